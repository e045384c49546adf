// Underlines the faults of a line while it is typed. The markup is the macro `marked` of
// ui/drafting.html; spans count code points, as the linter does.
export interface Mark {
  span: readonly [number, number] | null;
  severity: "error" | "warning" | "info";
  /** Index of the finding in the list that was handed in. */
  finding: number;
}

/** Draw the marks behind a field. Overlapping marks keep the first. */
export function showMarks(field: HTMLTextAreaElement, marks: readonly Mark[]): void {
  const behind = field.parentElement?.querySelector<HTMLElement>(".marked__behind");
  if (!behind) return;
  const letters = [...field.value];
  const pieces: Node[] = [];
  let done = 0;
  const spanned = marks.flatMap((mark) => (mark.span ? [{ mark, span: mark.span }] : []));
  for (const { mark, span } of spanned.sort((one, other) => one.span[0] - other.span[0])) {
    const [from, to] = span;
    if (from < done || to <= from || to > letters.length) continue;
    pieces.push(document.createTextNode(letters.slice(done, from).join("")));
    const drawn = document.createElement("mark");
    drawn.className = `squiggle squiggle--${mark.severity}`;
    drawn.dataset["finding"] = String(mark.finding);
    drawn.textContent = letters.slice(from, to).join("");
    pieces.push(drawn);
    done = to;
  }
  // The last line needs a letter, or a trailing line break would have no height.
  pieces.push(document.createTextNode(`${letters.slice(done).join("")}\u200b`));
  behind.replaceChildren(...pieces);
}

/** Which mark the caret stands in, if any: the finding to explain. */
export function markAtCaret(field: HTMLTextAreaElement): HTMLElement | null {
  const behind = field.parentElement?.querySelector<HTMLElement>(".marked__behind");
  let passed = 0;
  for (const piece of behind?.childNodes ?? []) {
    passed += piece.textContent?.length ?? 0;
    if (field.selectionStart <= passed) return piece instanceof HTMLElement ? piece : null;
  }
  return null;
}

/** Fields grow with their text where the browser does not do it by itself. */
export function growWithText(field: HTMLTextAreaElement): void {
  if (CSS.supports("field-sizing", "content")) return;
  field.rows = 1;
  field.rows = Math.max(1, Math.round(field.scrollHeight / parseFloat(getComputedStyle(field).lineHeight)));
}
