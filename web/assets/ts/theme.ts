// Runs before the first paint, so that a page that was chosen dark never flashes light.
// Without a choice the style sheet follows the system.
{
  let chosen: string | null = null;
  try {
    chosen = localStorage.getItem("waymark.theme");
  } catch {
    // Storage is closed to us: the system decides.
  }
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset["theme"] = chosen;
  document.documentElement.classList.add("has-script");
}
