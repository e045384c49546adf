// htmx reads its safe settings (no eval, no inline styles) from a meta tag of the page; what is
// left to do here is the morphing swap and the token that proves a request came from our page.
import htmx from "htmx.org";
import "idiomorph/htmx";

/** The token that every changing request must carry. */
export function formToken(): string {
  return document.querySelector<HTMLMetaElement>("meta[name=csrf-token]")?.content ?? "";
}

export function startHtmx(): void {
  document.addEventListener("htmx:configRequest", (event) => {
    (event as CustomEvent<{ headers: Record<string, string> }>).detail.headers["x-csrftoken"] =
      formToken();
  });
}

export { htmx };
