import { part } from "./dom.js";

const key = "toolkitbot-look";
const dark = matchMedia("(prefers-color-scheme: dark)");
const contrast = matchMedia("(prefers-contrast: more)");

/** Light, dark or high contrast: as chosen, else as the device says. */
export function startTheme() {
  const choice = part("theme");
  choice.value = new URLSearchParams(location.search).get("look") ?? localStorage.getItem(key) ?? "system";
  if (!choice.value) choice.value = "system";
  const apply = () => {
    const asDevice = contrast.matches ? "contrast" : dark.matches ? "dark" : "light";
    document.documentElement.dataset.look = choice.value === "system" ? asDevice : choice.value;
  };
  choice.addEventListener("change", () => {
    localStorage.setItem(key, choice.value);
    apply();
  });
  dark.addEventListener("change", apply);
  contrast.addEventListener("change", apply);
  apply();
}
