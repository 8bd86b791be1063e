// The page that Teams shows when somebody adds the wall as a tab.
import { isFramed, meetTeams } from "./look.js";

const state = document.getElementById("state");
const words = document.body.dataset;

if (isFramed) {
  try {
    const teams = await meetTeams();
    const wall = new URL("/wall", location.href).href;
    const team = await teams.teamHere();
    const offer = () => {
      const own = team && document.querySelector("[name=which]:checked")?.value === "team";
      const query = own ? `&team=${encodeURIComponent(team)}` : "";
      teams.offerTab(words.tabName, `${wall}?teamsTheme={theme}&lang={locale}${query}`, `${wall}${query.replace("&", "?")}`);
    };
    const which = document.getElementById("which");
    which.hidden = !team;
    which.addEventListener("change", offer);
    offer();
    state.textContent = words.ready;
  } catch {
    state.textContent = words.failed;
  }
}
