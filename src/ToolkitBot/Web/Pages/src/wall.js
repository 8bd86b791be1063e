// The pledge wall: asks for the figures, draws them, follows their changes.
import { drawChart } from "./chart.js";
import { byId } from "./dom.js";
import { drawFigures } from "./figures.js";
import { follow } from "./live.js";
import { isFramed, meetTeams } from "./look.js";
import { drawPledges } from "./pledges.js";
import { refreshScreen, startScreen } from "./screen.js";
import { address, drawThemes } from "./themes.js";
import { say } from "./words.js";

const asked = () => new URLSearchParams(location.search);
let following;
let token = null;

const tell = {
  figures(wall) {
    byId("notice").hidden = true;
    document.documentElement.dataset.filled = "yes";
    drawFigures(wall);
    drawThemes(wall);
    drawPledges(wall);
    drawChart(wall);
    refreshScreen();
  },
  state(state) {
    byId("live").hidden = false;
    byId("live").dataset.state = state;
    byId("live-words").textContent = say(state);
  },
  refused(why) {
    if (why === "gone") return go("");
    byId("notice").textContent = say(why);
    byId("notice").hidden = false;
    byId("live").hidden = true;
  },
};

function start() {
  following?.abort();
  following = new AbortController();
  const query = new URLSearchParams({ lang: document.documentElement.lang });
  const theme = asked().get("theme");
  if (theme) query.set("theme", theme);
  follow(query, token, tell, following.signal);
}

function go(theme) {
  history.pushState(null, "", address(theme));
  links();
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
  go(link.dataset.theme);
});
addEventListener("popstate", () => {
  links();
  start();
});

links();
if (asked().get("display") === "screen") startScreen();
if (isFramed) {
  try {
    const teams = await meetTeams();
    if (document.documentElement.dataset.access === "teams") token = teams.token;
  } catch {
    // No Teams around this frame: the server decides what may be seen.
  }
}
start();
