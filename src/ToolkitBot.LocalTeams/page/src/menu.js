import { make } from "./dom.js";

const gap = 4;

/**
 * The menu behind a card's "..." button, as a popover: it lies above everything, a dialog too, and closes on Escape or
 * on a press elsewhere.
 * @param actions the actions that the renderer put behind the button
 * @param button the button, which names the menu and gets the focus back
 */
export function openMenu(actions, button) {
  const menu = make("div", { class: "card-menu", role: "menu", popover: "auto", "aria-label": button.getAttribute("aria-label") ?? "" });
  for (const action of actions) {
    const item = make("button", { type: "button", role: "menuitem", tabIndex: -1 }, action.title ?? "");
    item.addEventListener("click", () => {
      menu.hidePopover();
      action.execute();
    });
    menu.append(item);
  }
  menu.addEventListener("keydown", move);
  menu.addEventListener("toggle", (event) => {
    if (event.newState === "open") return;
    button.setAttribute("aria-expanded", "false");
    if (menu.contains(document.activeElement) || document.activeElement === document.body) button.focus();
    menu.remove();
  });
  button.closest(".card").append(menu);
  button.setAttribute("aria-expanded", "true");
  menu.showPopover();
  place(menu, button.getBoundingClientRect());
  menu.firstElementChild?.focus();
}

// Below the button where there is room, else above; never off the window's side.
function place(menu, at) {
  const { offsetWidth: width, offsetHeight: height } = menu;
  const below = at.bottom + gap;
  const top = below + height <= innerHeight ? below : Math.max(gap, at.top - gap - height);
  menu.style.top = `${top}px`;
  menu.style.left = `${Math.max(gap, Math.min(at.left, innerWidth - width - gap))}px`;
}

function move(event) {
  const items = [...this.children];
  const at = items.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (event.key === "Tab") this.hidePopover();
  if (to === undefined) return;
  event.preventDefault();
  items.at(to % items.length).focus();
}
