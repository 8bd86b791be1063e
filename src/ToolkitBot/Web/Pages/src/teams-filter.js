// The teams: one can be looked at alone. Those with most pledges are offered; others are found by typing.
import { byId, make } from "./dom.js";
import { number, say } from "./words.js";

let known = [];

/** Teams of the organisation, those with most pledges first. */
export async function findTeams(token, find) {
  const headers = token ? { Authorization: `Bearer ${await token()}` } : {};
  const query = new URLSearchParams({ find });
  const answer = await fetch(`/api/wall/teams?${query}`, { headers, cache: "no-store" });
  return answer.ok ? answer.json() : [];
}

/** A team as it is told apart from others of its name. */
export const titleOf = (team) => (team.name ?? say("team-unnamed")) + (team.beside ? ` (${team.beside})` : "");

/** The name in a title: what tells it apart from its namesakes is not part of it. */
const nameIn = (title) => title.trim().replace(/ \([^()]*\)$/, "");

/** Shows the filter where there is more than one team, or one is chosen. */
export function drawTeams(wall, team) {
  byId("teams").hidden = wall.campaign.teams < 2 && !team;
  byId("team-all").hidden = !team;
  const chosen = known.find((one) => one.id === team);
  const title = chosen ? titleOf(chosen) : (wall.campaign.team ?? "");
  if (document.activeElement !== byId("team")) byId("team").value = team ? title : "";
}

/** Fills the list while somebody types, and goes to the team that they name; with Enter, to the first that fits. */
export function listenForTeams(token, go) {
  const field = byId("team");
  let latest = 0;
  const fill = async () => {
    const asked = ++latest;
    const found = await findTeams(token(), nameIn(field.value)).catch(() => []);
    if (asked !== latest) return false;
    known = found;
    byId("team-list").replaceChildren(
      ...found.map((team) => make("option", { value: titleOf(team), label: number(team.total) })),
    );
    return true;
  };
  const named = () => known.find((team) => titleOf(team).toLowerCase() === field.value.trim().toLowerCase());
  const choose = (team) => {
    if (team) go(team.id);
    return Boolean(team);
  };
  const enter = async () => {
    if (!field.value.trim()) return go("");
    if (choose(named()) || !(await fill()) || choose(named() ?? known[0])) return;
    byId("team-said").textContent = say("team-none");
  };
  field.addEventListener("focus", fill);
  field.addEventListener("input", async () => {
    byId("team-said").textContent = "";
    if (!choose(named()) && (await fill())) choose(named());
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") enter();
  });
  byId("team-all").addEventListener("click", () => go(""));
}
