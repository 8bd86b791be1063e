// The newest pledges as cards. A card that is there already stays the same element, so nothing jumps.
import { byId, make } from "./dom.js";
import { day, dayAndYear, say, sayCount, toDay } from "./words.js";

const makers = { individual: "somebody", team: "a-team", organisation: "an-organisation" };
const shown = new Map();
const tints = 7;

export function drawPledges(wall) {
  const chosen = wall.themes.find((theme) => theme.id === wall.theme);
  byId("newest-title").textContent = chosen && wall.theme ? say("newest-of", { theme: chosen.label }) : say("newest");
  byId("empty").hidden = wall.newest.length > 0;
  const first = shown.size === 0;
  const cards = wall.newest.map((pledge, at) => {
    const key = JSON.stringify(pledge);
    const known = shown.get(pledge.id);
    if (known?.key === key) return known.element;
    const element = card(pledge, wall, toDay(wall.campaign.today));
    element.classList.toggle("new", !known);
    if (first) element.style.setProperty("--turn", at);
    shown.set(pledge.id, { key, element });
    return element;
  });
  const list = byId("cards");
  cards.forEach((element, at) => {
    if (list.children[at] !== element) list.insertBefore(element, list.children[at] ?? null);
  });
  while (list.children.length > cards.length) list.lastChild.remove();
  const kept = new Set(wall.newest.map((pledge) => pledge.id));
  for (const id of shown.keys()) if (!kept.has(id)) shown.delete(id);
}

/** The colour of a theme, by its place among the campaign's themes. */
export const tintOf = (wall, theme) => {
  const at = theme === null ? -1 : wall.themes.findIndex((known) => known.id === theme);
  return at < 0 ? "none" : at % tints;
};

function card(pledge, wall, today) {
  const due = pledge.due ? toDay(pledge.due) : null;
  const near = due !== null && new Date(due).getUTCFullYear() === new Date(today).getUTCFullYear();
  const by = pledge.name
    ? pledge.group
      ? say("named-group", { name: pledge.name, group: pledge.group })
      : pledge.name
    : say(makers[pledge.as] ?? "somebody");
  return make(
    "li",
    { class: "card", "data-tint": tintOf(wall, pledge.theme) },
    pledge.themeLabel ? make("p", { class: "tag" }, pledge.themeLabel) : null,
    make("p", { class: "promise", "data-long": pledge.text.length > 160 }, pledge.text),
    make(
      "p",
      { class: "small" },
      make("span", { class: "by" }, by),
      pledge.done ? make("span", { class: "kept" }, say("kept")) : null,
      due !== null && !pledge.done ? make("span", {}, say("due", { date: near ? day(due) : dayAndYear(due) })) : null,
      pledge.joined > 0 ? make("span", { class: "others" }, sayCount("joined-card", pledge.joined)) : null,
    ),
  );
}
