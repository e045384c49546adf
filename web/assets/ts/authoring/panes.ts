// Which of the two panes a narrow screen shows.
const desk = (): HTMLElement | null => document.getElementById("desk");

export function showPane(place: string): void {
  const found = desk();
  if (!found) return;
  found.dataset["shows"] = place;
  showBars();
}

export function showBars(): void {
  const shows = desk()?.dataset["shows"] ?? "chat";
  for (const bar of document.querySelectorAll<HTMLElement>(".drafting__switch, .variants__tabs")) bar.hidden = false;
  for (const button of document.querySelectorAll<HTMLElement>("[data-show]")) {
    button.setAttribute("aria-pressed", String(button.dataset["show"] === shows));
  }
}
