// The page that Teams shows when somebody adds the wall as a tab.
import { isFramed, meetTeams } from "./look.js";

const state = document.getElementById("state");
const words = document.body.dataset;

if (isFramed) {
  try {
    const teams = await meetTeams();
    const wall = new URL("/wall", location.href).href;
    teams.offerTab(words.tabName, `${wall}?teamsTheme={theme}&lang={locale}`, wall);
    state.textContent = words.ready;
  } catch {
    state.textContent = words.failed;
  }
}
