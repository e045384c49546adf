// A small card beside something on the page, closed by Escape or by a click elsewhere.
let open: { card: HTMLElement; from: HTMLElement } | null = null;

/** Show a card under a thing, or over it where there is no room below. */
export function showPopover(card: HTMLElement, beside: HTMLElement, from: HTMLElement): void {
  closePopover();
  card.classList.add("popover");
  card.hidden = false;
  document.body.append(card);
  const anchor = beside.getBoundingClientRect();
  const size = card.getBoundingClientRect();
  const edge = 12;
  const below = anchor.bottom + 8;
  const top = below + size.height > innerHeight - edge ? anchor.top - size.height - 8 : below;
  const left = Math.min(Math.max(edge, anchor.left), innerWidth - size.width - edge);
  card.style.top = `${Math.max(edge, top) + scrollY}px`;
  card.style.left = `${Math.max(edge, left) + scrollX}px`;
  open = { card, from };
}

/** Close the card that is open; focus goes back to where it came from if it was inside. */
export function closePopover(): void {
  if (!open) return;
  const { card, from } = open;
  open = null;
  if (card.contains(document.activeElement)) from.focus();
  card.remove();
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") closePopover();
});
document.addEventListener("pointerdown", (event) => {
  const target = event.target;
  if (open && target instanceof Node && !open.card.contains(target) && !open.from.contains(target)) {
    closePopover();
  }
});
