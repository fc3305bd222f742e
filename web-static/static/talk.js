// Reporting as a conversation. It works without this, as one form after another; with it the page stays, what was said
// grows into a list, photos can be added at any time, and all of it is still there after a reload.
import { begin } from "./report.js";
import { choosePhotos, positionOf } from "./photos.js";
import { pin } from "./pin.js";
import { forget, keptPhotos, keptState, keptText, keepPhotos, keepState, keepText } from "./talk-memory.js";

const main = document.querySelector("main");
let photos = [];
let told = 0;
let position = null;

function texts(name) { return JSON.parse(document.getElementById(name).textContent); }

function find(selector) { return main.querySelector(selector); }

function parsed(text) { return new DOMParser().parseFromString(text, "text/html"); }

function fail(text) {
  const box = Object.assign(document.createElement("p"), { className: "wrong-box", textContent: text });
  box.setAttribute("role", "alert");
  find("#wrong").replaceChildren(box);
}

/** Sends what was said; the answer is the next step, in which photos are told of that have come since. */
async function send(body) {
  if (photos.length > told) { body.set("photoCount", String(photos.length - told)); }
  if (position) {
    body.set("photoLon", position.lon.toFixed(6));
    body.set("photoLat", position.lat.toFixed(6));
  }
  const answer = await fetch(find("#step").action, { method: "POST", body, headers: { Accept: "text/html" } });
  const next = parsed(await answer.text());
  if (!next.querySelector("[data-talk], [data-talk-ready]")) { throw new Error(next.querySelector("h1")?.textContent); }
  if (!next.querySelector("#wrong [role=alert]")) { told = photos.length; }
  return next;
}

// One step
function enlivenStep() {
  const step = find("#step");
  const tools = find("[data-photo-tools]");
  if (tools) { step.querySelector(".talk-buttons").before(tools); }
  step.addEventListener("submit", async event => {
    event.preventDefault();
    if (step.dataset.sending) { return; }
    const body = new FormData(step, event.submitter);
    if (!says(step, body)) { return; }
    step.dataset.sending = "1";
    step.setAttribute("aria-busy", "true");
    try {
      show(await send(body));
    } catch {
      fail(texts("talk-texts").failed);
    } finally {
      delete step.dataset.sending;
      step.removeAttribute("aria-busy");
    }
  });
  const field = step.querySelector("[name=text]");
  field?.addEventListener("input", () => keepText(field.value));
  field?.addEventListener("keydown", event => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { step.requestSubmit(step.querySelector("[data-main]")); }
  });
  // a photo alone is something to say
  if (field && photos.length) { field.required = false; }
  if (step.dataset.kind === "place") { enlivenPlace(step); }
}

/** A place that is neither on the map nor in words is asked for again here; without scripts the server does it. */
function says(step, body) {
  if (step.dataset.kind !== "place" || body.has("skip") || body.has("back")) { return true; }
  if ((body.get("lon") && body.get("lat")) || body.get("address").trim()) { return true; }
  step.querySelector("[data-wrong=place]").textContent = texts("talk-texts").needPlace;
  step.querySelector("#address").focus();
  return false;
}

function enlivenPlace(step) {
  step.querySelector("[data-coordinates]").hidden = true;
  const [lon, lat, accuracy] = ["lon", "lat", "accuracy"].map(id => step.querySelector(`#${id}`));
  pin({ page: step, element: step.querySelector("#map"), lon, lat, accuracy, texts: texts("report-texts") });
}

function enlivenPhotos() {
  find("[data-photo-tools]").hidden = false;
  const picker = choosePhotos({
    input: find("#talk-photos"), preview: find("[data-preview]"), wrong: find("[data-photos-wrong]"), texts: texts("report-texts"),
    changed: async files => {
      photos = files;
      told = Math.min(told, files.length);
      const field = find("#step [name=text]");
      if (field) { field.required = files.length === 0; }
      keepPhotos(files);
      position = (await Promise.all(files.map(positionOf))).find(each => each !== null) ?? null;
      find("[data-photo-place]").textContent = position ? texts("talk-texts").photoPlace : "";
    },
  });
  if (photos.length) { picker.keep(photos); }
}

/** Puts the next step in the place of this one. What was said before stays as it is, so that only what is new is read out. */
function show(next) {
  document.title = next.title;
  keepText("");
  keepState(next.querySelector("[name=state]").value);
  const ready = next.querySelector("[data-talk-ready]");
  if (ready || !find("[data-talk]") || !next.querySelector("[data-talk]")) {
    main.replaceChildren(...next.querySelector("main").childNodes);
    ready ? enlivenReady() : enliven();
  } else {
    for (const id of ["danger", "wrong"]) {
      const come = next.getElementById(id);
      if (find(`#${id}`).innerHTML.trim() !== come.innerHTML.trim()) { find(`#${id}`).replaceChildren(...come.childNodes); }
    }
    append(find("#log"), next.getElementById("log"));
    const tools = find("[data-photo-tools]");
    tools.open = photos.length > 0;
    find("#log").after(tools);
    find("#step").replaceWith(next.getElementById("step"));
    find("[data-talk]").dataset.turns = next.querySelector("[data-talk]").dataset.turns;
    enlivenStep();
  }
  focusOn(find("#summary") ?? find("#step [data-focus]") ?? find("#step #address") ?? find("h1"));
}

function focusOn(element) {
  element.focus({ preventScroll: true });
  (find("#log .talk-line:last-child") ?? element).scrollIntoView({ block: find("#summary") ? "nearest" : "center" });
  if (find("#summary")) { scrollTo(0, 0); }
}

function append(log, next) {
  const come = [...next.children];
  const same = [...log.children].findIndex((line, i) => line.textContent.trim() !== come[i]?.textContent.trim());
  const from = same < 0 ? log.children.length : same;
  [...log.children].slice(from).forEach(line => line.remove());
  log.append(...come.slice(from));
}

// The report
function enlivenReady() {
  begin(find("[data-talk-ready]"), photos);
  const correct = find("[data-correct]");
  const changed = () => {
    find("[data-facts]").hidden = true;
    find("[data-changed]").hidden = false;
    find("input[name=unplaced]")?.remove();
  };
  correct.addEventListener("input", changed);
  correct.addEventListener("change", changed);
  find("#photos").addEventListener("change", () => { photos = [...find("#photos").files]; keepPhotos(photos); });
  enlivenStep();
}

function enliven() {
  enlivenPhotos();
  enlivenStep();
}

main.addEventListener("click", event => {
  if (event.target.closest("[data-again]")) { forget(); }
});
document.addEventListener("report-sent", forget);

/** After a reload the conversation goes on where it was. */
async function resume() {
  const state = keptState();
  photos = await keptPhotos();
  if (find("[data-talk-ready]")) { enlivenReady(); return; }
  enliven();
  const field = find("#step [name=text]");
  if (field && !field.value) { field.value = keptText(); }
  if (!state || find("[data-talk]").dataset.turns !== "0") { return; }
  try {
    const body = new FormData();
    body.set("state", state);
    const typed = keptText();
    told = photos.length;
    show(await send(body));
    const reply = find("#step [name=text]");
    if (reply) { reply.value = typed; keepText(typed); }
  } catch {
    forget();
    fail(texts("talk-texts").lost);
  }
}

await resume();
main.dataset.ready = "1";
