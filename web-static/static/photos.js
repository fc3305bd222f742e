// Photos that somebody chooses: shown, taken out again, made small enough, and asked where they were taken.
const MOST = 5;
const TAKEN = ["image/jpeg", "image/png"];
const LARGE = 2_500_000;
const WIDEST = 2400;
const HEAD = 256 * 1024;

/**
 * Shows what is chosen in the field `input`, which always holds it, in the list `preview`.
 * @param wrong where it is said that there are too many
 * @param changed is told of the files
 */
export function choosePhotos({ input, preview, wrong, texts, changed = () => {} }) {
  let chosen = [];

  function keep(files) {
    wrong.textContent = files.length > MOST ? texts.tooMany : "";
    chosen = files.slice(0, MOST);
    const carrier = new DataTransfer();
    chosen.forEach(file => carrier.items.add(file));
    input.files = carrier.files;
    preview.hidden = chosen.length === 0;
    preview.querySelectorAll("img").forEach(image => URL.revokeObjectURL(image.src));
    preview.replaceChildren(...chosen.map(row));
    changed(chosen);
  }

  function row(file, number) {
    const line = document.createElement("li");
    const image = document.createElement("img");
    image.src = URL.createObjectURL(file);
    image.alt = texts.photo.replace("{}", number + 1);
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet";
    button.textContent = texts.remove;
    button.setAttribute("aria-label", `${texts.remove} ${number + 1}`);
    button.addEventListener("click", () => { keep(chosen.filter(each => each !== file)); input.focus(); });
    line.append(image, button);
    return line;
  }

  input.addEventListener("change", () => keep([...chosen, ...[...input.files].filter(file => !chosen.includes(file))]));
  return { keep, chosen: () => chosen };
}

/**
 * Five photos of a telephone are more than a connection on the street takes, and some are in a format that the portal
 * does not: these are drawn anew. One that cannot be drawn goes as it is.
 */
export async function fitting(file) {
  const taken = TAKEN.includes(file.type);
  if (taken && file.size < LARGE) { return file; }
  try {
    const image = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, WIDEST / Math.max(image.width, image.height));
    const canvas = Object.assign(document.createElement("canvas"), { width: Math.round(image.width * scale), height: Math.round(image.height * scale) });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    const drawn = await new Promise(done => canvas.toBlob(done, "image/jpeg", .88));
    return drawn && (!taken || drawn.size < file.size) ? new File([drawn], "photo.jpg", { type: "image/jpeg" }) : file;
  } catch {
    return file;
  }
}

/** Where a JPEG says that it was taken (Exif 2.3, 4.6.6): `{ lon, lat }`, or null. The file is read here and nowhere else. */
export async function positionOf(file) {
  try {
    const view = new DataView(await file.slice(0, HEAD).arrayBuffer());
    const tiff = exif(view);
    return tiff === null ? null : gps(view, tiff);
  } catch {
    return null;
  }
}

/** Where the TIFF header of the Exif segment begins, or null. */
function exif(view) {
  if (view.getUint16(0) !== 0xFFD8) { return null; }
  for (let at = 2; view.getUint8(at) === 0xFF; at += 2 + view.getUint16(at + 2)) {
    if (view.getUint8(at + 1) === 0xE1 && view.getUint32(at + 4) === 0x45786966) { return at + 10; }
    if (view.getUint8(at + 1) === 0xDA) { return null; }
  }
  return null;
}

function gps(view, tiff) {
  const little = view.getUint16(tiff) === 0x4949;
  const short = at => view.getUint16(at, little);
  const long = at => view.getUint32(at, little);
  const entries = at => new Map(Array.from({ length: short(at) }, (_, i) => at + 2 + 12 * i).map(entry => [short(entry), entry]));
  const pointer = entries(tiff + long(tiff + 4)).get(0x8825);
  if (pointer === undefined) { return null; }
  const found = entries(tiff + long(pointer + 8));
  const degrees = (reference, tag, negative) => {
    const at = tiff + long(found.get(tag) + 8);
    const [whole, minutes, seconds] = [0, 8, 16].map(offset => long(at + offset) / (long(at + offset + 4) || 1));
    const sign = String.fromCharCode(view.getUint8(found.get(reference) + 8)) === negative ? -1 : 1;
    return sign * (whole + minutes / 60 + seconds / 3600);
  };
  const at = { lat: degrees(1, 2, "S"), lon: degrees(3, 4, "W") };
  const real = Math.abs(at.lat) <= 90 && Math.abs(at.lon) <= 180 && (at.lat !== 0 || at.lon !== 0);
  return real ? at : null;
}
