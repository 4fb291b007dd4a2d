/** Shows the buttons that open or close every branch of the tree they name. */
export function addFoldButtons(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-fold]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const tree = document.getElementById(button.getAttribute("aria-controls") ?? "");
      const open = button.dataset.fold === "open";
      tree?.querySelectorAll("details").forEach((branch) => (branch.open = open));
    });
  }
  // A link to a branch inside a closed one opens the way to it.
  openWayTo(location.hash);
  window.addEventListener("hashchange", () => openWayTo(location.hash));
}

function openWayTo(hash: string): void {
  const target = hash.length > 1 ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
  let branch = target?.closest("details") ?? null;
  if (branch === null) return;
  for (; branch !== null; branch = branch.parentElement?.closest("details") ?? null) branch.open = true;
  target?.scrollIntoView();
}
