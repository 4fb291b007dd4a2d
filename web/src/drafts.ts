/** Saves an answer while somebody types, so that a closed window loses at most seconds. Without scripts the button does. */
const pause = 1500;

export function keepDraft(form: HTMLFormElement): void {
  const said = form.querySelector<HTMLElement>("[data-draft-said]");
  const seen = form.querySelector<HTMLInputElement>("input[name=seen]");
  const key = form.querySelector<HTMLInputElement>("input[name=key]");
  if (said === null || seen === null || key === null) return;
  let timer = 0;
  let sending: Promise<void> = Promise.resolve();
  let crossed = false;

  const save = async (keepalive = false): Promise<void> => {
    if (crossed) return;
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        keepalive,
        headers: { Accept: "application/json" },
        body: typed(form),
      });
      const result = (await answer.json()) as { version: number; aside: boolean; said: string };
      said.textContent = result.said;
      crossed = result.aside;
      if (answer.ok && !result.aside) {
        seen.value = String(result.version);
        // The next save is another one.
        key.value = newKey();
      }
    } catch {
      // The same key goes again with the next try: what had arrived is not kept twice.
      said.textContent = said.dataset["offline"] ?? "";
      timer = window.setTimeout(queue, 4 * pause);
    }
  };
  const queue = (): void => {
    timer = 0;
    sending = sending.then(() => save());
  };
  form.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(queue, pause);
  });
  form.addEventListener("submit", () => {
    window.clearTimeout(timer);
    timer = 0;
  });
  // A window that is closed or left behind saves what it has; the request outlives it.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "hidden" || timer === 0) return;
    window.clearTimeout(timer);
    timer = 0;
    void save(true);
  });
}

/** Every word of the form. Files, and files that go, wait for the button. */
function typed(form: HTMLFormElement): URLSearchParams {
  const words = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string" && name !== "drop") words.append(name, value);
  return words;
}

/** A random UUID, also where the site is reached without https and randomUUID is not there. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((b) => b.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
