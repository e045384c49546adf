// Lines are edited in place: judged while they are typed, saved when somebody leaves them.
import { growWithText } from "../parts/marked";
import { formToken } from "../parts/htmx";
import { desk, onFreshDesk, post } from "./desk";
import { drawLine, fieldOf, linesOn, showRemarks, type SheetRemarks } from "./remarks";

const PAUSE_MS = 220;
const UNSAVED = "#sheet [data-line-form][data-dirty]";
let waiting: ReturnType<typeof setTimeout> | undefined;
let asked = 0;
/** Where somebody wants to go once everything is saved. */
let wanted = "";

export function startLines(): void {
  onFreshDesk(() => {
    for (const line of linesOn()) {
      drawLine(line);
      const field = fieldOf(line);
      if (field) growWithText(field);
    }
  });
  document.addEventListener("input", (event) => {
    const field = event.target;
    if (!(field instanceof HTMLTextAreaElement)) return;
    const kept = field.closest<HTMLFormElement>("[data-line-form], [data-keeps]");
    if (kept) kept.dataset["dirty"] = "";
    const line = field.closest<HTMLElement>("[data-line]");
    if (!line || !field.matches(".marked__field")) return;
    growWithText(field);
    drawLine(line);
    clearTimeout(waiting);
    waiting = setTimeout(() => void judge(line, field.value), PAUSE_MS);
  });
  document.addEventListener("keydown", onKey);
  document.addEventListener("focusout", (event) => {
    const form = lineForm(event.target);
    if (form) save(form);
  });
  document.addEventListener("htmx:beforeSwap", settle);
  leaveAfterSaving();
}

/** A link that is followed from the middle of a line waits until the line is saved. */
function leaveAfterSaving(): void {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
    const goesElsewhere = link && !link.target && link.pathname !== location.pathname;
    if (!goesElsewhere || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const unsaved = document.querySelectorAll<HTMLFormElement>(UNSAVED);
    if (!unsaved.length) return;
    event.preventDefault();
    wanted = link.href;
    for (const form of unsaved) if (!form.classList.contains("htmx-request")) save(form);
    if (!document.querySelector(UNSAVED)) location.assign(wanted);
  });
  document.addEventListener("htmx:afterSwap", () => {
    if (wanted && !document.querySelector(UNSAVED)) location.assign(wanted);
  });
  addEventListener("beforeunload", (event) => {
    if (document.querySelector(UNSAVED)) event.preventDefault();
  });
}

function lineForm(target: EventTarget | null): HTMLFormElement | null {
  const field = target instanceof HTMLTextAreaElement ? target : null;
  return field?.closest<HTMLFormElement>("[data-line-form]") ?? null;
}

function onKey(event: KeyboardEvent): void {
  const form = lineForm(event.target);
  if (!form || event.isComposing) return;
  const field = event.target as HTMLTextAreaElement;
  if (event.key === "Enter" && !event.altKey && !event.shiftKey) {
    event.preventDefault();
    save(form);
  } else if (event.key === "Escape" && "dirty" in form.dataset && !document.querySelector(".popover")) {
    field.value = seenIn(form);
    delete form.dataset["dirty"];
    field.dispatchEvent(new Event("input", { bubbles: true }));
    delete form.dataset["dirty"];
  }
}

const seenIn = (form: HTMLFormElement): string =>
  form.querySelector<HTMLInputElement>("[name=seen]")?.value ?? "";

/** Save a line if it changed. An emptied line is taken off the sheet, and undo brings it back. */
export function save(form: HTMLFormElement): void {
  const field = form.querySelector<HTMLTextAreaElement>("textarea");
  if (!field || !("dirty" in form.dataset)) return;
  const words = field.value.trim().replace(/\s+/g, " ");
  if (words === seenIn(form)) {
    delete form.dataset["dirty"];
    return;
  }
  if (words) {
    form.requestSubmit();
    return;
  }
  delete form.dataset["dirty"];
  const line = form.closest<HTMLElement>("[data-line]")?.dataset["line"];
  const at = desk()?.dataset["draft"];
  if (line && at) post(`${at}/lines/${line}/remove`);
}

/** Once the server has the words of a line, its form may be morphed again. */
function settle(event: Event): void {
  const { xhr, requestConfig } = (
    event as CustomEvent<{ xhr: XMLHttpRequest; requestConfig?: { elt?: Element; parameters?: Record<string, string> } }>
  ).detail;
  if (xhr.status >= 400) wanted = "";
  const form = requestConfig?.elt;
  if (!(form instanceof HTMLFormElement) || !("dirty" in form.dataset)) return;
  if (xhr.status >= 400 && xhr.status !== 409) return;
  const sent = requestConfig?.parameters?.["text"];
  const field = form.querySelector<HTMLTextAreaElement>("textarea");
  if (!form.matches("[data-line-form]") || field?.value === sent) {
    delete form.dataset["dirty"];
    return;
  }
  // Typed on meanwhile: what was sent is what stands on the sheet by now.
  const seen = form.querySelector<HTMLInputElement>("[name=seen]");
  if (seen && sent !== undefined && xhr.status < 400) seen.value = sent.trim().replace(/\s+/g, " ");
}

async function judge(line: HTMLElement, text: string): Promise<void> {
  const at = desk()?.dataset["draft"];
  if (!at) return;
  const mine = ++asked;
  try {
    const answer = await fetch(`${at}/lint`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-csrftoken": formToken() },
      body: JSON.stringify({ line: line.dataset["line"], text }),
    });
    if (answer.ok && mine === asked) showRemarks((await answer.json()) as SheetRemarks);
  } catch {
    // Away from the network: the findings come with the next answer.
  }
}
