// The pledge wall: asks for the figures, draws them, follows their changes.
import { drawChart } from "./chart.js";
import { byId } from "./dom.js";
import { offerDownloads } from "./downloads.js";
import { drawFigures } from "./figures.js";
import { showWhereToPledge } from "./here.js";
import { follow } from "./live.js";
import { isFramed, meetTeams } from "./look.js";
import { drawPledges } from "./pledges.js";
import { refreshScreen, startScreen } from "./screen.js";
import { drawTeams, findTeams, listenForTeams } from "./teams-filter.js";
import { address, drawThemes } from "./themes.js";
import { say } from "./words.js";

const asked = () => new URLSearchParams(location.search);
let following;
let token = null;

// The address named a team or a theme that is not there, and all is shown instead.
let isElsewhere = false;

// What the big screen shows for now, in place of what the address says; null for the address.
let stop = null;
let stops = [];
let themes = [];
const chosen = (name) => (stop ? (stop[name] ?? "") : (asked().get(name) ?? ""));

const tell = {
  figures(wall) {
    byId("notice").hidden = !isElsewhere;
    document.documentElement.dataset.filled = "yes";
    drawFigures(wall);
    drawTeams(wall, chosen("team"));
    byId("scope").textContent = scope(wall);
    if (!chosen("theme")) themes = wall.themes.filter((theme) => theme.id !== null && theme.total > 0);
    drawThemes(wall);
    drawPledges(wall);
    drawChart(wall);
    offerDownloads(wall);
    refreshScreen();
  },
  state(state) {
    byId("live").hidden = false;
    byId("live").dataset.state = state;
    byId("live-words").textContent = say(state);
  },
  refused(why) {
    byId("notice").textContent = say(why);
    if (why === "gone") {
      if (stop) return nextStop();
      go({ theme: "", team: "" });
      isElsewhere = true;
      return;
    }
    byId("notice").hidden = false;
    byId("live").hidden = true;
  },
};

function start() {
  following?.abort();
  following = new AbortController();
  const query = new URLSearchParams({ lang: document.documentElement.lang });
  for (const name of ["theme", "team"]) if (chosen(name)) query.set(name, chosen(name));
  follow(query, token, tell, following.signal);
}

function go(change) {
  isElsewhere = false;
  history.pushState(null, "", address(change));
  links();
  start();
}

/** Which part of the campaign is shown, in words; nothing for all of it. */
function scope(wall) {
  const theme = wall.themes.find((one) => one.id !== null && one.id === wall.theme);
  return [chosen("team") && (wall.campaign.team ?? say("team-unnamed")), theme?.label].filter(Boolean).join(", ");
}

// The big screen goes round: everything, then each theme, then the teams with most pledges, unless the address names one.
async function nextStop() {
  if (asked().get("theme") || asked().get("team")) return;
  if (!stops.length) {
    const teams = await findTeams(token, "").catch(() => []);
    stops = [
      {},
      ...themes.map((theme) => ({ theme: theme.id })),
      ...(teams.length > 1 ? teams.filter((team) => team.total > 0).slice(0, 10) : []).map((team) => ({ team: team.id })),
    ];
  }
  stop = stops.shift() ?? {};
  start();
}

// The two ways to look keep the theme and everything else of the address.
function links() {
  const query = asked();
  const screen = query.get("display") === "screen";
  if (screen) query.delete("display");
  else query.set("display", "screen");
  byId("display").href = `?${query}`;
  byId("display").textContent = say(screen ? "leave-screen" : "screen");
}

byId("theme-list").addEventListener("click", (press) => {
  const link = press.target.closest("a");
  if (!link || press.ctrlKey || press.metaKey || press.shiftKey) return;
  press.preventDefault();
  go({ theme: link.dataset.theme });
});
listenForTeams(
  () => token,
  (team) => go({ team }),
);
addEventListener("popstate", () => {
  links();
  start();
});

links();
if (asked().get("display") === "screen") {
  showWhereToPledge();
  startScreen(nextStop);
}
if (isFramed) {
  try {
    const teams = await meetTeams();
    if (document.documentElement.dataset.access === "teams") token = teams.token;
    const team = asked().has("team") ? null : await teams.teamNamed();
    if (team) {
      history.replaceState(null, "", address({ team }));
      links();
    }
  } catch {
    // No Teams around this frame: the server decides what may be seen.
  }
}
start();
