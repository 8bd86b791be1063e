// The big numbers, the goal and who is pledging.
import { byId, make } from "./dom.js";
import { number, percent, say, sayCount } from "./words.js";

const between = 15_000;
let spokenAt = 0;
let speaking;

export function drawFigures(wall) {
  byId("campaign").textContent = wall.campaign.name;
  byId("hashtag").textContent = wall.campaign.hashtag ?? "";
  byId("about").textContent = wall.campaign.about;
  document.title = `${wall.campaign.name}: ${say("title")}`;
  change(byId("total"), number(wall.total));
  byId("total-word").textContent = sayCount("pledges", wall.total);
  drawGoal(wall);
  const facts = [
    ["joined", wall.joined],
    ["done", wall.done],
    ["individual", wall.as.individual],
    ["team", wall.as.team],
    ["organisation", wall.as.organisation],
  ];
  const list = byId("facts");
  if (!list.children.length) {
    list.append(...facts.map(([kind]) => make("li", { class: kind }, make("b"), " ", make("span"))));
  }
  facts.forEach(([kind, count], at) => {
    const [figure, word] = list.children[at].children;
    change(figure, number(count));
    word.textContent = sayCount(kind, count);
  });
  speak(wall);
}

function drawGoal(wall) {
  // The goal is the whole campaign's: beside one theme it would say something false.
  byId("goal").hidden = wall.theme !== null;
  const part = wall.total / wall.campaign.goal;
  const shown = Math.min(part, 1);
  byId("track").setAttribute("aria-valuenow", Math.floor(shown * 100));
  byId("fill").style.setProperty("--part", shown);
  const goal = number(wall.campaign.goal);
  byId("goal-words").textContent =
    part >= 1 ? say("goal-reached", { goal }) : say("goal", { goal, percent: percent(Math.floor(part * 100) / 100) });
}

function change(element, text) {
  if (element.textContent === text) return;
  const first = !element.dataset.filled;
  element.textContent = text;
  element.dataset.filled = "yes";
  if (first) return;
  element.classList.remove("changed");
  void element.offsetWidth;
  element.classList.add("changed");
}

// Screen readers hear the newest total, and not more than four times a minute.
function speak(wall) {
  const text = sayCount("so-far", wall.total);
  clearTimeout(speaking);
  speaking = setTimeout(
    () => {
      if (byId("spoken").textContent === text) return;
      byId("spoken").textContent = text;
      spokenAt = Date.now();
    },
    Math.max(0, spokenAt + between - Date.now()),
  );
}
