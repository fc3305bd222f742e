// The sorting desk: one record after the other by keyboard, mouse or touch. The next ones are there before they are asked
// for; what was done can be taken back; the focus is always on the record that is shown.
const page = document.querySelector("[data-sorting]");
const settings = JSON.parse(document.getElementById("sorting")?.textContent ?? "null");
const OPEN_AHEAD = 2;
const KEEP_EVERY = 60_000;

/** A request in the form that pages without scripts send; answers in JSON. */
async function post(path, values, options = {}) {
  const body = new URLSearchParams({ as: settings.as, whose: settings.whose, seat: settings.seat, page: settings.page });
  for (const [name, value] of Object.entries(values)) { [value].flat().forEach(each => body.append(name, each)); }
  const answer = await fetch(`${settings.root}/desk/sorting/${path}`, { method: "POST", body, headers: { Accept: "application/json" }, ...options });
  if (answer.status === 204) { return {}; }
  if (answer.status === 401) {
    location.href = `${settings.root}/sign-in?ended=${path === "do" ? "unsent" : "idle"}&next=${encodeURIComponent(location.pathname + location.search)}`;
    return new Promise(() => {});
  }
  const json = await answer.json();
  if (!answer.ok) { throw Object.assign(new Error(json.detail ?? answer.statusText), { answered: true }); }
  return json;
}

