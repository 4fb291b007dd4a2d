/** Saves an answer while somebody types, so that a closed window loses at most seconds. Without scripts the button does. What
 * cannot be saved, because the session ended or there is no connection, waits in this tab and is put back. */
const pause = 1500;

type Words = [string, string][];
type Told = { version?: number; newest?: number; aside?: boolean; said?: string };

export function keepDraft(form: HTMLFormElement): void {
  const said = form.querySelector<HTMLElement>("[data-draft-said]");
  const out = form.querySelector<HTMLElement>("[data-draft-out]");
  const back = form.querySelector<HTMLElement>("[data-draft-back]");
  const seen = form.querySelector<HTMLInputElement>("input[name=seen]");
  const key = form.querySelector<HTMLInputElement>("input[name=key]");
  if (said === null || out === null || back === null || seen === null || key === null) return;
  const place = form.dataset["draft"] ?? "";
  let timer = 0;
  let sending: Promise<void> = Promise.resolve();
  let crossed = false;
  let failing = false;
  let restored = false;

  const failed = (words: string, again: boolean): void => {
    failing = true;
    remember(place, typed(form));
    said.textContent = words;
    window.clearTimeout(timer);
    timer = again ? window.setTimeout(queue, 4 * pause) : 0;
  };
  const save = async (keepalive = false): Promise<void> => {
    if (crossed) return;
    let answer: Response;
    try {
      answer = await fetch(form.action, {
        method: "POST",
        keepalive,
        headers: { Accept: "application/json" },
        body: new URLSearchParams(typed(form)),
      });
    } catch {
      // The same key goes again with the next try: what had arrived is not kept twice.
      failed(said.dataset["offline"] ?? "", true);
      return;
    }
    const told = await read(answer);
    out.hidden = answer.status !== 401;
    if (!answer.ok || told?.version === undefined) {
      // What is refused is not tried again by itself; who is signed out comes back.
      failed(told?.said ?? said.dataset["failed"] ?? "", answer.status === 401 || told?.said === undefined);
      return;
    }
    failing = false;
    forget(place);
    said.textContent = told.said ?? "";
    crossed = told.aside === true;
    if (crossed) return;
    if (restored && told.newest !== undefined && told.newest > told.version) {
      // It had been saved after all, and more since.
      location.reload();
      return;
    }
    restored = false;
    seen.value = String(told.version);
    // The next save is another one.
    key.value = newKey();
  };
  const queue = (): void => {
    timer = 0;
    sending = sending.then(() => save());
  };
  form.addEventListener("input", () => {
    if (failing) remember(place, typed(form));
    window.clearTimeout(timer);
    timer = window.setTimeout(queue, pause);
  });
  form.addEventListener("submit", () => {
    remember(place, typed(form));
    window.clearTimeout(timer);
    timer = 0;
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "hidden") return comeBack();
    if (timer === 0) return;
    // A window that is closed or left behind saves what it has; the request outlives it.
    remember(place, typed(form));
    window.clearTimeout(timer);
    timer = 0;
    void save(true);
  });
  // Perhaps from signing in.
  const comeBack = (): void => {
    if (!failing) return;
    window.clearTimeout(timer);
    queue();
  };
  window.addEventListener("focus", comeBack);

  const kept = recall(place);
  if (kept === null) return;
  if (alike(kept, typed(form))) {
    forget(place);
    return;
  }
  put(form, kept);
  restored = true;
  failing = true;
  back.hidden = false;
  queue();
}

/** What was kept in this tab before that version is saved, or crossed with it. */
export function forgetBefore(place: string, version: number): void {
  const kept = recall(place);
  if (kept !== null && Number(new Map(kept).get("seen")) < version) forget(place);
}

/** Every word of the form. Files, and files that go, wait for the button. */
function typed(form: HTMLFormElement): Words {
  const words: Words = [];
  for (const [name, value] of new FormData(form)) if (typeof value === "string" && name !== "drop") words.push([name, value]);
  return words;
}

/** Puts words back into the fields that they came from. */
function put(form: HTMLFormElement, words: Words): void {
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && (field.type === "radio" || field.type === "checkbox")) {
      if (field.name !== "drop") field.checked = words.some(([name, value]) => name === field.name && value === field.value);
    } else if (field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type !== "file")) {
      const word = words.find(([name]) => name === field.name);
      if (word !== undefined) field.value = word[1];
    }
  }
}

/** Whether they say the same; the version that was seen and the key of the save are no words. */
function alike(some: Words, others: Words): boolean {
  return said(some) === said(others);
  function said(words: Words): string {
    return JSON.stringify(words.filter(([name]) => name !== "seen" && name !== "key").map(([name, value]) => [name, value.replace(/\s+/g, " ").trim()]));
  }
}

async function read(answer: Response): Promise<Told | null> {
  try {
    return (await answer.json()) as Told;
  } catch {
    return null;
  }
}

// A browser may refuse to keep anything: then the page alone has it.
function remember(place: string, words: Words): void {
  try {
    sessionStorage.setItem(place, JSON.stringify(words));
  } catch {
    return;
  }
}

function recall(place: string): Words | null {
  try {
    const kept = sessionStorage.getItem(place);
    return kept === null ? null : (JSON.parse(kept) as Words);
  } catch {
    return null;
  }
}

function forget(place: string): void {
  try {
    sessionStorage.removeItem(place);
  } catch {
    return;
  }
}

/** A random UUID, also where the site is reached without https and randomUUID is not there. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((b) => b.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
