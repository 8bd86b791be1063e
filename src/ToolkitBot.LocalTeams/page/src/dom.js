/** The element with this data-part name. */
export const part = (name, within = document) => within.querySelector(`[data-part="${name}"]`);

/** Makes an element with properties, attributes (names with a dash) and children. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "class") element.className = value;
    else if (name.includes("-") || name === "role") element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const svgNames = "http://www.w3.org/2000/svg";

const shapes = {
  bot: "M5 4h14a3 3 0 0 1 3 3v8a3 3 0 0 1-3 3h-6l-5 4v-4H5a3 3 0 0 1-3-3V7a3 3 0 0 1 3-3Zm2.5 7.2 3 3 6-6",
  send: "M3 11.5 21 3l-6.5 18-3.2-7.3L3 11.5Zm8.3 2.2L21 3",
  close: "M5 5l14 14M19 5 5 19",
  menu: "M3 6h18M3 12h18M3 18h18",
  group: "M8 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Zm8.5 0a3 3 0 1 0 0-6M2 20c0-3.5 2.5-6 6-6s6 2.5 6 6m2.5-6c3.2 0 5.5 2.3 5.5 5.5",
  channel: "M9 3 7 21M17 3l-2 18M4 8.5h17M3 15.5h17",
  pledge: "M12 20.5S3.5 15.4 3.5 9.3A4.6 4.6 0 0 1 12 6.8a4.6 4.6 0 0 1 8.5 2.5c0 6.1-8.5 11.2-8.5 11.2Z",
  refresh: "M20 11a8 8 0 0 0-14.5-4L3 9.5M3 4v5.5h5.5M4 13a8 8 0 0 0 14.5 4L21 14.5M21 20v-5.5h-5.5",
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Zm4.8-1.7L21 21",
  reply: "M10 5 4 11l6 6M4 11h10a6 6 0 0 1 6 6v2",
};

/** A line drawing in the colour of the text around it. */
export function icon(name) {
  const svg = document.createElementNS(svgNames, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", "drawing");
  const line = document.createElementNS(svgNames, "path");
  line.setAttribute("d", shapes[name]);
  svg.append(line);
  return svg;
}
