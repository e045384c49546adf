// Drawers, popovers and confirmations are <dialog> elements: the browser keeps focus inside,
// closes on Escape and gives focus back. Buttons name theirs: data-opens="id", data-closes.
function openDialog(dialog: HTMLDialogElement, modal: boolean): void {
  if (dialog.open) return;
  if (modal) dialog.showModal();
  else dialog.show();
}

export function startDrawers(): void {
  document.addEventListener("click", (event) => {
    const clicked = event.target instanceof Element ? event.target : null;
    const opener = clicked?.closest<HTMLElement>("[data-opens]");
    if (opener) {
      const found = document.getElementById(opener.dataset["opens"] ?? "");
      if (found instanceof HTMLDialogElement) {
        event.preventDefault();
        openDialog(found, !("beside" in found.dataset));
      }
      return;
    }
    if (clicked?.closest("[data-closes]")) clicked.closest("dialog")?.close();
    // A click on the backdrop lands on the dialog itself.
    if (clicked instanceof HTMLDialogElement && clicked.open) clicked.close();
  });
}
