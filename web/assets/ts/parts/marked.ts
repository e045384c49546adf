// Underlines the faults of a line while it is typed, and shows where a number is still to come.
// The markup is the macro `marked` of ui/drafting.html; spans count code points, as the linter does.
export type Looks = "error" | "warning" | "info" | "blank";

export interface Mark {
  span: readonly [number, number];
  looks: Looks;
  /** Index of the finding in the list that was handed in; none for a blank that has none. */
  finding: number | null;
}

const LOUDEST_FIRST: readonly Looks[] = ["error", "warning", "blank", "info"];

/** Draw the marks behind a field. Where marks overlap, the loudest is drawn, and blanks always. */
export function showMarks(field: HTMLTextAreaElement, marks: readonly Mark[]): void {
  const behind = field.parentElement?.querySelector<HTMLElement>(".marked__behind");
  if (!behind) return;
  const letters = [...field.value];
  const fitting = marks.filter(({ span }) => span[0] < span[1] && span[1] <= letters.length);
  const edges = [...new Set([0, letters.length, ...fitting.flatMap(({ span }) => span)])];
  edges.sort((one, other) => one - other);
  const pieces: Node[] = [];
  edges.forEach((from, place) => {
    const to = edges[place + 1];
    if (to === undefined) return;
    const words = letters.slice(from, to).join("");
    const over = fitting.filter(({ span }) => span[0] <= from && to <= span[1]);
    pieces.push(over.length ? drawn(words, over) : document.createTextNode(words));
  });
  // The last line needs a letter, or a trailing line break would have no height.
  pieces.push(document.createTextNode("\u200b"));
  behind.replaceChildren(...pieces);
}

function drawn(words: string, over: readonly Mark[]): HTMLElement {
  const ranked = [...over].sort(
    (one, other) => LOUDEST_FIRST.indexOf(one.looks) - LOUDEST_FIRST.indexOf(other.looks),
  );
  const mark = document.createElement("mark");
  const loudest = ranked.find(({ looks }) => looks !== "blank")?.looks;
  const isBlank = ranked.some(({ looks }) => looks === "blank");
  mark.className = ["squiggle", loudest && !(isBlank && loudest === "info") ? `squiggle--${loudest}` : "", isBlank ? "squiggle--blank" : ""]
    .filter(Boolean)
    .join(" ");
  const finding = ranked.find((one) => one.finding !== null)?.finding;
  if (finding !== undefined && finding !== null) mark.dataset["finding"] = String(finding);
  mark.textContent = words;
  return mark;
}

/** Which mark the caret stands in, if any: the finding to explain. */
export function markAtCaret(field: HTMLTextAreaElement): HTMLElement | null {
  const behind = field.parentElement?.querySelector<HTMLElement>(".marked__behind");
  let passed = 0;
  for (const piece of behind?.childNodes ?? []) {
    const begins = passed;
    passed += piece.textContent?.length ?? 0;
    if (field.selectionStart < begins || field.selectionStart > passed) continue;
    if (piece instanceof HTMLElement && piece.dataset["finding"]) return piece;
  }
  return null;
}

/** Fields grow with their text where the browser does not do it by itself. */
export function growWithText(field: HTMLTextAreaElement): void {
  if (CSS.supports("field-sizing", "content")) return;
  field.rows = 1;
  field.rows = Math.max(1, Math.round(field.scrollHeight / parseFloat(getComputedStyle(field).lineHeight)));
}
