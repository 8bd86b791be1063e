// The themes: a bar each, and the way to see one alone.
import { byId, make } from "./dom.js";
import { tintOf } from "./pledges.js";
import { number, say } from "./words.js";

export function drawThemes(wall) {
  const list = byId("theme-list");
  const focused = list.contains(document.activeElement) ? document.activeElement.dataset.theme : null;
  const most = Math.max(1, ...wall.themes.map((theme) => theme.total));
  const all = row(wall, { id: "", label: say("all-themes") }, wall.theme === null, null, most);
  list.replaceChildren(all, ...wall.themes.map((theme) => row(wall, theme, theme.id !== null && theme.id === wall.theme, theme.total, most)));
  if (focused !== null) list.querySelector(`[data-theme="${CSS.escape(focused)}"]`)?.focus();
}

function row(wall, theme, chosen, total, most) {
  const bar = total === null ? null : make("span", { class: "bar", "aria-hidden": "true" }, make("span"));
  bar?.firstChild.style.setProperty("--part", total / most);
  const inside = [
    make("span", { class: "name" }, theme.label),
    total === null ? null : make("span", { class: "count" }, number(total)),
    bar,
  ];
  // What has no theme can be counted, but not chosen.
  const element =
    theme.id === null
      ? make("span", { class: "theme" }, ...inside)
      : make("a", { class: "theme", href: address({ theme: theme.id }), "data-theme": theme.id, "aria-current": chosen && "true" }, ...inside);
  return make("li", { "data-tint": total === null ? "all" : tintOf(wall, theme.id) }, element);
}

/** The address of this page with another theme or team; everything else in it stays. */
export function address(change) {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(change)) {
    if (value) query.set(name, value);
    else query.delete(name);
  }
  return query.size ? `?${query}` : location.pathname;
}
