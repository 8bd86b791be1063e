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

/** Shows the filter where there is more than one team, or one is chosen. */
export function drawTeams(wall, team) {
  byId("teams").hidden = wall.campaign.teams < 2 && !team;
  byId("team-all").hidden = !team;
  if (document.activeElement !== byId("team")) byId("team").value = team ? (wall.campaign.team ?? "") : "";
}

/** Fills the list while somebody types, and goes to the team that they name. */
export function listenForTeams(token, go) {
  const field = byId("team");
  let latest = 0;
  const fill = async () => {
    const asked = ++latest;
    const found = await findTeams(token(), field.value).catch(() => []);
    if (asked !== latest) return;
    known = found;
    byId("team-list").replaceChildren(
      ...found.map((team) => make("option", { value: team.name ?? say("team-unnamed"), label: number(team.total) })),
    );
  };
  const choose = () => {
    const team = known.find((one) => (one.name ?? say("team-unnamed")) === field.value);
    if (team) go(team.id);
  };
  field.addEventListener("focus", fill);
  field.addEventListener("input", () => (choose(), fill()));
  byId("team-all").addEventListener("click", () => go(""));
}
