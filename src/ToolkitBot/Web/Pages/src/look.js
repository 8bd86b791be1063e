// Light, dark or high contrast: Teams' theme where it tells, else what the device prefers (the style's own matter).
const looks = { default: "light", dark: "dark", contrast: "contrast" };

export const isFramed = window.parent !== window;

export function wear(theme) {
  document.documentElement.dataset.look = looks[theme] ?? "auto";
}

/** The Teams library, connected. */
export async function meetTeams() {
  const teams = await import(new URL(document.documentElement.dataset.teams, location.href).href);
  await teams.connect();
  teams.onTheme(wear);
  return teams;
}
