// What a conversation keeps in the browser until it is sent: words for this window, photos for two hours at most.
const STATE = "talk-state";
const TEXT = "talk-text";
const SESSION = "talk-session";
const DATABASE = "talk";
const STORE = "photos";
const LONGEST = 2 * 60 * 60 * 1000;

export function keptState() { return sessionStorage.getItem(STATE); }

export function keepState(state) { sessionStorage.setItem(STATE, state); }

export function keptText() { return sessionStorage.getItem(TEXT) ?? ""; }

export function keepText(text) { sessionStorage.setItem(TEXT, text); }

function session() {
  let id = sessionStorage.getItem(SESSION);
  if (!id) {
    id = crypto.randomUUID?.() ?? String(Math.random());
    sessionStorage.setItem(SESSION, id);
  }
  return id;
}

function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function store(mode) {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  const database = await done(opening);
  return database.transaction(STORE, mode).objectStore(STORE);
}

/** Where the browser keeps nothing, photos are chosen again after a reload. */
async function quietly(work, otherwise) {
  try { return await work(); } catch { return otherwise; }
}

export function keepPhotos(files) {
  return quietly(async () => done((await store("readwrite")).put({ at: Date.now(), files }, session())));
}

/** Those of this window. What other windows have left behind is cleared away. */
export function keptPhotos() {
  return quietly(async () => {
    const photos = await store("readwrite");
    const keys = await done(photos.getAllKeys());
    const all = await done(photos.getAll());
    keys.filter((key, i) => Date.now() - all[i].at > LONGEST).forEach(key => photos.delete(key));
    const own = keys.indexOf(session());
    return own < 0 || Date.now() - all[own].at > LONGEST ? [] : all[own].files;
  }, []);
}

export function forget() {
  const own = session();
  [STATE, TEXT, SESSION].forEach(name => sessionStorage.removeItem(name));
  return quietly(async () => done((await store("readwrite")).delete(own)));
}
