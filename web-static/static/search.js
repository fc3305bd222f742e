// Results without reloading: the server's own pages are fetched and swapped in piece by piece, so that an address shows
// the same with and without scripts. The map stays and keeps in step with the list.
import { enliven, texts } from "./site.js";
import { drawCircle, load, open, showArea, visible } from "./map.js";

const page = document.querySelector("[data-search]");
const element = document.getElementById("map");
const tools = page.querySelector("[data-tools]");
const here = tools.querySelector("[data-here]");
const note = tools.querySelector("[data-tools-note]");
const path = location.pathname;
const made = open(element);
let running;
let settled = false;

async function showMap() {
  settled = false;
  here.hidden = true;
  const address = document.querySelector("[data-points-address]").dataset.pointsAddress;
  const fixed = showArea(made, JSON.parse(document.getElementById("area").textContent));
  try {
    await load(made, address, document.getElementById("legend"), { signal: running?.signal, fit: !fixed });
    note.textContent = "";
  } catch (failure) {
    if (failure.name !== "AbortError") { throw failure; }
  }
  made.map.once("rendercomplete", () => { settled = true; element.dataset.settled = String(Number(element.dataset.settled ?? 0) + 1); });
  made.map.render();
}

/** Goes to {@code address} by swapping; anything unexpected is left to the browser. */
async function visit(address, push) {
  running?.abort();
  running = new AbortController();
  page.classList.add("busy");
  try {
    const answer = await fetch(address, { signal: running.signal, headers: { Accept: "text/html" } });
    const next = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok || !next.querySelector("[data-search]")) { location.href = address; return; }
    swap(next);
    if (push) { history.pushState(null, "", address); }
    await showMap();
  } catch (failure) {
    if (failure.name !== "AbortError") { location.href = address; }
  } finally {
    page.classList.remove("busy");
  }
}

function swap(next) {
  const focused = document.activeElement?.id;
  const typed = document.activeElement?.matches("input[type=search]");
  const opened = document.querySelector("[data-fold]")?.open;
  document.title = next.title;
  document.querySelector(".switch").href = next.querySelector(".switch").getAttribute("href");
  for (const part of page.querySelectorAll("[data-swap]")) {
    const fresh = next.getElementById(part.id);
    part.replaceWith(fresh);
    enliven(fresh);
  }
  const fold = document.querySelector("[data-fold]");
  if (fold && opened !== undefined) { fold.open = opened; }
  listen();
  if (focused && !typed) { document.getElementById(focused)?.focus(); }
}

/** List to map. */
function listen() {
  const list = page.querySelector("[data-list]");
  for (const [on, off] of [["pointerover", "pointerleave"], ["focusin", "focusout"]]) {
    list?.addEventListener(on, event => made.light(event.target.closest("[data-key]")?.dataset.key ?? null));
    list?.addEventListener(off, () => made.light(null));
  }
}

/** Map to list. */
made.onHover = keys => {
  for (const item of page.querySelectorAll("[data-key]")) {
    item.classList.toggle("lit", keys.includes(item.dataset.key));
  }
};

page.addEventListener("click", event => {
  const link = event.target.closest("a[href]");
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) { return; }
  if (link.origin === location.origin && link.pathname === path) {
    event.preventDefault();
    visit(link.href, true);
    if (link.closest(".pages")) { document.getElementById("summary").scrollIntoView(); }
  }
});

page.addEventListener("submit", event => {
  event.preventDefault();
  const given = new URLSearchParams([...new FormData(event.target)].filter(([, value]) => value !== ""));
  visit(`${path}?${given}`, true);
});

addEventListener("popstate", () => visit(location.href, false));

function changed(change) {
  const given = new URLSearchParams(location.search);
  for (const name of ["cursor", "before", "bbox", "within", "near", "radius"]) { given.delete(name); }
  for (const [name, value] of Object.entries(change)) { given.set(name, value); }
  visit(`${path}?${given}`.replaceAll("%2C", ","), true);
}

made.map.on("moveend", () => { if (settled) { here.hidden = false; } });
here.addEventListener("click", () => changed({ bbox: visible(made) }));

tools.querySelector("[data-draw]").addEventListener("click", event => {
  const button = event.target;
  button.setAttribute("aria-pressed", "true");
  note.textContent = texts.drawHelp;
  drawCircle(made, circle => {
    button.removeAttribute("aria-pressed");
    note.textContent = "";
    if (circle) { changed(circle); }
  });
});

tools.querySelector("[data-near]").addEventListener("click", () => {
  const failed = () => { note.textContent = texts.nearMeFailed; };
  if (!navigator.geolocation) { failed(); return; }
  // Two decimals are a kilometre: enough to search by, and no more than the address should tell.
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => changed({ near: `${coords.longitude.toFixed(2)},${coords.latitude.toFixed(2)}`, radius: "100000" }), failed, { timeout: 10_000 });
});

tools.hidden = false;
listen();
await showMap();
