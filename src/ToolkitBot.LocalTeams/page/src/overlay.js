import { drawCard } from "./card.js";
import { icon, make, part } from "./dom.js";

/** A short text that goes away by itself, and stays while somebody points at it. */
export function toast(text, problem = false) {
  const close = make("button", { type: "button", class: "icon", "aria-label": "Dismiss" }, icon("close"));
  const box = make("div", { class: problem ? "toast bad" : "toast", role: problem ? "alert" : undefined, "data-part": "toast" }, make("span", {}, text), close);
  let timer;
  const leave = () => box.remove();
  const wait = () => (timer = setTimeout(leave, 7000));
  const stay = () => clearTimeout(timer);
  close.addEventListener("click", leave);
  box.addEventListener("pointerenter", stay);
  box.addEventListener("pointerleave", wait);
  box.addEventListener("focusin", stay);
  box.addEventListener("focusout", wait);
  part("toasts").append(box);
  wait();
}

const dialog = part("dialog");
part("dialog-close").append(icon("close"));
part("dialog-close").addEventListener("click", () => dialog.close());

/** Shows a dialog's card; the browser keeps the focus inside and closes it on Escape. */
export function openDialog({ id, title, card }, submit, find) {
  part("dialog-title").textContent = title ?? "ToolkitBot";
  dialog.dataset.dialog = id;
  part("dialog-body").replaceChildren(drawCard(card, (action) => submit(id, action), find));
  if (!dialog.open) dialog.showModal();
  part("dialog-body").querySelector("input, textarea, select, button")?.focus();
}

export function closeDialog() {
  if (dialog.open) dialog.close();
}
