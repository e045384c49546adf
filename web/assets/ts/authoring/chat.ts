// The conversation: what somebody says appears at once, and is never lost when the answer fails.
import { onFreshDesk } from "./desk";

/** What was said stays in sight above its answer, unless it fills the pane. */
const SHORT_PX = 180;
let kept = "";

const turns = (): HTMLElement | null => document.getElementById("turns");
const box = (): HTMLTextAreaElement | null => document.querySelector("#message");

export function startChat(): void {
  let count = -1;
  onFreshDesk(() => {
    const now = turns()?.querySelectorAll(".turn[id]").length ?? 0;
    if (now !== count) scrollToNewest();
    count = now;
  });
  document.addEventListener("keydown", (event) => {
    const field = event.target;
    if (!(field instanceof HTMLTextAreaElement) || field.id !== "message") return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (field.value.trim()) field.form?.requestSubmit();
    }
  });
  document.addEventListener("click", (event) => {
    const chip = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-says]") : null;
    if (chip) begin(chip.dataset["says"] ?? "", chip.dataset["asks"] ?? "");
  });
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (isSay(event)) showAtOnce();
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (!isSay(event)) return;
    const { successful, xhr } = (event as CustomEvent<{ successful: boolean; xhr: XMLHttpRequest }>).detail;
    takeAwayPassing();
    if (successful) {
      kept = "";
      return;
    }
    giveBack(xhr.status === 422 ? "" : xhr.status ? "That did not work. Your words are still here: try again." : "The server cannot be reached. Your words are still here: try again.");
  });
}

function isSay(event: Event): boolean {
  const { elt } = (event as CustomEvent<{ elt: Element }>).detail;
  return elt.id === "say";
}

/** Put the beginning of an answer into the box, with the gap selected. */
function begin(words: string, asks: string): void {
  const field = box();
  if (!field) return;
  const question = document.getElementById("asks");
  if (question) {
    question.textContent = asks;
    question.hidden = !asks;
  }
  const before = field.value.trim() ? `${field.value.trimEnd()}\n` : "";
  field.value = before + words;
  if (field.form) field.form.dataset["dirty"] = "";
  field.focus();
  const gap = field.value.indexOf("…");
  if (gap >= 0) field.setSelectionRange(gap, gap + 1);
  else field.setSelectionRange(field.value.length, field.value.length);
}

function showAtOnce(): void {
  const field = box();
  const list = turns();
  if (!field || !list) return;
  kept = field.value;
  const mine = copyOf("my-turn");
  const words = mine?.querySelector<HTMLElement>("[data-slot=words]");
  if (words) words.textContent = kept;
  const typing = copyOf("typing-turn");
  for (const passing of [mine, typing]) if (passing) list.querySelector("ol")?.append(passing);
  field.value = "";
  if (field.form) delete field.form.dataset["dirty"];
  const question = document.getElementById("asks");
  if (question) question.hidden = true;
  problem("");
  scrollToNewest();
}

function copyOf(id: string): HTMLElement | null {
  const copy = document.querySelector<HTMLTemplateElement>(`#${id}`)?.content.firstElementChild?.cloneNode(true);
  return copy instanceof HTMLElement ? copy : null;
}

function takeAwayPassing(): void {
  for (const passing of document.querySelectorAll("#turns [data-passing]")) passing.remove();
}

function giveBack(words: string): void {
  const field = box();
  if (!field) return;
  field.value = field.value ? `${kept}\n${field.value}` : kept;
  if (field.form) field.form.dataset["dirty"] = "";
  if (words) problem(words);
  field.focus();
}

function problem(words: string): void {
  const place = document.getElementById("message-problem");
  if (place) place.textContent = words;
}

function scrollToNewest(): void {
  const list = turns();
  const said = [...(list?.querySelectorAll<HTMLElement>(".turn:not(.turn--more)") ?? [])];
  const mine = said.filter((turn) => turn.matches(".turn--mine")).at(-1);
  const top = mine && mine.offsetHeight < SHORT_PX ? mine : said.at(-1);
  if (!list || !top) return;
  // The newest turn goes to the top, since its proposals may be longer than the pane.
  list.scrollTop = top.offsetTop - list.offsetTop - 8;
}
