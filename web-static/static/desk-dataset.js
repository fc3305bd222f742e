// The desk of publishers: uploads that resume (tus 1.0.0), and what is being worked on refreshes by itself.
const PIECE = 4 * 1024 * 1024;
const TRIES = 8;
const EVERY = 1500;
const UPLOADS = "/api/uploads";
const form = document.querySelector("[data-upload]");

// Uploads
const texts = form ? JSON.parse(document.getElementById("upload-texts").textContent) : {};
const wrong = form?.querySelector("[data-upload-wrong]");
const bar = form?.querySelector("progress");
const told = form?.querySelector("[data-progress-text]");

function remembered(file) { return `upload ${file.name} ${file.size} ${file.lastModified}`; }

function base64(text) { return btoa(String.fromCharCode(...new TextEncoder().encode(text))); }

function shows(sent, size) {
  bar.value = size ? sent / size : 1;
  told.textContent = texts.sent.replace("{}", Math.floor(100 * bar.value));
}

async function ask(address, options) {
  const answer = await fetch(address, { ...options, headers: { "Tus-Resumable": "1.0.0", ...options.headers } });
  if (answer.ok) { return answer; }
  const problem = await answer.json().catch(() => ({}));
  const failure = new Error(problem.detail ?? `${answer.status}`);
  failure.status = answer.status;
  throw failure;
}

async function begin(file) {
  const known = localStorage.getItem(remembered(file));
  if (known) {
    try {
      const answer = await ask(known, { method: "HEAD" });
      told.textContent = texts.resumed;
      return { address: known, offset: Number(answer.headers.get("Upload-Offset")) };
    } catch (failure) {
      if (!failure.status) { throw failure; }
      localStorage.removeItem(remembered(file));
    }
  }
  const answer = await ask(UPLOADS, { method: "POST", headers: { "Upload-Length": file.size, "Upload-Metadata": `filename ${base64(file.name)}` } });
  const address = new URL(answer.headers.get("Location"), location.href).pathname;
  localStorage.setItem(remembered(file), address);
  return { address, offset: 0 };
}

function pause(tries) { return new Promise(done => setTimeout(done, Math.min(10_000, 500 * 2 ** tries))); }

async function send(file) {
  let { address, offset } = await begin(file);
  let tries = 0;
  while (offset < file.size) {
    shows(offset, file.size);
    try {
      const answer = await ask(address, { method: "PATCH", body: file.slice(offset, offset + PIECE),
        headers: { "Upload-Offset": offset, "Content-Type": "application/offset+octet-stream" } });
      offset = Number(answer.headers.get("Upload-Offset"));
      tries = 0;
    } catch (failure) {
      const lasting = failure.status && failure.status < 500 && ![409, 423, 429].includes(failure.status);
      if (lasting || ++tries > TRIES) { throw failure; }
      told.textContent = texts.again;
      await pause(tries);
      offset = Number((await ask(address, { method: "HEAD" }).catch(() => null))?.headers.get("Upload-Offset") ?? offset);
    }
  }
  shows(file.size, file.size);
  localStorage.removeItem(remembered(file));
  return address.split("/").pop();
}

form?.addEventListener("submit", async event => {
  event.preventDefault();
  const file = form.querySelector("input[type=file]").files[0];
  const button = form.querySelector("button");
  button.disabled = true;
  wrong.textContent = "";
  form.querySelector("[data-progress]").hidden = false;
  try {
    const attach = document.querySelector("[data-attach]");
    attach.querySelector("[name=upload]").value = await send(file);
    attach.requestSubmit();
  } catch (failure) {
    wrong.textContent = texts.failed + failure.message;
    button.disabled = false;
  }
});

// What is being worked on
async function refresh() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } }).catch(() => null);
  if (answer?.ok) {
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    document.querySelectorAll("[data-live]").forEach(part => {
      const other = fresh.querySelector(`[data-live="${part.dataset.live}"]`);
      if (other && other.innerHTML !== part.innerHTML && !part.contains(document.activeElement)) { part.innerHTML = other.innerHTML; }
    });
  }
  watch();
}

function watch() {
  if (document.querySelector("[data-busy]")) { setTimeout(refresh, EVERY); }
}
watch();
