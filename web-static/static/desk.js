// The desk: keys to move and to act, a selection for the steps with many, ready words for notes.
const desk = document.querySelector("[data-desk], [data-desk-one]");
const entries = [...document.querySelectorAll("[data-entry]")];
const keys = document.getElementById("keys");
const bulk = document.getElementById("bulk");
let here = -1;

// Selection
const boxes = [...document.querySelectorAll("[data-entry] input[type=checkbox]")];
const counted = document.querySelector("[data-selected]");
const all = document.querySelector("[data-all]");

function selected() { return boxes.filter(box => box.checked); }

function count() { if (counted) { counted.textContent = String(selected().length); } }

boxes.forEach(box => box.addEventListener("change", count));
if (all && boxes.length) {
  all.hidden = false;
  all.querySelector("input").addEventListener("change", event => { boxes.forEach(box => { box.checked = event.target.checked; }); count(); });
}
count();

/** Puts the selection into a form before it goes; a referral names records, other steps the version they saw, too. */
function carry(form) {
  form.querySelectorAll("[data-carried]").forEach(each => each.remove());
  const name = form.dataset.withSelected;
  for (const box of selected()) {
    const input = document.createElement("input");
    input.type = "hidden";
    input.name = name;
    input.value = name === "records" ? box.value.replace(/@\d+$/, "") : box.value;
    input.dataset.carried = "1";
    form.append(input);
  }
}

document.querySelectorAll("[data-with-selected]").forEach(form => form.addEventListener("submit", event => {
  if (selected().length === 0 && here >= 0) { boxes[here].checked = true; count(); }
  if (selected().length === 0) { event.preventDefault(); boxes[0]?.focus(); return; }
  carry(form);
}));

// Ready words
document.querySelectorAll("textarea[data-answers]").forEach(area => {
  const list = document.getElementById(area.dataset.answers);
  const buttons = [...list.querySelectorAll("button")];
  list.hidden = false;
  const insert = text => { area.setRangeText(text, area.selectionStart, area.selectionEnd, "end"); area.focus(); };
  buttons.forEach(button => button.addEventListener("click", () => insert(button.dataset.text)));
  area.addEventListener("keydown", event => {
    const button = event.altKey && /^Digit[1-9]$/.test(event.code) ? buttons[Number(event.code.slice(5)) - 1] : null;
    if (button) { event.preventDefault(); insert(button.dataset.text); }
  });
});

// Keys
function move(to) {
  if (!entries.length) { return; }
  entries[here]?.classList.remove("here");
  here = Math.max(0, Math.min(entries.length - 1, to));
  entries[here].classList.add("here");
  const target = entries[here].querySelector("a");
  target.focus({ preventScroll: true });
  entries[here].scrollIntoView({ block: "nearest" });
}

function deed(name) {
  const found = document.querySelector(`[data-deed="${name}"]`);
  if (!found) { return; }
  if (here >= 0 && selected().length === 0 && boxes[here]) { boxes[here].checked = true; count(); }
  found.open = true;
  found.scrollIntoView({ block: "nearest" });
  found.querySelector("form textarea, form select, form button, form input:not([type=hidden])")?.focus();
}

const acts = {
  j: () => move(here + 1),
  k: () => move(here - 1),
  x: () => { if (boxes[here]) { boxes[here].checked = !boxes[here].checked; count(); } },
  o: () => { if (entries[here]) { location.href = entries[here].querySelector("a").href; } },
  a: () => deed("accept"),
  r: () => deed("refer"),
  d: () => deed("decline"),
  "?": () => keys?.showModal(),
};

if (desk) {
  document.querySelectorAll("[data-keys]").forEach(button => { button.hidden = false; button.addEventListener("click", () => keys.showModal()); });
  addEventListener("keydown", event => {
    const typing = event.target.matches?.("input:not([type=checkbox]), textarea, select") || event.target.closest?.(".map, dialog");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !acts[event.key]) { return; }
    event.preventDefault();
    acts[event.key]();
  });
}
bulk?.addEventListener("submit", event => event.preventDefault());
