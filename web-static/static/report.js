// The form for residents. It works without this; with it the map sets the place, photos are shown, and nothing is lost
// when something is wrong, since the server's answer is swapped in beside what was typed.
import { open } from "./map.js";

const page = document.querySelector("[data-report]");
const form = page.querySelector("form");
const texts = JSON.parse(document.getElementById("report-texts").textContent);
const field = id => document.getElementById(id);
const [lon, lat, accuracy, category, words] = ["lon", "lat", "accuracy", "category", "description"].map(field);
const MOST_PHOTOS = 5;
const TAKEN = ["image/jpeg", "image/png"];
const LARGE = 2_500_000;
const WIDEST = 2400;

// The place
const ol = window.ol;
const element = field("map");
element.hidden = false;
const made = open(element);
made.map.getView().setMaxZoom(19);
const marker = new ol.Feature();
const note = page.querySelector("[data-where]");
const clear = page.querySelector("[data-clear]");
page.querySelector("[data-tools]").hidden = false;
page.querySelector("[data-coordinates]").hidden = true;

function place(at, off) {
  lon.value = at[0].toFixed(6);
  lat.value = at[1].toFixed(6);
  accuracy.value = off ?? "";
  show();
}

function show() {
  const at = [Number(lon.value), Number(lat.value)];
  const set = lon.value !== "" && lat.value !== "" && at.every(isFinite);
  made.area.clear();
  clear.hidden = !set;
  note.textContent = set ? `${texts.found} ${at[1].toFixed(5)}, ${at[0].toFixed(5)}` : "";
  if (set) {
    marker.setGeometry(new ol.geom.Point(ol.proj.fromLonLat(at)));
    made.area.addFeature(marker);
    element.dataset.placed = "1";
    lookAround();
  } else {
    delete element.dataset.placed;
  }
}

function goTo(at, zoom) {
  made.map.getView().setCenter(ol.proj.fromLonLat(at));
  made.map.getView().setZoom(Math.max(zoom, made.map.getView().getZoom()));
}

made.map.on("singleclick", event => place(ol.proj.toLonLat(event.coordinate)));
const drag = new ol.interaction.Translate({ features: new ol.Collection([marker]), hitTolerance: 12 });
drag.on("translateend", () => place(ol.proj.toLonLat(marker.getGeometry().getCoordinates())));
made.map.addInteraction(drag);
page.querySelector("[data-centre]").addEventListener("click", () => place(ol.proj.toLonLat(made.map.getView().getCenter())));
page.querySelector("[data-here]").addEventListener("click", () => {
  const failed = () => { note.textContent = page.dataset.nopos; };
  if (!navigator.geolocation) { failed(); return; }
  navigator.geolocation.getCurrentPosition(({ coords }) => {
    const at = [coords.longitude, coords.latitude];
    place(at, Math.round(coords.accuracy));
    goTo(at, 16);
  }, failed, { enableHighAccuracy: true, timeout: 10_000 });
});
clear.addEventListener("click", () => { lon.value = lat.value = accuracy.value = ""; show(); });
[lon, lat].forEach(input => input.addEventListener("change", show));

// What may be the same; the words are sent in a body, which no log has
const COMPARED = ["lon", "lat", "accuracy", "category", "address", "description"];
let looking;
let confirmed = false;

/** What the button says: another thing, once what may be the same has been shown. */
function label() {
  const send = page.querySelector("[data-send]");
  send.textContent = confirmed ? send.dataset.different : send.dataset.plain;
}

async function lookAround() {
  looking?.abort();
  looking = new AbortController();
  try {
    const body = new FormData();
    COMPARED.forEach(id => body.set(id, field(id).value));
    const answer = await fetch(page.dataset.nearby, { method: "POST", body, signal: looking.signal });
    const near = field("near");
    near.replaceChildren();
    if (answer.ok) {
      near.replaceChildren(...new DOMParser().parseFromString(await answer.text(), "text/html").body.childNodes);
    }
    confirmed = near.querySelector("[data-near-list]") !== null;
    label();
  } catch (failure) {
    if (failure.name !== "AbortError") { confirmed = false; }
  }
}

// What it is about
const suggested = page.querySelector("[data-suggested]");
let timer;

async function suggest() {
  const said = words.value.trim();
  suggested.replaceChildren();
  if (said.length < 2 || category.value) { return; }
  const answer = await fetch(`${page.dataset.suggestions}?q=${encodeURIComponent(said.slice(0, 1000))}`);
  const { items } = answer.ok ? await answer.json() : { items: [] };
  if (!items.length || category.value) { return; }
  suggested.replaceChildren(texts.suggest, ...items.map(item => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet";
    button.textContent = item.name;
    button.title = item.path;
    button.addEventListener("click", () => { category.value = item.id; category.dispatchEvent(new Event("change")); category.focus(); });
    return button;
  }));
}

