// The desk is rendered by the server and morphed after every change. This part keeps the morph from
// touching what somebody is in the middle of, and asks now and then what others changed.
import { Idiomorph } from "idiomorph/htmx";
import { htmx } from "../parts/htmx";
import { showToast } from "../parts/toasts";

const NEWS_EVERY_MS = 15_000;
/** What the page has chosen to show is its own business, and survives the morph. */
const OWN_ATTRIBUTES: Readonly<Record<string, string>> = {
  open: "details, dialog",
  hidden: ".drafting__switch, .variants__tabs, [data-panel], .chat__asks",
  "aria-pressed": ".drafting__switch [data-show]",
  "aria-selected": "[role=tab]",
  tabindex: "[role=tab]",
  role: "[data-panel]",
};

export const desk = (): HTMLElement | null => document.getElementById("desk");
export const sheetStamp = (): string =>
  document.getElementById("sheet")?.dataset["stamp"] ?? "";

/** Call something now and after every morph. */
export function onFreshDesk(refresh: () => void): void {
  refresh();
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.target === desk()) refresh();
  });
}

/** Ask the server for the desk as it is now. */
export function refreshDesk(): void {
  const at = desk()?.dataset["draft"];
  if (at) void htmx.ajax("get", at, { source: "#desk", target: "#desk", swap: "morph:innerHTML" });
}

export function startDesk(): void {
  guardWhatIsOpen();
  refuseStaleAnswers();
  sayWhatWasDone();
  setInterval(askForNews, NEWS_EVERY_MS);
}

function guardWhatIsOpen(): void {
  const callbacks = Idiomorph.defaults.callbacks as {
    beforeNodeMorphed: (old: Node, fresh: Node) => boolean;
    beforeAttributeUpdated: (name: string, element: Element) => boolean;
  };
  callbacks.beforeNodeMorphed = (old) =>
    !(old instanceof HTMLElement && "dirty" in old.dataset && old.isConnected);
  callbacks.beforeAttributeUpdated = (name, element) => {
    const own = OWN_ATTRIBUTES[name];
    return !(own && element.matches(own));
  };
}

/** A slow answer may show a sheet that is older than the one on the page: fetch a new one then. */
function refuseStaleAnswers(): void {
  document.addEventListener("htmx:beforeSwap", (event) => {
    const detail = (event as CustomEvent<{ xhr: XMLHttpRequest; shouldSwap: boolean; target: Element }>).detail;
    const stamp = detail.xhr.getResponseHeader("Waymark-Stamp");
    if (!stamp || detail.target !== desk()) return;
    if (versionOf(stamp) < versionOf(sheetStamp())) {
      detail.shouldSwap = false;
      refreshDesk();
    }
  });
}

function versionOf(stamp: string): number {
  return Number.parseInt(stamp, 10) || 0;
}

function sayWhatWasDone(): void {
  document.addEventListener("waymark:done", (event) => {
    const { words, undo, line } = (event as CustomEvent<{ words: string; undo: boolean; line: string }>).detail;
    const at = desk()?.dataset["draft"];
    // An older "Undo" would now undo something else.
    for (const old of document.querySelectorAll("#toasts .toast:not(.toast--problem)")) old.remove();
    if (words) showToast({ text: words, ...(undo && at ? { undo: () => post(`${at}/undo`) } : {}) });
    if (!line) return;
    const place = document.getElementById(`line-${line}`);
    place?.querySelector<HTMLElement>("textarea")?.focus({ preventScroll: true });
    place?.scrollIntoView({ block: "center", behavior: "smooth" });
  });
}

/** Post without a form, and show the desk that comes back. */
export function post(address: string, values: Record<string, unknown> = {}): void {
  void htmx.ajax("post", address, { source: "#desk", target: "#desk", swap: "morph:innerHTML", values });
}

function askForNews(): void {
  const at = desk()?.dataset["draft"];
  const isBusy = document.querySelector("#desk [data-dirty], #desk .htmx-request, #desk .clash");
  if (!at || isBusy || document.hidden) return;
  const address = `${at}/news?stamp=${encodeURIComponent(sheetStamp())}`;
  void htmx.ajax("get", address, { source: "#desk", target: "#desk", swap: "morph:innerHTML" });
}
