// The button that changes between light, dark and the system's choice.
const KEY = "waymark.theme";
const ORDER = ["system", "light", "dark"] as const;
type Theme = (typeof ORDER)[number];
const SAID: Record<Theme, string> = {
  system: "Colours: automatic",
  light: "Colours: light",
  dark: "Colours: dark",
};

function chosen(): Theme {
  const kept = document.documentElement.dataset["theme"];
  return kept === "light" || kept === "dark" ? kept : "system";
}

function choose(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
  try {
    if (theme === "system") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // Storage is closed to us: the choice lasts as long as the page.
  }
}

export function startThemes(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-theme-toggle]")) {
    const label = button.querySelector("[data-theme-label]");
    const say = (): void => {
      if (label) label.textContent = SAID[chosen()];
    };
    button.hidden = false;
    say();
    button.addEventListener("click", () => {
      choose(ORDER[(ORDER.indexOf(chosen()) + 1) % ORDER.length] ?? "system");
      say();
    });
  }
}
