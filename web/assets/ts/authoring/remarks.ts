// What the linter says of lines, and how it looks on the sheet.
import { showMarks, type Mark } from "../parts/marked";

export interface Way {
  title: string;
  text: string;
  where: string | null;
  more: string[];
}

export interface Remark {
  code: string;
  severity: "error" | "warning" | "info";
  span: [number, number] | null;
  message: string;
  why: string;
  bad: string;
  good: string;
  source: string;
  ways: Way[];
}

export interface LineRemarks {
  remarks: Remark[];
  blanks: [number, number][];
}

export interface SheetRemarks {
  lines: Record<string, LineRemarks>;
  errors: number;
  warnings: number;
  blanks: number;
}

/** Blanks are marked in the line; words below it would only repeat them. */
const OPEN_BLANK = "KR216";
const NOTHING: LineRemarks = { remarks: [], blanks: [] };
const SIGNS = { error: "alert", warning: "alert", info: "info" } as const;
const PATHS = {
  alert: "M12 4 3.5 19h17zM12 10v4M12 16.600v.1",
  info: "M12 3.500a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 11v5M12 8v.1",
};

export const linesOn = (within: ParentNode = document): HTMLElement[] => [
  ...within.querySelectorAll<HTMLElement>("[data-line]"),
];

export function fieldOf(line: HTMLElement): HTMLTextAreaElement | null {
  return line.querySelector<HTMLTextAreaElement>("textarea.marked__field");
}

export function remarksOf(line: HTMLElement): LineRemarks {
  const raw = line.dataset["remarks"];
  return raw ? (JSON.parse(raw) as LineRemarks) : NOTHING;
}

/** Underline what is said of a line, with the findings in words below it. */
export function drawLine(line: HTMLElement): void {
  const field = fieldOf(line);
  const { remarks, blanks } = remarksOf(line);
  if (field) {
    const faults = remarks.flatMap((remark, finding): Mark[] =>
      remark.span ? [{ span: remark.span, looks: remark.severity, finding }] : [],
    );
    const holes = blanks.map((span): Mark => ({ span, looks: "blank", finding: null }));
    showMarks(field, [...faults, ...holes]);
  }
  const list = line.querySelector(".flags");
  const flags = remarks.flatMap((remark, place) => (remark.code === OPEN_BLANK ? [] : [flag(remark, place)]));
  list?.replaceChildren(...flags);
}

function flag(remark: Remark, place: number): HTMLLIElement {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.className = `flag flag--${remark.severity}`;
  link.href = `/rules/${remark.code}`;
  link.dataset["finding"] = String(place);
  link.setAttribute("aria-haspopup", "dialog");
  const words = document.createElement("span");
  words.textContent = remark.message;
  link.append(sign(SIGNS[remark.severity]), words);
  item.append(link);
  return item;
}

function sign(name: keyof typeof PATHS): SVGElement {
  const space = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(space, "svg");
  drawing.setAttribute("class", "icon");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", PATHS[name]);
  drawing.append(path);
  return drawing;
}

/** Show what the linter says of the whole sheet while one line of it is typed. */
export function showRemarks(found: SheetRemarks): void {
  for (const line of linesOn()) {
    const said = found.lines[line.dataset["line"] ?? ""] ?? NOTHING;
    const fresh = JSON.stringify(said);
    if (line.dataset["remarks"] === fresh && !line.querySelector("[data-dirty]")) continue;
    line.dataset["remarks"] = fresh;
    drawLine(line);
  }
  tally("errors", found.errors, "error");
  tally("warnings", found.warnings, "warning");
  tally("blanks", found.blanks, "blank", " to fill");
  const ready = document.querySelector<HTMLElement>("[data-tally=ready]");
  if (ready) ready.hidden = found.errors + found.warnings > 0;
}

function tally(name: string, count: number, one: string, after = ""): void {
  const place = document.querySelector<HTMLElement>(`[data-tally=${name}]`);
  if (!place) return;
  place.hidden = count === 0;
  const words = place.querySelector("[data-count]");
  if (words) words.textContent = `${count} ${one}${count === 1 ? "" : "s"}${after}`;
}