function sort() {
  const holder = page.querySelector("[data-cards]");
  const status = page.querySelector("[data-status]");
  const none = page.querySelector("[data-none]");
  const leftText = page.querySelector("[data-left]");
  const keys = document.getElementById("keys");
  const stored = `sorting ${settings.seat}`;
  const cards = [];
  const title = holder.children.length ? document.title.slice(document.title.indexOf(" · ") + 3) : document.title;
  let here = -1;
  let undo = JSON.parse(sessionStorage.getItem(stored) ?? "[]");
  let work = Promise.resolve();
  let loading = null;
  let exhausted = false;
  const unsent = new Map();

  // What is said aloud
  let said = 0;
  function tell(text, lang) {
    const turn = ++said;
    status.textContent = "";
    status.lang = lang ?? document.documentElement.lang;
    // a text that comes again is read again
    requestAnimationFrame(() => { if (turn === said) { status.textContent = text; } });
  }

  function showLeft(number, beyond) {
    if (beyond !== undefined) {
      const text = page.querySelector("[data-beyond]");
      text.hidden = beyond === 0;
      text.textContent = settings.beyond.replace(/\{([^{}|]*)\|([^{}|]*)\}/g, beyond === 1 ? "$1" : "$2").replace("{}", beyond);
    }
    if (number !== undefined) {
      leftText.textContent = settings.left.replace(/\{([^{}|]*)\|([^{}|]*)\}/, number === 1 ? "$1" : "$2").replace("{}", number);
      page.querySelector("[data-rest]").hidden = number === 0;
      const tab = page.querySelector("[data-scopes]") ? null : page.querySelector("[data-to-sort]");
      if (tab) { tab.textContent = number || ""; }
    }
  }

  // Cards
  function made(html) {
    const template = document.createElement("template");
    template.innerHTML = html;
    return template.content.querySelector("[data-card]");
  }

  function add(element, at = cards.length) {
    const card = { id: element.dataset.id, element, state: "open" };
    element.hidden = true;
    element.querySelector("form").addEventListener("submit", event => { event.preventDefault(); if (event.submitter) { press(event.submitter); } });
    if (element.parentElement !== holder) { holder.insertBefore(element, cards[at]?.element ?? null); }
    cards.splice(at, 0, card);
    return card;
  }

  const shown = () => cards[here];
  const find = id => cards.find(card => card.id === id);

  async function map(card) {
    const place = card.element.querySelector("[data-map]");
    if (!place || !window.ol || card.map) { return; }
    card.map = true;
    place.hidden = false;
    const { open, showShapes } = await import("./map.js");
    showShapes(open(place), JSON.parse(card.element.querySelector("[data-shapes]").textContent));
  }

  function show(number) {
    cards.forEach((card, i) => { card.element.hidden = i !== number; });
    here = number;
    const card = shown();
    none.hidden = Boolean(card);
    if (!card) { document.title = title; none.querySelector("p").focus(); return; }
    card.element.querySelector("[data-other]").replaceChildren(chooser.element);
    chooser.reset();
    map(card);
    document.title = `${card.element.querySelector("[data-heading]").firstChild.textContent.trim()} · ${title}`;
    card.element.querySelector("[data-heading]").focus({ preventScroll: true });
    const top = card.element.getBoundingClientRect().top;
    if (top < 0 || top > innerHeight / 2) { card.element.scrollIntoView({ block: "start" }); }
  }

  /** A card as it is now in the place of the one before, with the focus where it was. */
  function swap(id, html) {
    const card = find(id);
    const fresh = made(html);
    if (!card) { const added = add(fresh, Math.max(0, here)); here += here < 0 ? 0 : 1; return added; }
    const focused = card.element.contains(document.activeElement);
    const name = document.activeElement?.dataset?.step;
    const typing = chooser.element.contains(document.activeElement);
    fresh.hidden = card.element.hidden;
    card.element.replaceWith(fresh);
    cards.splice(cards.indexOf(card), 1);
    const place = [...holder.children].filter(each => each.matches("[data-card]")).indexOf(fresh);
    const added = add(fresh, place < 0 ? cards.length : Math.min(place, cards.length));
    added.element.hidden = cards.indexOf(added) !== here;
    if (focused || cards.indexOf(added) === here) {
      fresh.querySelector("[data-other]").replaceChildren(chooser.element);
      map(added);
      const control = name ? fresh.querySelector(`[data-step="${name}"]`) : null;
      typing ? chooser.focus() : (control ?? fresh.querySelector("[data-heading]")).focus({ preventScroll: true });
    }
    return added;
  }

  /** The record is not ours to change any more, and its card says why. */
  function close(card, text) {
    card.state = "done";
    card.element.dataset.state = "done";
    card.element.querySelectorAll("button[data-step]").forEach(button => { button.disabled = true; });
    const note = card.element.querySelector("[data-done]");
    note.hidden = false;
    note.querySelector("[data-done-text]").textContent = text;
  }

  /** Made anew: cards that name what was changed, and those of {@code ids}. */
  async function renew(changed, ids = []) {
    const names = card => [...card.element.querySelectorAll("[data-step=merge]")].some(button => changed.includes(button.value.split(" ")[2]));
    const old = cards.filter(card => card.state === "open" && (ids.includes(card.id) || names(card)));
    if (!old.length) { return; }
    const answer = await post("keep", { have: old.map(card => `${card.id}@0`).join(" ") });
    for (const each of answer.cards.filter(each => find(each.id)?.state === "open")) { swap(each.id, each.html); }
  }

  const waiting = () => cards.filter((card, i) => card.state === "open" && i > here).length;

  /** Loads what comes behind, before it is asked for. */
  function load() {
    if (loading || exhausted || waiting() >= OPEN_AHEAD) { return loading ?? Promise.resolve(); }
    loading = post("next", { have: cards.slice(-200).map(card => card.id).join(" ") })
      .then(answer => {
        exhausted = answer.cards.length === 0;
        showLeft(answer.left, answer.beyond);
        answer.cards.filter(each => !find(each.id)).forEach(each => add(made(each.html)));
        if (here < 0 && document.activeElement === none.querySelector("p")) { show(cards.findIndex(card => card.state === "open")); }
      })
      .catch(() => { exhausted = false; })
      .finally(() => { loading = null; });
    return loading;
  }

  const ahead = () => cards.findIndex((card, i) => i > here && card.state === "open");

  /** To the next record that is not done yet. */
  async function advance() {
    let next = ahead();
    if (next < 0) {
      exhausted = false;
      await load();
      // an answer may have brought a record back meanwhile
      if (shown()?.state === "open") { return; }
      next = ahead();
    }
    show(next < 0 ? cards.findIndex(card => card.state === "open") : next);
    load();
  }

  // What is done
  function press(button) {
    const card = shown();
    const [, act] = button.value.split(" ");
    const value = act === "category" && !button.dataset.category ? `${button.value} ${chooser.chosen ?? ""}`.trim() : button.value;
    perform(card, value);
  }

  /** Sends one step; a category or a merger ends the work on the record, so the next one comes at once. */
  function perform(card, step) {
    if (!card || card.state === "sent") { return; }
    if (card.state === "done") { tell(settings.decided.replace("{}", card.id)); return; }
    const [at, act] = step.split(" ");
    const ends = act === "category" || act === "merge";
    if (ends) { card.state = "sent"; }
    // a step that may not have come through goes again under the same key, so that it is done once
    const key = unsent.get(step) ?? crypto.randomUUID();
    unsent.set(step, key);
    work = work.then(() => post("do", { step, undo, key, view: "one" }).then(answer => { unsent.delete(step); done(card, answer, at); }, failure => refused(card, failure, step)));
    if (ends) { advance(); }
  }

  function remember(stack) {
    undo = stack;
    sessionStorage.setItem(stored, JSON.stringify(undo));
  }

  function words(result) {
    return `${result.id}${settings.colon}${result.text}${result.decided ? ` ${result.decided}` : ""}`;
  }

  function done(card, answer) {
    remember(answer.undo);
    showLeft(answer.left, answer.beyond);
    for (const each of answer.cards) { swap(each.id, each.html).state = "open"; }
    const again = new Set(answer.cards.map(each => each.id));
    for (const result of answer.results) {
      const about = find(result.id);
      if (about && !again.has(result.id)) { close(about, result.decided || result.text); }
    }
    tell(answer.results.map(words).join(settings.stop), answer.results.find(result => !result.done)?.lang);
    const failed = answer.results.some(result => !result.done);
    page.toggleAttribute("data-wrong", failed);
    if (failed && again.has(card.id) && shown() !== find(card.id)) { show(cards.indexOf(find(card.id))); }
    if (!shown() || shown().state === "done") { advance(); }
    renew(answer.results.filter(result => result.done).map(result => result.id)).catch(() => {});
    load();
  }

  /** Nothing is lost: the record is shown again, and the same key makes a second try the same write. */
  function refused(card, failure, step) {
    if (failure.answered) { unsent.delete(step); }
    if (card) { if (card.state === "sent") { card.state = "open"; } show(cards.indexOf(card)); }
    tell(failure.answered ? failure.message : settings.failed, failure.answered ? "en" : undefined);
    page.toggleAttribute("data-wrong", true);
  }

  function takeBack() {
    if (!undo.length) { work = work.then(() => (undo.length ? takeBackNow() : tell(settings.nothingToUndo))); return; }
    work = work.then(takeBackNow);
  }

  async function takeBackNow() {
    const last = undo.at(-1);
    if (!last) { tell(settings.nothingToUndo); return; }
    const key = unsent.get(last) ?? crypto.randomUUID();
    unsent.set(last, key);
    try {
      const answer = await post("do", { act: "back", undo, key, view: "one" });
      unsent.delete(last);
      remember(answer.undo);
      showLeft(answer.left, answer.beyond);
      for (const each of answer.cards) { swap(each.id, each.html).state = "open"; }
      // what was split is in front again when its parts are taken back
      const named = [...answer.cards.map(each => each.id), ...[...last.matchAll(/ merge ([^\s,]+)/g)].map(match => match[1])];
      const back = named.map(find).find(card => card?.state === "open");
      if (back) { show(cards.indexOf(back)); }
      const again = new Set(answer.cards.map(each => each.id));
      await renew(answer.results.map(result => result.id), named.filter(id => !again.has(id)));
      page.toggleAttribute("data-wrong", answer.results.some(result => !result.done));
      tell(`${settings.back}${settings.colon}${answer.results.map(words).join(settings.stop)}`);
    } catch (failure) {
      refused(null, failure, last);
    }
  }

  function skip() {
    const card = shown();
    if (!card) { return; }
    if (card.state === "open") { card.state = "skipped"; post("release", { have: card.id }).catch(() => {}); }
    tell(settings.skipped.replace("{}", card.id));
    advance();
  }

  function move(by) {
    const to = here + by;
    // what was said of another record is not said of this one
    tell("");
    page.toggleAttribute("data-wrong", false);
    if (to < 0 || !cards.length) { tell(settings.first); return; }
    if (to >= cards.length) {
      work = work.then(load).then(() => (here + 1 < cards.length ? show(here + 1) : tell(settings.last)));
      return;
    }
    show(to);
    load();
  }

  function click(name, otherwise) {
    const button = shown()?.element.querySelector(`[data-step="${name}"]`);
    button ? press(button) : tell(otherwise);
  }

  function danger() {
    const none = shown()?.element.querySelector("[data-step=danger-none]");
    if (none) { press(none); return; }
    const list = shown()?.element.querySelector("[data-dangers]");
    if (list) { list.open = true; (list.querySelector("[data-found]") ?? list.querySelector("button")).focus(); }
  }

  /** One is merged into at once; of several one has to be chosen. */
  function merge() {
    const buttons = [...(shown()?.element.querySelectorAll("[data-step=merge]") ?? [])];
    if (buttons.length === 1) { press(buttons[0]); } else if (buttons.length) { buttons[0].focus(); } else { tell(settings.noDuplicate); }
  }

  const chooser = categories(JSON.parse(document.getElementById("categories").textContent), id => {
    const card = shown();
    perform(card, `${card.element.dataset.at} category ${id}`);
  }, () => shown()?.element.querySelector("[data-heading]").focus());

  const presses = {
    Enter: () => click("take-1", settings.nothingSuggested),
    1: () => click("take-1", settings.nothingSuggested),
    2: () => click("take-2", settings.nothingSuggested),
    3: () => click("take-3", settings.nothingSuggested),
    0: () => click("keep", settings.noKeep),
    c: () => chooser.focus(),
    "/": () => chooser.focus(),
    d: danger,
    x: () => click("split", settings.noParts),
    m: merge,
    s: skip,
    u: takeBack,
    j: () => move(1),
    k: () => move(-1),
    o: () => { const link = shown()?.element.querySelector("[data-open]"); if (link) { location.href = link.href; } },
    "?": () => keys.showModal(),
  };

  /** Up and down among buttons that belong together. */
  function arrow(event) {
    const list = event.target.closest("ul, ol")?.querySelectorAll("button[data-step]");
    if (!list?.length) { return; }
    const all = [...list];
    const to = all.indexOf(event.target) + (event.key === "ArrowDown" ? 1 : -1);
    event.preventDefault();
    all[(to + all.length) % all.length].focus();
  }

  addEventListener("keydown", event => {
    const typing = event.target.matches?.("input:not([type=checkbox]), textarea, select") || event.target.closest?.(".map, dialog");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) { return; }
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && event.target.matches?.("button[data-step]")) { arrow(event); return; }
    const own = event.key === "Enter" && event.target.matches?.("a, button, summary");
    if (own || event.repeat || !Object.hasOwn(presses, event.key)) { return; }
    event.preventDefault();
    presses[event.key]();
  });
  page.querySelectorAll("[data-press]").forEach(button => button.addEventListener("click", () => presses[button.dataset.press]()));
  page.querySelector("[data-bar]").hidden = false;
  page.querySelector("[data-undo-form]")?.remove();

  // What is open stays ours, and what others have decided goes
  async function keep() {
    const open = cards.filter(card => card.state === "open");
    if (!open.length) { exhausted = false; load(); return; }
    const answer = await post("keep", { have: open.map(card => card.element.dataset.at).join(" ") });
    for (const each of answer.gone) {
      const card = find(each.id);
      if (!card || card.state !== "open") { continue; }
      const inFront = card === shown();
      close(card, each.told);
      if (inFront) { tell(`${settings.gone.replace("{}", each.id)}${settings.colon}${each.told}`); await advance(); }
    }
    for (const each of answer.cards.filter(each => find(each.id)?.state === "open")) { swap(each.id, each.html); }
  }
  setInterval(() => keep().catch(() => {}), KEEP_EVERY);
  // before the next page asks for its records, and where a browser says only afterwards that one has left
  for (const leaving of ["beforeunload", "pagehide"]) {
    addEventListener(leaving, () => navigator.sendBeacon(`${settings.root}/desk/sorting/release`, new URLSearchParams({ as: settings.as, whose: settings.whose, seat: settings.seat, page: settings.page })));
  }
  addEventListener("pageshow", event => { if (event.persisted) { location.reload(); } });

  holder.querySelectorAll("[data-card]").forEach(element => add(element));
  show(cards.length ? 0 : -1);
  load().then(() => { page.dataset.ready = "1"; });
}

