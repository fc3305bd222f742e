// On every page: suggestions while typing, buttons that copy, a fold that is open where there is room.
export const texts = JSON.parse(document.getElementById("texts").textContent);
const root = document.documentElement;
const english = root.lang === "en";
root.classList.add("js");

const waiting = 140;
const kinds = new Map([...document.querySelectorAll("nav a[data-kind]")]
  .map(link => [link.dataset.kind, { title: link.dataset.title, plural: link.dataset.plural }]));

async function fetchSuggestions(text, signal) {
  const answer = await fetch(`/api/suggest?limit=8&q=${encodeURIComponent(text)}`, { signal });
  return answer.ok ? (await answer.json()).items : [];
}

function option(item, number, id) {
  const names = english ? [item.nameEn ?? item.name, item.name] : [item.name, item.nameEn];
  const row = document.createElement("li");
  row.id = `${id}-${number}`;
  row.setAttribute("role", "option");
  row.setAttribute("aria-selected", "false");
  row.dataset.kind = item.kind;
  row.dataset.id = item.id;
  const name = document.createElement("span");
  name.textContent = names[0];
  row.append(name);
  const other = document.createElement("span");
  other.className = "s-other";
  other.textContent = names[1] && names[1] !== names[0] ? names[1] : "";
  row.append(other);
  const kind = document.createElement("span");
  kind.className = "badge";
  kind.textContent = kinds.get(item.kind)?.title ?? item.kind;
  row.append(kind);
  return row;
}

function pageOf(kind, id) {
  return `${english ? "/en" : ""}/${kinds.get(kind).plural}/${encodeURIComponent(id)}`;
}

// The combobox pattern with a list that pops up (WAI-ARIA Authoring Practices).
function suggest(input) {
  const id = `${input.id}-suggestions`;
  const list = document.createElement("ul");
  list.id = id;
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", texts.suggestions);
  const status = document.createElement("span");
  status.className = "unseen";
  status.setAttribute("role", "status");
  const box = document.createElement("span");
  box.className = "suggestbox";
  input.replaceWith(box);
  box.append(input, list, status);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id })) {
    input.setAttribute(name, value);
  }
  let timer, running, current = -1;

  function close() {
    clearTimeout(timer);
    running?.abort();
    list.hidden = true;
    current = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }
  function select(number) {
    const rows = [...list.children];
    current = rows.length ? (number + rows.length) % rows.length : -1;
    rows.forEach((row, i) => row.setAttribute("aria-selected", String(i === current)));
    if (current >= 0) {
      input.setAttribute("aria-activedescendant", rows[current].id);
      rows[current].scrollIntoView({ block: "nearest" });
    }
  }
  function go(row) {
    location.href = pageOf(row.dataset.kind, row.dataset.id);
  }
  async function ask() {
    running?.abort();
    const text = input.value.trim();
    if (!text) { close(); return; }
    running = new AbortController();
    try {
      const items = await fetchSuggestions(text, running.signal);
      list.replaceChildren(...items.map((item, i) => option(item, i, id)));
      list.hidden = items.length === 0;
      current = -1;
      input.setAttribute("aria-expanded", String(items.length > 0));
      input.removeAttribute("aria-activedescendant");
      status.textContent = texts.suggestionsCount.replace("{}", items.length);
    } catch (failure) {
      if (failure.name !== "AbortError") { close(); }
    }
  }
  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, waiting); });
  input.addEventListener("keydown", event => {
    if (event.key === "Escape") { close(); }
    if (list.hidden) { return; }
    if (event.key === "ArrowDown") { event.preventDefault(); select(current + 1); }
    if (event.key === "ArrowUp") { event.preventDefault(); select(current < 0 ? -1 : current - 1); }
    if (event.key === "Enter" && current >= 0) { event.preventDefault(); go(list.children[current]); }
  });
  input.addEventListener("blur", () => setTimeout(close, 150));
  input.form?.addEventListener("submit", close);
  list.addEventListener("mousedown", event => event.preventDefault());
  list.addEventListener("click", event => { const row = event.target.closest("li"); if (row) { go(row); } });
}

function copies(button, text) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text());
    button.textContent = texts.copied;
    setTimeout(() => { button.textContent = texts.copy; }, 1500);
  });
}

/** Brings what a piece of page has to life; called again for pieces that are swapped in. */
export function enliven(part) {
  part.querySelectorAll("input[data-suggest]").forEach(suggest);
  if (navigator.clipboard) {
    part.querySelectorAll("[data-copy]").forEach(button => copies(button, () => button.parentElement.querySelector("pre").textContent));
    part.querySelectorAll("[data-copy-text-of]").forEach(button => copies(button, () => document.querySelector(button.dataset.copyTextOf).textContent));
    part.querySelectorAll("[data-copy-text]").forEach(button => copies(button, () => button.parentElement.querySelector("[data-cite]").textContent));
  }
  part.querySelectorAll("details[data-fold]").forEach(fold => { fold.open = matchMedia("(min-width: 48rem)").matches; });
  part.querySelectorAll("[data-autosubmit]").forEach(field => field.addEventListener("change", () => field.form.requestSubmit()));
}
enliven(document);
