// The form for residents. It works without this; with it the map sets the place, photos are shown, what is suggested
// stands beside what is typed, and nothing is lost when something is wrong, since the server's answer is swapped in.
import { choosePhotos, fitting } from "./photos.js";
import { pin } from "./pin.js";

const PAUSE = 500;
const ADVICE = ["danger", "suggested", "matters", "answerer", "said", "near"];

function field(id) { return document.getElementById(id); }

function parsed(text) { return new DOMParser().parseFromString(text, "text/html"); }

/**
 * Enlivens the form of `page`.
 * @param kept photos that were chosen before
 */
export function begin(page, kept = []) {
  const form = page.querySelector("form.report-form");
  const texts = JSON.parse(field("report-texts").textContent);
  const [lon, lat, accuracy, category, words] = ["lon", "lat", "accuracy", "category", "description"].map(field);

  let timer;
  let asking;
  let confirmed = form.querySelector("[data-near-list]") !== null;

  /** What the button says: another thing, once what may be the same has been shown. */
  function label() {
    const send = page.querySelector("[data-send]");
    send.textContent = confirmed ? send.dataset.different : send.dataset.plain;
  }

  /**
   * Asks what is suggested, and what may be the same, with all that is typed but photos and how to reach somebody. It is
   * sent in a body, which no log has. What stays the same is not announced again.
   */
  async function suggest() {
    clearTimeout(timer);
    asking?.abort();
    asking = new AbortController();
    const typed = new FormData(form);
    [...typed.keys()].filter(name => name === "photos" || name.startsWith("contact")).forEach(name => typed.delete(name));
    try {
      const answer = await fetch(page.dataset.suggestions, { method: "POST", body: typed, signal: asking.signal });
      if (!answer.ok) { return; }
      const next = parsed(await answer.text());
      for (const name of ADVICE) {
        const there = field(name);
        const come = next.querySelector(`[data-advice=${name}]`);
        if (there.innerHTML.trim() !== come.innerHTML.trim()) { there.replaceChildren(...come.childNodes); }
      }
      confirmed = field("near").querySelector("[data-near-list]") !== null;
      label();
    } catch (failure) {
      if (failure.name !== "AbortError") { asking = undefined; }
    }
  }

  function suggestSoon() { clearTimeout(timer); timer = setTimeout(suggest, PAUSE); }

  async function ask() {
    suggest();
    const given = new URLSearchParams({ category: category.value });
    const answer = await fetch(`${page.dataset.page}?${given}`, { headers: { Accept: "text/html" } });
    field("questions").replaceWith(parsed(await answer.text()).getElementById("questions"));
  }

  words.addEventListener("input", suggestSoon);
  field("address").addEventListener("change", suggest);
  category.addEventListener("change", ask);
  form.addEventListener("click", event => {
    const pick = event.target.closest("[data-pick], [data-said]");
    if (!pick) { return; }
    event.preventDefault();
    if (pick.dataset.pick) {
      category.value = pick.dataset.pick;
      category.dispatchEvent(new Event("change"));
      category.focus();
    } else {
      const said = JSON.parse(pick.value);
      field("address").value = said.address;
      [lon.value, lat.value, accuracy.value] = [said.lon ?? "", said.lat ?? "", said.accuracy ?? ""];
      lon.dispatchEvent(new Event("change"));
      field("address").focus();
    }
  });

  // The place
  page.querySelector("[data-coordinates]").hidden = true;
  let settled = false;
  pin({
    page, element: field("map"), lon, lat, accuracy, texts,
    changed: () => { if (settled) { suggest(); } },
  });
  settled = true;

  // Photos
  const photos = choosePhotos({ input: field("photos"), preview: page.querySelector("[data-preview]"), wrong: page.querySelector("[data-wrong=photos]"), texts });
  if (kept.length) { photos.keep(kept); }

  // Sending
  function wrong(name, text, focus) {
    const place = page.querySelector(`[data-wrong=${name}]`);
    place.textContent = text;
    place.closest("details")?.setAttribute("open", "");
    focus.setAttribute("aria-invalid", "true");
    focus.focus();
  }

  function complete() {
    page.querySelectorAll("[data-wrong]").forEach(each => { each.textContent = ""; });
    page.querySelectorAll("[aria-invalid]").forEach(each => each.removeAttribute("aria-invalid"));
    const placed = (lon.value && lat.value) || field("address").value.trim() || form.elements.place || form.elements.unplaced;
    if (!placed) { wrong("place", texts.needPlace, field("address")); return false; }
    if (!words.value.trim() && photos.chosen().length === 0) { wrong("description", texts.needWords, words); return false; }
    return true;
  }

  form.addEventListener("submit", async event => {
    event.preventDefault();
    if (form.dataset.sending || !complete()) { return; }
    form.dataset.sending = "1";
    clearTimeout(timer);
    asking?.abort();
    page.querySelector("[data-send]").textContent = texts.sending;
    try {
      const body = new FormData(form, event.submitter);
      body.delete("photos");
      for (const file of photos.chosen()) { body.append("photos", await fitting(file)); }
      if (confirmed) { body.set("confirmed", "true"); }
      body.set("advised", "true");
      const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "text/html" } });
      await swap(parsed(await answer.text()));
    } catch {
      field("wrong").replaceChildren(box(texts.failed));
    } finally {
      delete form.dataset.sending;
      if (form.isConnected) { label(); }
    }
  });

  async function swap(next) {
    document.title = next.title;
    if (next.querySelector("[data-sent]")) { await receipt(next); return; }
    if (!next.querySelector("[data-report]")) { field("wrong").replaceChildren(box(next.querySelector("h1")?.textContent ?? texts.failed)); return; }
    form.elements.key.value = next.querySelector("input[name=key]").value;
    // where nothing could be read, the answer knows of no category
    const asked = next.getElementById("category").value === category.value ? ["questions"] : [];
    for (const id of ["wrong", "near", ...asked]) { field(id).replaceWith(next.getElementById(id)); }
    for (const each of page.querySelectorAll("[data-wrong]")) {
      each.replaceChildren(...next.querySelector(`[data-wrong=${each.dataset.wrong}]`).childNodes);
      if (each.textContent.trim()) { each.closest("details")?.setAttribute("open", ""); }
    }
    confirmed = field("near").querySelector("[data-near-list]") !== null;
    (field("wrong").querySelector("a") ?? field("near")).scrollIntoView({ block: "center" });
  }

  label();
  if (words.value || lon.value) { suggestSoon(); }
}

function box(text) {
  const made = document.createElement("p");
  made.className = "wrong-box";
  made.setAttribute("role", "alert");
  made.textContent = text;
  return made;
}

async function receipt(next) {
  const { enliven } = await import("./site.js");
  keepLink(next.querySelector("a[data-follow]"));
  document.querySelector("main").replaceWith(next.querySelector("main"));
  enliven(document.querySelector("main"));
  document.querySelector("main").focus();
  scrollTo(0, 0);
  document.dispatchEvent(new Event("report-sent"));
}

/** Reloading the receipt, or coming back to it, leads to its page; the address is a secret that no link passes on. */
function keepLink(follow) {
  document.head.append(Object.assign(document.createElement("meta"), { name: "referrer", content: "no-referrer" }));
  const href = follow.getAttribute("href");
  history.replaceState(null, "", href);
  document.querySelector("a.switch").href = href.startsWith("/en/") ? href.slice(3) : `/en${href}`;
}

const there = document.querySelector("[data-report]:not([data-talk-ready])");
if (there) { begin(there); }