/** The combobox of all categories (WAI-ARIA Authoring Practices, combobox with a list that pops up). */
function categories(all, take, leave) {
  const element = document.createElement("div");
  element.className = "field sort-chooser";
  element.innerHTML = `<label for="other"></label><span class="suggestbox"><input id="other" type="text" role="combobox" autocomplete="off" spellcheck="false" aria-autocomplete="list" aria-expanded="false" aria-controls="other-list"><ul id="other-list" class="suggestions" role="listbox" hidden></ul></span><span class="unseen" role="status"></span>`;
  const [label, input, list, status] = [element.querySelector("label"), element.querySelector("input"), element.querySelector("ul"), element.querySelector("[role=status]")];
  label.innerHTML = "<kbd>c</kbd> ";
  label.append(settings.other);
  list.setAttribute("aria-label", settings.other);
  let current = -1;

  /** What begins with it comes before what has it in its name, and that before what has it elsewhere; -1 is none. */
  function score(named, rest, tokens) {
    if (!tokens.every(token => named.some(name => name.includes(token)) || rest.includes(token))) { return -1; }
    if (!tokens.length) { return 0; }
    return named.some(name => name.startsWith(tokens[0])) ? 0 : named.some(name => tokens.every(token => ` ${name}`.includes(` ${token}`))) ? 1 : named.some(name => name.includes(tokens[0])) ? 2 : 3;
  }

  function found(text) {
    const tokens = text.toLowerCase().split(/\s+/).filter(token => token);
    return all.map(each => [score(each[3], each[4], tokens), each]).filter(([rank]) => rank >= 0).sort(([a], [b]) => a - b).map(([, each]) => each);
  }

  function close() {
    list.hidden = true;
    current = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function select(number) {
    const rows = [...list.children];
    current = rows.length ? (number + rows.length) % rows.length : -1;
    rows.forEach((row, i) => row.setAttribute("aria-selected", String(i === current)));
    if (current < 0) { input.removeAttribute("aria-activedescendant"); return; }
    input.setAttribute("aria-activedescendant", rows[current].id);
    rows[current].scrollIntoView({ block: "nearest" });
  }

  function open() {
    const rows = found(input.value);
    list.replaceChildren(...rows.map(([id, name, path]) => {
      const row = document.createElement("li");
      row.id = `other-${id}`;
      row.dataset.id = id;
      row.setAttribute("role", "option");
      const shown = document.createElement("span");
      shown.textContent = name;
      const full = document.createElement("span");
      full.className = "s-other";
      full.textContent = path;
      row.append(shown, full);
      return row;
    }));
    list.hidden = rows.length === 0;
    input.setAttribute("aria-expanded", String(rows.length > 0));
    select(0);
    status.textContent = settings.matches.replace(/\{([^{}|]*)\|([^{}|]*)\}/, rows.length === 1 ? "$1" : "$2").replace("{}", rows.length);
  }

  function taken(id) { close(); input.value = ""; take(id); }

  input.addEventListener("input", open);
  input.addEventListener("focus", open);
  input.addEventListener("blur", () => setTimeout(close, 150));
  input.addEventListener("keydown", event => {
    if (event.isComposing) { return; }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); list.hidden ? open() : select(current + (event.key === "ArrowDown" ? 1 : -1)); }
    if (event.key === "Escape") { event.preventDefault(); close(); input.value = ""; leave(); }
    if (event.key === "Enter") { event.preventDefault(); if (current >= 0) { taken(list.children[current].dataset.id); } }
  });
  list.addEventListener("mousedown", event => event.preventDefault());
  list.addEventListener("click", event => { const row = event.target.closest("li"); if (row) { taken(row.dataset.id); } });
  return { element, focus: () => input.focus(), reset: () => { input.value = ""; close(); } };
}

if (page && settings) { sort(); }
