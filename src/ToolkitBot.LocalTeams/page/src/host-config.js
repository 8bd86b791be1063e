import { HostConfig } from "adaptivecards";

// Colours are names of the style sheet, so a change of theme needs no new drawing.
const colour = (name) => ({ default: `var(--card-${name})`, subtle: `var(--card-${name}-subtle)` });
const words = {
  default: colour("text"),
  accent: colour("accent"),
  good: colour("good"),
  warning: colour("warning"),
  attention: colour("attention"),
  light: colour("light"),
  dark: colour("text"),
};
const ground = (name) => ({ backgroundColor: `var(--card-ground-${name})`, borderColor: "var(--line)", foregroundColors: words });

export const hostConfig = new HostConfig({
  fontFamily: "inherit",
  spacing: { small: 6, default: 10, medium: 16, large: 22, extraLarge: 30, padding: 16 },
  separator: { lineThickness: 1, lineColor: "var(--line)" },
  supportsInteractivity: true,
  fontTypes: {
    default: {
      fontFamily: "inherit",
      fontSizes: { small: 13, default: 15, medium: 17, large: 20, extraLarge: 26 },
      fontWeights: { lighter: 300, default: 400, bolder: 650 },
    },
    monospace: {
      fontFamily: "ui-monospace, Consolas, monospace",
      fontSizes: { small: 13, default: 14, medium: 16, large: 19, extraLarge: 24 },
      fontWeights: { lighter: 300, default: 400, bolder: 650 },
    },
  },
  textStyles: { heading: { fontType: "default", size: "large", weight: "bolder" } },
  textBlock: { headingLevel: 3 },
  imageSizes: { small: 40, medium: 80, large: 160 },
  containerStyles: {
    default: ground("default"),
    emphasis: ground("emphasis"),
    accent: ground("accent"),
    good: ground("good"),
    attention: ground("attention"),
    warning: ground("warning"),
  },
  actions: {
    maxActions: 6,
    spacing: "default",
    buttonSpacing: 8,
    showCard: { actionMode: "inline", inlineTopMargin: 12, style: "emphasis" },
    actionsOrientation: "horizontal",
    actionAlignment: "left",
  },
  adaptiveCard: { allowCustomStyle: true },
  factSet: {
    title: { color: "default", size: "default", weight: "bolder", wrap: true, maxWidth: 160 },
    value: { color: "default", size: "default", weight: "default", wrap: true },
    spacing: 12,
  },
  inputs: {
    label: {
      inputSpacing: "small",
      requiredInputs: { weight: "bolder", suffix: " *", suffixColor: "attention" },
      optionalInputs: { weight: "bolder" },
    },
    errorMessage: { color: "attention", weight: "bolder", spacing: "small" },
  },
});

// A field with the browser's own list, which keyboards, screen readers and phones know, instead of the renderer's.
hostConfig.inputs.allowDynamicallyFilteredChoiceSet = false;
