// On a narrow screen conversation and sheet take turns; drafts to choose from always do.
import { desk, onFreshDesk } from "./desk";
import { showBars, showPane } from "./panes";

export function startSwitches(): void {
  const found = desk();
  if (found && !found.dataset["shows"]) found.dataset["shows"] = startsOn();
  onFreshDesk(() => {
    showBars();
    showVariant();
  });
  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const place = target?.closest<HTMLElement>("[data-show]")?.dataset["show"];
    if (place) showPane(place);
    const variant = target?.closest<HTMLElement>("[data-variant]");
    if (variant) {
      event.preventDefault();
      showVariant(variant.dataset["variant"]);
      showPane("sheet");
      document.getElementById("variants")?.scrollIntoView({ block: "start", behavior: "smooth" });
    }
  });
  document.addEventListener("keydown", (event) => {
    const tab = event.target instanceof Element ? event.target.closest<HTMLElement>("[role=tab]") : null;
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!tab || !step) return;
    const tabs = [...document.querySelectorAll<HTMLElement>("#variants [role=tab]")];
    const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
    showVariant(next?.dataset["variant"]);
    next?.focus();
  });
  document.addEventListener("click", closeMenus);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = document.querySelector<HTMLDetailsElement>(".more-menu[open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector<HTMLElement>("summary")?.focus();
  });
}

function startsOn(): string {
  return location.hash.startsWith("#line-") || document.querySelector("[id^=objective-]") ? "sheet" : "chat";
}

/** Show one of the drafts to choose from; the one that is shown, or the first, where none is named. */
function showVariant(wanted?: string): void {
  const panels = [...document.querySelectorAll<HTMLElement>("#variants [data-panel]")];
  const tabs = [...document.querySelectorAll<HTMLElement>("#variants [role=tab]")];
  if (!tabs.length) {
    for (const panel of panels) panel.hidden = false;
    return;
  }
  const selected = tabs.find((tab) => tab.getAttribute("aria-selected") === "true");
  const known = (id: string | undefined): boolean => panels.some((panel) => panel.dataset["panel"] === id);
  const now = [wanted, selected?.dataset["variant"]].find(known) ?? panels[0]?.dataset["panel"];
  for (const panel of panels) {
    panel.hidden = panel.dataset["panel"] !== now;
    panel.setAttribute("role", "tabpanel");
  }
  for (const tab of tabs) {
    const isNow = tab.dataset["variant"] === now;
    tab.setAttribute("aria-selected", String(isNow));
    tab.tabIndex = isNow ? 0 : -1;
  }
}

/** A menu closes when something in it was pressed, or anything elsewhere. */
function closeMenus(event: Event): void {
  const target = event.target instanceof Element ? event.target : null;
  for (const menu of document.querySelectorAll<HTMLDetailsElement>(".more-menu[open]")) {
    if (!menu.contains(target) || target?.closest(".more-menu__item")) menu.open = false;
  }
}
