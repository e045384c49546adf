// What plain forms lack: focus on the first error, and one submission per click.
export function startForms(): void {
  focusFirstError(document);
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target instanceof Element) focusFirstError(event.target);
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.method === "get") return;
    // After the submission, or the button's own name and value would not be sent.
    setTimeout(() => {
      if (event.defaultPrevented) return;
      for (const button of form.querySelectorAll<HTMLButtonElement>("button:not([type=button])")) {
        button.disabled = true;
      }
    });
  });
  // The page may come back from the browser's memory with its buttons still disabled.
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    document
      .querySelectorAll<HTMLButtonElement>("form button[disabled]")
      .forEach((button) => (button.disabled = false));
  });
  startCopying();
}

function focusFirstError(within: ParentNode): void {
  within.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
}

function startCopying(): void {
  document.addEventListener("click", (event) => {
    const button =
      event.target instanceof Element ? event.target.closest<HTMLElement>("[data-copies]") : null;
    const source = button && document.getElementById(button.dataset["copies"] ?? "");
    if (!button || !(source instanceof HTMLInputElement)) return;
    source.select();
    void navigator.clipboard?.writeText(source.value).then(() => {
      button.textContent = "Copied";
    });
  });
}
