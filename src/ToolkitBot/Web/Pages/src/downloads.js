// What can be taken away: a picture of the wall for a slide, and its figures as a table.
import { byId } from "./dom.js";
import { tintOf } from "./pledges.js";
import { number, percent, say, sayCount } from "./words.js";

const [width, height, edge] = [1600, 900, 80];
const ink = "#12343b";
const paper = "#fffdf7";
const sun = "#f6bd4f";
const most = 3;
let latest;

/** Offers both, once there are figures. */
export function offerDownloads(wall) {
  latest = wall;
  byId("downloads").hidden = false;
}

byId("picture").addEventListener("click", () => {
  const canvas = draw(latest);
  canvas.toBlob((blob) => save(blob, "pledge-wall.png"), "image/png");
});
byId("table").addEventListener("click", () => save(new Blob([table(latest)], { type: "text/csv" }), "pledge-wall.csv"));

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

// A cell that begins with one of these would be a formula in a spreadsheet.
const cell = (value) => `"${String(value).replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;

function table(wall) {
  const rows = [
    [say("day"), say("pledges.other"), say("joined.other"), say("done.other")],
    ...wall.days.map((day) => [day.day, day.total, day.joined, day.done]),
    [],
    [say("themes"), say("pledges.other"), say("joined.other"), say("done.other")],
    ...wall.themes.map((theme) => [theme.label, theme.total, theme.joined, theme.done]),
  ];
  return `\uFEFF${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

function draw(wall) {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width, height];
  const pen = canvas.getContext("2d");
  const voice = getComputedStyle(byId("total")).fontFamily;
  const write = (text, x, y, size, weight = 400, colour = paper) => {
    pen.font = `${weight} ${size}px ${voice}`;
    pen.fillStyle = colour;
    pen.fillText(text, x, y);
    return pen.measureText(text).width;
  };
  pen.fillStyle = ink;
  pen.fillRect(0, 0, width, height);
  write([wall.campaign.name, wall.campaign.team, wall.campaign.hashtag].filter(Boolean).join("  ·  "), edge, 110, 40, 600);
  const figure = write(number(wall.total), edge, 330, 210, 600, sun);
  write(sayCount("pledges", wall.total), edge + figure + 30, 330, 64, 600);
  drawGoal(pen, wall, write);
  write(
    [sayCount("joined", wall.joined), sayCount("done", wall.done)]
      .map((word, at) => `${number([wall.joined, wall.done][at])} ${word}`)
      .join("   ·   "),
    edge,
    500,
    34,
  );
  wall.newest.slice(0, most).forEach((pledge, at) => drawCard(pen, pledge, at, voice, tintOf(wall, pledge.theme)));
  return canvas;
}

function drawGoal(pen, wall, write) {
  if (wall.theme !== null) return;
  const part = Math.min(wall.total / wall.campaign.goal, 1);
  const goal = number(wall.campaign.goal);
  pen.fillStyle = "#3b5a61";
  pen.fillRect(edge, 380, 900, 16);
  pen.fillStyle = sun;
  pen.fillRect(edge, 380, 900 * part, 16);
  write(say("goal", { goal, percent: percent(Math.floor(part * 100) / 100) }), edge, 440, 30);
}

function drawCard(pen, pledge, at, voice, tint) {
  const gap = 40;
  const wide = (width - 2 * edge - 2 * gap) / most;
  const [left, top] = [edge + at * (wide + gap), 550];
  pen.fillStyle = paper;
  pen.fillRect(left, top, wide, 280);
  pen.fillStyle = tint === "none" ? "#6b7a7d" : sun;
  pen.fillRect(left, top, 10, 280);
  pen.fillStyle = ink;
  pen.font = `500 28px ${voice}`;
  wrap(pen, pledge.text, wide - 70, 5).forEach((line, row) => pen.fillText(line, left + 40, top + 60 + row * 38));
  pen.font = `600 22px ${voice}`;
  const by = pledge.name ?? pledge.group ?? say({ team: "a-team", organisation: "an-organisation" }[pledge.as] ?? "somebody");
  pen.fillText(wrap(pen, by, wide - 70, 1)[0], left + 40, top + 250);
}

/** The text in lines of that width; the last one ends with an ellipsis where there is more. */
function wrap(pen, text, room, rows) {
  const lines = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    const longer = line ? `${line} ${word}` : word;
    if (pen.measureText(longer).width <= room || !line) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  if (lines.length <= rows) return lines;
  return [...lines.slice(0, rows - 1), `${lines[rows - 1]}…`];
}
