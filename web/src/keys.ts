/** Single keys for what the desk offers: an element with data-key is clicked, a field is entered. They can be switched off,
 * since speech input sends letters too (WCAG 2.1.4). */
const Off = "shirube-keys-off";

export function addKeys(desk: HTMLElement): void {
  const toggle = desk.querySelector<HTMLInputElement>("[data-keys-switch]");
  if (toggle !== null) {
    toggle.checked = localStorage.getItem(Off) === null;
    toggle.closest<HTMLElement>("[hidden]")?.removeAttribute("hidden");
    toggle.addEventListener("change", () =>
      toggle.checked ? localStorage.removeItem(Off) : localStorage.setItem(Off, "yes"),
    );
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const at = event.target;
    if (at instanceof HTMLElement && takesText(at)) {
      if (event.key === "Escape") at.blur();
      return;
    }
    if (toggle !== null && !toggle.checked) return;
    const found = desk.querySelector<HTMLElement>(`[data-key="${CSS.escape(event.key)}"]`);
    if (found === null) return;
    event.preventDefault();
    found.closest("details")?.setAttribute("open", "");
    if (takesText(found)) found.focus();
    else found.click();
  });
  desk.dataset["keys"] = "";
  // Who comes for the first time sees the page from its top.
  if (location.hash === "") return;
  // The entry in hand and its place are in sight at once.
  for (const shown of desk.querySelectorAll<HTMLElement>("[data-in-hand]"))
    shown.scrollIntoView({ block: "nearest" });
}

function takesText(element: HTMLElement): boolean {
  return (
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement ||
    (element instanceof HTMLInputElement && !["checkbox", "radio", "submit", "button"].includes(element.type))
  );
}