async function ask() {
  suggested.replaceChildren();
  const given = new URLSearchParams({ category: category.value });
  const answer = await fetch(`${page.dataset.page}?${given}`, { headers: { Accept: "text/html" } });
  const next = new DOMParser().parseFromString(await answer.text(), "text/html");
  field("questions").replaceWith(next.getElementById("questions"));
  lookAround();
}

words.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(() => { suggest(); lookAround(); }, 500); });
field("address").addEventListener("change", () => lookAround());
category.addEventListener("change", ask);

// Photos
const input = field("photos");
const preview = page.querySelector("[data-preview]");
const photosWrong = page.querySelector("[data-wrong=photos]");
let chosen = [];

function keep(files) {
  photosWrong.textContent = files.length > MOST_PHOTOS ? texts.tooMany : "";
  chosen = files.slice(0, MOST_PHOTOS);
  const carrier = new DataTransfer();
  chosen.forEach(file => carrier.items.add(file));
  input.files = carrier.files;
  preview.hidden = chosen.length === 0;
  preview.querySelectorAll("img").forEach(image => URL.revokeObjectURL(image.src));
  preview.replaceChildren(...chosen.map((file, i) => {
    const row = document.createElement("li");
    const image = document.createElement("img");
    image.src = URL.createObjectURL(file);
    image.alt = texts.photo.replace("{}", i + 1);
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet";
    button.textContent = texts.remove;
    button.setAttribute("aria-label", `${texts.remove} ${i + 1}`);
    button.addEventListener("click", () => { keep(chosen.filter(each => each !== file)); input.focus(); });
    row.append(image, button);
    return row;
  }));
}

input.addEventListener("change", () => keep([...chosen, ...[...input.files].filter(file => !chosen.includes(file))]));

/**
 * Five photos of a telephone are more than a connection on the street takes, and some are in a format that the portal
 * does not: these are drawn anew. One that cannot be drawn goes as it is.
 */
async function fitting(file) {
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

// Sending
function wrong(name, text, focus) {
  page.querySelector(`[data-wrong=${name}]`).textContent = text;
  focus.setAttribute("aria-invalid", "true");
  focus.focus();
}

function complete() {
  page.querySelectorAll("[data-wrong]").forEach(each => { each.textContent = ""; });
  page.querySelectorAll("[aria-invalid]").forEach(each => each.removeAttribute("aria-invalid"));
  if (!(lon.value && lat.value) && !field("address").value.trim()) { wrong("place", texts.needPlace, field("address")); return false; }
  if (!words.value.trim() && chosen.length === 0) { wrong("description", texts.needWords, words); return false; }
  return true;
}

form.addEventListener("submit", async event => {
  event.preventDefault();
  if (form.dataset.sending || !complete()) { return; }
  form.dataset.sending = "1";
  page.querySelector("[data-send]").textContent = texts.sending;
  try {
    const body = new FormData(form);
    body.delete("photos");
    for (const file of chosen) { body.append("photos", await fitting(file)); }
    if (confirmed) { body.set("confirmed", "true"); }
    const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "text/html" } });
    await swap(new DOMParser().parseFromString(await answer.text(), "text/html"));
  } catch {
    field("wrong").replaceChildren(box(texts.failed));
  } finally {
    delete form.dataset.sending;
    label();
  }
});

function box(text) {
  const made = document.createElement("p");
  made.className = "wrong-box";
  made.setAttribute("role", "alert");
  made.textContent = text;
  return made;
}

/** Reloading the receipt, or coming back to it, leads to its page; the address is a secret that no link passes on. */
function keepLink(follow) {
  document.head.append(Object.assign(document.createElement("meta"), { name: "referrer", content: "no-referrer" }));
  const href = follow.getAttribute("href");
  history.replaceState(null, "", href);
  document.querySelector("a.switch").href = href.startsWith("/en/") ? href.slice(3) : `/en${href}`;
}

async function swap(next) {
  document.title = next.title;
  if (next.querySelector("[data-sent]")) {
    const { enliven } = await import("./site.js");
    keepLink(next.querySelector("a[data-follow]"));
    document.querySelector("main").replaceWith(next.querySelector("main"));
    enliven(document.querySelector("main"));
    document.querySelector("main").focus();
    scrollTo(0, 0);
    return;
  }
  if (!next.querySelector("[data-report]")) { field("wrong").replaceChildren(box(next.querySelector("h1")?.textContent ?? texts.failed)); return; }
  form.elements.key.value = next.querySelector("input[name=key]").value;
  // where nothing could be read, the answer knows of no category
  const asked = next.getElementById("category").value === category.value ? ["questions"] : [];
  for (const id of ["wrong", "near", ...asked]) { field(id).replaceWith(next.getElementById(id)); }
  for (const each of page.querySelectorAll("[data-wrong]")) {
    each.replaceChildren(...next.querySelector(`[data-wrong=${each.dataset.wrong}]`).childNodes);
  }
  confirmed = field("near").querySelector("[data-near-list]") !== null;
  (field("wrong").querySelector("a") ?? field("near")).scrollIntoView({ block: "center" });
}

show();
element.dataset.ready = "1";
