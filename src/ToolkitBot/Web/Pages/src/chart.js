// Pledges over the campaign's days. Many days are drawn as weeks, many weeks as months: a bar stays wide enough to see.
import { byId, make } from "./dom.js";
import { dayAndYear, month, number, say, sayCount, shortDay, toDay } from "./words.js";

const dayLength = 86_400_000;
const steps = {
  day: { title: "by-day", start: (time) => time, name: dayAndYear },
  week: { title: "by-week", start: (time) => time - ((new Date(time).getUTCDay() + 6) % 7) * dayLength, name: dayAndYear },
  month: { title: "by-month", start: (time) => Date.UTC(new Date(time).getUTCFullYear(), new Date(time).getUTCMonth()), name: month },
};
let drawn;

export function drawChart(wall) {
  drawn = series(wall);
  byId("days-title").textContent = say(drawn.step.title);
  byId("day-column").textContent = say(drawn.kind);
  byId("rows").replaceChildren(
    ...drawn.points.map((point) =>
      make("tr", {}, make("th", { scope: "row" }, drawn.step.name(point.time)), make("td", {}, number(point.total))),
    ),
  );
  paint();
}

new ResizeObserver(paint).observe(byId("chart"));

function series(wall) {
  const made = wall.days.map((entry) => ({ time: toDay(entry.day), total: entry.total }));
  const starts = Math.min(toDay(wall.campaign.starts), made[0]?.time ?? Infinity);
  const today = Math.min(toDay(wall.campaign.today), toDay(wall.campaign.ends));
  const ends = Math.max(starts, today, made.at(-1)?.time ?? 0);
  const length = (ends - starts) / dayLength + 1;
  const kind = length <= 60 ? "day" : length <= 420 ? "week" : "month";
  const step = steps[kind];
  const points = new Map();
  for (let time = starts; time <= ends; time += dayLength) points.set(step.start(time), 0);
  for (const { time, total } of made) points.set(step.start(time), points.get(step.start(time)) + total);
  return { kind, step, points: [...points].map(([time, total]) => ({ time, total })) };
}

function paint() {
  const place = byId("chart");
  if (!drawn || !place.clientWidth) return;
  const { points, step } = drawn;
  const most = Math.max(...points.map((point) => point.total));
  if (most === 0) {
    place.replaceChildren(make("p", { class: "hint" }, say("chart-empty")));
    return;
  }
  const size = parseFloat(getComputedStyle(place).fontSize);
  const [width, height] = [place.clientWidth, Math.max(place.clientHeight, size * 9)];
  const floor = height - size * 1.6;
  const ceiling = size * 1.8;
  const slot = width / points.length;
  const bar = Math.max(1, Math.min(slot * 0.72, size * 3));
  const peak = points.findIndex((point) => point.total === most);
  const middle = (at) => slot * (at + 0.5);
  const rise = (total) => (total / most) * (floor - ceiling);
  const label = (at, y, text, name) => {
    const room = text.length * size * 0.3;
    const x = Math.min(Math.max(middle(at), room), width - room);
    return make("text", { x, y, "text-anchor": "middle", class: name }, text);
  };
  const ends = points.length > 1 ? [label(0, height - size * 0.25, shortDay(points[0].time), "axis"), label(points.length - 1, height - size * 0.25, shortDay(points.at(-1).time), "axis")] : [label(0, height - size * 0.25, shortDay(points[0].time), "axis")];
  place.replaceChildren(
    make(
      "svg",
      {
        viewBox: `0 0 ${width} ${height}`,
        role: "img",
        "aria-label": say("chart", {
          title: say(step.title),
          from: step.name(points[0].time),
          to: step.name(points.at(-1).time),
          when: step.name(points[peak].time),
          most: `${number(most)} ${sayCount("pledges", most)}`,
        }),
      },
      make("line", { x1: 0, x2: width, y1: floor + 0.5, y2: floor + 0.5, class: "floor" }),
      ...points.map((point, at) =>
        point.total === 0
          ? null
          : make("rect", {
              x: middle(at) - bar / 2,
              y: floor - Math.max(2, rise(point.total)),
              width: bar,
              height: Math.max(2, rise(point.total)),
              rx: Math.min(bar / 4, 6),
              class: at === peak ? "peak" : "day",
            }),
      ),
      label(peak, floor - rise(most) - size * 0.5, number(most), "most"),
      ...ends,
    ),
  );
}
