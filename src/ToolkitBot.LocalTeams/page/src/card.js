import { AdaptiveCard, Choice, GlobalRegistry, NumberInput, OpenUrlAction, ToggleVisibilityAction, Table, Versions } from "adaptivecards";
import { hostConfig } from "./host-config.js";
import { cardHtml } from "./text.js";
import { make } from "./dom.js";
import { openMenu } from "./menu.js";

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = cardHtml(text);
  result.didProcess = true;
};

// The renderer's own menu lies below dialogs and has no place of its own on the page.
AdaptiveCard.onDisplayOverflowActionMenu = (actions, button) => {
  openMenu(actions, button);
  return true;
};

// The renderer takes an empty number for one below the smallest, even where the input may stay empty.
class EmptyableNumber extends NumberInput {
  get value() {
    return Number.isNaN(super.value) ? undefined : super.value;
  }

  isSet() {
    return this.value !== undefined;
  }

  isValid() {
    return this.value === undefined ? !this.isRequired : super.isValid();
  }
}

// The bundler drops what only registers itself, so both are named here.
GlobalRegistry.defaultElements.register("Table", Table, Versions.v1_5);
GlobalRegistry.defaultElements.register("Input.Number", EmptyableNumber);

/**
 * Draws an Adaptive Card with Microsoft's renderer.
 * @param json the card
 * @param press called with the action's JSON; resolves to a problem in words, or nothing
 * @param find called with a data set and what was typed; resolves to choices of a title and a value
 */
export function drawCard(json, press, find) {
  const box = make("div", { class: json.msteams?.width === "Full" ? "card full" : "card", tabIndex: -1 });
  const problem = make("p", { class: "problem", role: "alert" });
  const card = new AdaptiveCard();
  card.hostConfig = hostConfig;
  card.onExecuteAction = async (action) => {
    // Done by the renderer; Teams hears nothing of it.
    if (action instanceof ToggleVisibilityAction) return;
    if (action instanceof OpenUrlAction) {
      const link = new CustomEvent("follow-link", { detail: action.url, bubbles: true, cancelable: true });
      if (box.dispatchEvent(link)) window.open(action.url, "_blank", "noopener,noreferrer");
      return;
    }
    if (box.getAttribute("aria-busy") === "true") return;
    problem.textContent = "";
    const release = holdStill(box);
    try {
      problem.textContent = (await press(actionJson(card, action))) ?? "";
      if (problem.textContent) problem.scrollIntoView({ block: "nearest" });
    } finally {
      release();
    }
  };
  try {
    card.parse(json);
    box.append(card.render() ?? make("p", {}, "This card could not be drawn."));
  } catch (cause) {
    console.error(cause);
    box.append(make("p", { class: "problem" }, "This card could not be drawn."));
  }
  mend(box);
  nameByQuestion(box, json);
  unsayExpanded(box);
  if (find) lookUp(card, json, find);
  box.append(problem);
  return box;
}

// Fields whose choices are looked up while somebody types (Data.Query): the list of the browser's own field is filled here.
function lookUp(card, json, find) {
  const datasets = new Map();
  const collect = (node) => {
    if (Array.isArray(node)) node.forEach(collect);
    else if (node && typeof node === "object") {
      if (node["choices.data"]?.dataset) datasets.set(node.id, node["choices.data"].dataset);
      Object.values(node).forEach(collect);
    }
  };
  collect(json);
  for (const input of card.getAllInputs(true)) {
    const field = datasets.has(input.id) && input.renderedElement?.querySelector("input");
    const list = field && input.renderedElement.querySelector("datalist");
    if (!list) continue;
    let latest = 0;
    const fill = async () => {
      const asked = ++latest;
      const found = await find(datasets.get(input.id), field.value).catch(() => []);
      if (asked !== latest) return;
      for (const { title, value } of found) {
        if (input.choices.some((choice) => choice.value === value)) continue;
        input.choices.push(new Choice(title, value));
        list.append(make("option", { value: title }));
      }
    };
    field.addEventListener("input", fill);
    field.addEventListener("focus", fill, { once: true });
  }
}

// Inputs travel as text, as Teams sends them, whatever kind the renderer gives.
function actionJson(card, action) {
  const json = action.toJSON();
  if (typeof json.data === "string") return json;
  const data = { ...(action.data ?? {}) };
  for (const input of card.getAllInputs(true)) {
    if (input.id in data && data[input.id] !== undefined) data[input.id] = String(data[input.id]);
  }
  return { ...json, data };
}

// While the bot works the card stays as it is: no second press, and the pressed button says so.
function holdStill(box) {
  const pressed = box.contains(document.activeElement) ? document.activeElement : null;
  box.setAttribute("aria-busy", "true");
  pressed?.classList.add("pressed");
  return () => {
    box.removeAttribute("aria-busy");
    pressed?.classList.remove("pressed");
  };
}

// Small repairs of the renderer's markup for keyboards and screen readers.
function mend(box) {
  for (const set of box.querySelectorAll(".ac-actionSet[role=menubar]")) set.removeAttribute("role");
  for (const button of box.querySelectorAll(".ac-pushButton")) {
    if (button.getAttribute("role") === "menuitem") button.removeAttribute("role");
    button.type = "button";
  }
  for (const group of box.querySelectorAll(".ac-choiceSetInput-expanded, .ac-choiceSetInput-multiSelect")) {
    group.setAttribute("role", group.classList.contains("ac-choiceSetInput-multiSelect") ? "group" : "radiogroup");
  }
  // The renderer names the box round a list that is searched, and not the field in it.
  for (const field of box.querySelectorAll(".ac-choiceSetInput-filtered")) {
    const named = field.closest("[aria-labelledby]");
    if (named) field.setAttribute("aria-labelledby", named.getAttribute("aria-labelledby"));
  }
}

// Whoever comes to the first button or to another hears with it what the card asks: its fallback text begins with that.
function nameByQuestion(box, json) {
  const question = json.fallbackText?.split("\n")[0];
  if (!question) return;
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", question);
}

// A part that unfolds is said to be expanded by the renderer, which only a button may be.
function unsayExpanded(box) {
  const unsay = (changes) => {
    for (const { target } of changes) {
      if (target.matches(".ac-container[aria-expanded]")) target.removeAttribute("aria-expanded");
    }
  };
  new MutationObserver(unsay).observe(box, { subtree: true, attributeFilter: ["aria-expanded"] });
}

/** A hero or thumbnail card as an Adaptive Card, so that one way of drawing is enough. */
export function fromHero(hero) {
  const text = (words, more) => words && { type: "TextBlock", text: words, wrap: true, ...more };
  return {
    type: "AdaptiveCard",
    version: "1.5",
    body: [text(hero.title, { style: "heading" }), text(hero.subtitle, { isSubtle: true }), text(hero.text)].filter(Boolean),
    actions: (hero.buttons ?? []).map((button) =>
      button.type === "openUrl"
        ? { type: "Action.OpenUrl", title: button.title, url: button.value }
        : { type: "Action.Submit", title: button.title, data: { msteams: { type: button.type, value: button.value, text: button.text } } },
    ),
  };
}
