// The card that explains a finding, with one click to mend the line.
//
// Keyboard: Alt+Enter opens the card of the finding at the caret, Alt+ArrowDown and Alt+ArrowUp walk
// through all findings of the sheet, Escape closes the card and goes back to the line.
import { markAtCaret } from "../parts/marked";
import { closePopover, showPopover } from "../parts/popovers";
import { desk, post } from "./desk";
import { fieldOf, linesOn, remarksOf, type Remark, type Way } from "./remarks";

interface Place {
  line: HTMLElement;
  number: number;
}

const SAID = { error: "Error", warning: "Warning", info: "Hint" } as const;
const LOOKS = { error: "badge--bad", warning: "badge--warn", info: "badge--note" } as const;

const AWAY_PX = 80;

export function startCards(): void {
  followTheWords();
  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const flag = target?.closest<HTMLElement>(".flag[data-finding]");
    const line = target?.closest<HTMLElement>("[data-line]");
    if (flag && line) {
      event.preventDefault();
      show({ line, number: Number(flag.dataset["finding"]) }, true);
    } else if (target instanceof HTMLTextAreaElement && line) {
      const mark = markAtCaret(target);
      if (mark) show({ line, number: Number(mark.dataset["finding"]) }, false);
    }
  });
  document.addEventListener("keydown", (event) => {
    const target = event.target instanceof HTMLElement ? event.target : null;
    if (!event.altKey || !target?.closest("#sheet, .popover")) return;
    if (event.key === "Enter") {
      const line = target.closest<HTMLElement>("[data-line]");
      if (!line || !remarksOf(line).remarks.length) return;
      event.preventDefault();
      const mark = target instanceof HTMLTextAreaElement ? markAtCaret(target) : null;
      show({ line, number: Number(mark?.dataset["finding"] ?? 0) }, true);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      walk(target, event.key === "ArrowDown" ? 1 : -1);
    }
  });
  document.addEventListener("input", (event) => {
    if (event.target instanceof HTMLElement && event.target.closest("[data-line]")) closePopover();
  });
}

/** The card stands where its words are: it moves with the window, and leaves when they scroll away. */
function followTheWords(): void {
  addEventListener("resize", () => {
    const card = document.querySelector<HTMLElement>(".popover");
    if (card && shown) show(shown, card.contains(document.activeElement));
  });
  document.addEventListener(
    "scroll",
    (event) => {
      const pane = event.target instanceof HTMLElement ? event.target : null;
      if (pane?.id === "sheet" && Math.abs(pane.scrollTop - shownAt) > AWAY_PX) closePopover();
    },
    { capture: true, passive: true },
  );
}

const places = (): Place[] =>
  linesOn().flatMap((line) => remarksOf(line).remarks.map((_, number) => ({ line, number })));

let shown: Place | null = null;
let shownAt = 0;

function walk(from: HTMLElement, step: 1 | -1): void {
  const every = places();
  if (!every.length) return;
  const card = from.closest(".popover");
  const at = card && shown ? shown : null;
  if (at) {
    const here = every.findIndex((one) => one.line === at.line && one.number === at.number);
    show(every[(here + step + every.length) % every.length], true);
    return;
  }
  const line = from.closest<HTMLElement>("[data-line]");
  const lines = linesOn();
  const order = line ? lines.indexOf(line) : -1;
  const ahead = every.filter(({ line: one }) =>
    step === 1 ? lines.indexOf(one) >= order : lines.indexOf(one) <= order,
  );
  show(step === 1 ? (ahead[0] ?? every[0]) : (ahead.at(-1) ?? every.at(-1)), true);
}

function show(place: Place | undefined, takesFocus: boolean): void {
  const remark = place && remarksOf(place.line).remarks[place.number];
  const template = document.querySelector<HTMLTemplateElement>("#finding-card");
  if (!place || !remark || !template) return;
  const card = template.content.firstElementChild?.cloneNode(true);
  if (!(card instanceof HTMLElement)) return;
  fill(card, remark, place);
  const field = fieldOf(place.line);
  const flag = place.line.querySelector<HTMLElement>(`.flag[data-finding="${place.number}"]`);
  const mark = place.line.querySelector<HTMLElement>(`.squiggle[data-finding="${place.number}"]`);
  const beside = mark ?? flag ?? place.line;
  if (takesFocus) place.line.scrollIntoView({ block: "nearest" });
  showPopover(card, beside, field ?? flag ?? place.line);
  shown = place;
  shownAt = document.getElementById("sheet")?.scrollTop ?? 0;
  if (takesFocus) card.focus();
}

function fill(card: HTMLElement, remark: Remark, place: Place): void {
  card.tabIndex = -1;
  const slot = (name: string): HTMLElement | null => card.querySelector(`[data-slot=${name}]`);
  const write = (name: string, words: string): void => {
    const found = slot(name);
    if (found) found.textContent = words;
  };
  const every = places();
  const here = every.findIndex((one) => one.line === place.line && one.number === place.number);
  write("severity", SAID[remark.severity]);
  slot("severity")?.classList.add(LOOKS[remark.severity]);
  write("code", remark.code);
  write("count", every.length > 1 ? `${here + 1} of ${every.length}` : "");
  write("message", remark.message);
  write("why", remark.why);
  write("bad", remark.bad);
  write("good", remark.good);
  write("source", remark.source);
  const rule = slot("rule");
  if (rule instanceof HTMLAnchorElement) rule.href = `/rules/${remark.code}`;
  slot("ways")?.replaceChildren(...remark.ways.map((way, number) => button(way, number, place)));
  card.addEventListener("click", (event) => {
    const pressed = event.target instanceof Element ? event.target.closest<HTMLElement>("button") : null;
    if (pressed && "shuts" in pressed.dataset) closePopover();
    const step = Number(pressed?.dataset["step"] ?? 0);
    if (step) show(every[(here + step + every.length) % every.length], true);
  });
  for (const stepper of card.querySelectorAll<HTMLElement>("[data-step]")) stepper.hidden = every.length < 2;
}

function button(way: Way, number: number, place: Place): HTMLElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "way";
  const title = document.createElement("span");
  title.className = "way__title";
  title.textContent = way.title;
  const text = document.createElement("span");
  text.className = "way__text";
  text.textContent = [way.text, ...way.more].join(" / ");
  made.append(title, text);
  if (number === 0) made.dataset["first"] = "";
  made.addEventListener("click", () => take(way, place));
  return made;
}

/** Mend the line. What was typed is not saved first: the repair already holds it. */
function take(way: Way, { line }: Place): void {
  const form = line.querySelector<HTMLFormElement>("[data-line-form]");
  const seen = form?.querySelector<HTMLInputElement>("[name=seen]")?.value ?? "";
  const at = desk()?.dataset["draft"];
  if (!form || !at) return;
  delete form.dataset["dirty"];
  closePopover();
  const values: Record<string, unknown> = { seen, text: way.text };
  if (way.where) values["where"] = way.where;
  if (way.more.length) values["more"] = way.more;
  post(`${at}/lines/${line.dataset["line"] ?? ""}/rewrite`, values);
}
