// The drawer with KPIs and initiatives: opened beside the sheet, filled by the server.
import { htmx } from "../parts/htmx";

export function startIdeas(): void {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[data-ideas]") : null;
    const drawer = document.getElementById("ideas");
    if (!link || !(drawer instanceof HTMLDialogElement) || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (!drawer.open) drawer.showModal();
    void htmx.ajax("get", link.href, { target: "#ideas-body", swap: "outerHTML" });
    drawer.dataset["from"] = link.href;
  });
  // What was taken shows as taken: the drawer is read again after every change made from it.
  document.addEventListener("htmx:afterRequest", (event) => {
    const { elt, successful } = (event as CustomEvent<{ elt: Element; successful: boolean }>).detail;
    const drawer = elt.closest<HTMLDialogElement>("#ideas");
    if (!successful || !drawer || !(elt instanceof HTMLFormElement)) return;
    void htmx.ajax("get", drawer.dataset["from"] ?? "", { target: "#ideas-body", swap: "outerHTML" });
  });
}
