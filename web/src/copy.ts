/** Shows the copy buttons (hidden without JavaScript) and lets each copy the text of the element it names. */
export function addCopyButtons(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-copy]")) {
    button.hidden = false;
    const label = button.textContent ?? "";
    button.addEventListener("click", () => {
      const source = document.getElementById(button.dataset.copy ?? "");
      const text = (source?.textContent ?? "").trim();
      void navigator.clipboard.writeText(text).then(
        () => announce(button, button.dataset.copied ?? label, label),
        () => announce(button, button.dataset.failed ?? label, label),
      );
    });
  }
}

function announce(button: HTMLButtonElement, message: string, label: string): void {
  button.textContent = message;
  window.setTimeout(() => (button.textContent = label), 2500);
}
