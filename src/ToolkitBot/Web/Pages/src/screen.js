// The big screen in a foyer: one view after another, by itself. Who wants no motion gets all of them at once, still.
import { byId } from "./dom.js";
import { say } from "./words.js";

const dwell = 12_000;
const views = ["hero", "newest", "themes", "days"].map(byId);
const still = matchMedia("(prefers-reduced-motion: reduce)");
let at = 0;
let turning;
let paused = false;
let wentRound = () => {};

/** @param round called each time that all views have been shown */
export function startScreen(round) {
  wentRound = round;
  document.documentElement.dataset.display = "screen";
  const button = byId("pause");
  button.addEventListener("click", () => {
    paused = !paused;
    button.textContent = say(paused ? "play" : "pause");
    turn();
  });
  addEventListener("keydown", (press) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[press.key];
    if (step && !still.matches) show(at + step);
  });
  still.addEventListener("change", arrange);
  arrange();
}

function arrange() {
  byId("pause").hidden = still.matches;
  document.documentElement.dataset.still = still.matches ? "yes" : "no";
  for (const view of views) view.inert = false;
  show(at);
}

function show(next) {
  at = (next + views.length) % views.length;
  views.forEach((view, place) => {
    view.classList.toggle("on", place === at);
    view.inert = !still.matches && place !== at;
  });
  if (views[at].id === "newest") nextCards();
  turn();
}

function turn() {
  clearTimeout(turning);
  if (!paused && !still.matches) turning = setTimeout(() => {
    if (at === views.length - 1) wentRound();
    show(at + 1);
  }, dwell);
}

// Each time round the next few pledges come to the front.
let page = -1;
function nextCards() {
  const cards = [...byId("cards").children];
  const room = 3;
  page = cards.length ? (page + 1) % Math.ceil(Math.min(cards.length, 12) / room) : 0;
  cards.forEach((card, place) => card.classList.toggle("front", Math.floor(place / room) === page));
}

/** After new figures: the newest pledges are what a passer-by should see. */
export function refreshScreen() {
  if (document.documentElement.dataset.display !== "screen") return;
  if (!document.querySelector(".card.front")) {
    page = -1;
    nextCards();
  }
}
