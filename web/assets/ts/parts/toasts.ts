// Short messages that say what has happened, with a way back where there is one.
const LASTS_MS = 8000;

export interface Toast {
  text: string;
  kind?: "done" | "problem";
  /** What "Undo" does; without it there is no such button. */
  undo?: () => void;
}

/** Show a message at the foot of the page. */
export function showToast({ text, kind = "done", undo }: Toast): void {
  const toast = document.createElement("div");
  toast.className = `toast toast--${kind}`;
  const words = document.createElement("p");
  words.textContent = text;
  toast.append(words);
  if (undo) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "toast__action";
    button.textContent = "Undo";
    button.addEventListener("click", () => {
      toast.remove();
      undo();
    });
    toast.append(button);
  }
  document.getElementById("toasts")?.append(toast);
  attend(toast);
}

/** Give a toast its close button, and take it away after a while unless somebody is on it. */
function attend(toast: HTMLElement): void {
  if (toast.dataset["attended"]) return;
  toast.dataset["attended"] = "yes";
  const close = document.createElement("button");
  close.type = "button";
  close.className = "toast__close";
  close.setAttribute("aria-label", "Dismiss");
  close.textContent = "×";
  close.addEventListener("click", () => toast.remove());
  toast.append(close);
  if (toast.classList.contains("toast--problem")) return;
  const leave = (): void => {
    if (toast.matches(":hover, :focus-within")) setTimeout(leave, LASTS_MS);
    else toast.remove();
  };
  setTimeout(leave, LASTS_MS);
}

export function startToasts(): void {
  const region = document.getElementById("toasts");
  if (!region) return;
  const attendAll = (): void =>
    region.querySelectorAll<HTMLElement>(".toast").forEach((toast) => attend(toast));
  attendAll();
  new MutationObserver(attendAll).observe(region, { childList: true });
  // The address carries the note only until it is said: a reload must not say it again.
  const address = new URL(location.href);
  if (address.searchParams.has("note")) {
    address.searchParams.delete("note");
    history.replaceState(history.state, "", address);
  }
}
