// The desk is rendered by the server and morphed after every change. This part keeps the morph from
// touching what somebody is in the middle of, and asks now and then what others changed.
import { Idiomorph } from "idiomorph/htmx";
import { htmx } from "../parts/htmx";
import { showToast } from "../parts/toasts";
import { showPane } from "./panes";

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
  refuseOtherAnswers();
  sayWhatWasDone();
  setInterval(() => void askForNews(), NEWS_EVERY_MS);
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

/** Only a desk may take the place of the desk, and none that is older than the one on the page. */
function refuseOtherAnswers(): void {
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { detail } = event as CustomEvent<{
      xhr: XMLHttpRequest;
      shouldSwap: boolean;
      target: Element;
      elt: Element;
    }>;
    if (detail.target !== desk() || !detail.shouldSwap) return;
    const stamp = detail.xhr.getResponseHeader("Waymark-Stamp");
    if (!stamp) {
      detail.shouldSwap = false;
      sayLost(detail.elt, "That did not work. What you wrote is still here: try again.");
    } else if (versionOf(stamp) < versionOf(sheetStamp())) {
      // A slow answer shows a sheet that others have changed since.
      detail.shouldSwap = false;
      refreshDesk();
    }
  });
  document.addEventListener("htmx:sendError", (event) => {
    const { elt } = (event as CustomEvent<{ elt: Element }>).detail;
    sayLost(elt, "The server cannot be reached. What you wrote is still here: try again.");
  });
}

/** The conversation says by itself, beside its box, that words were not taken. */
function sayLost(from: Element, text: string): void {
  const isAlreadySaid = from.id === "say" || document.querySelector(".toast--problem");
  if (!isAlreadySaid) showToast({ text, kind: "problem" });
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
    showPane("sheet");
    const place = document.getElementById(`line-${line}`);
    place?.querySelector<HTMLElement>("textarea")?.focus({ preventScroll: true });
    place?.scrollIntoView({ block: "center", behavior: "smooth" });
  });
}

/** Post without a form, and show the desk that comes back. */
export function post(address: string, values: Record<string, unknown> = {}): void {
  void htmx.ajax("post", address, { source: "#desk", target: "#desk", swap: "morph:innerHTML", values });
}

async function askForNews(): Promise<void> {
  const at = desk()?.dataset["draft"];
  const isBusy = document.querySelector("#desk [data-dirty], #desk .htmx-request, #desk .clash");
  if (!at || isBusy || document.hidden) return;
  try {
    const answer = await fetch(`${at}/stamp`);
    if (answer.ok && (await answer.text()) !== sheetStamp()) refreshDesk();
  } catch {
    // Away from the network, or on the way to another page: asked again in a while.
  }
}
