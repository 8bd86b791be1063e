// The wall's words come with the page, in one language; numbers and days are written as that language does.
const words = JSON.parse(document.body.dataset.words);
const id = document.documentElement.lang;
export const language = id === "en" ? "en-GB" : id;
const plurals = new Intl.PluralRules(language);
const numbers = new Intl.NumberFormat(language);
const percents = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 });
const days = format({ day: "numeric", month: "long" });
const daysWithYear = format({ day: "numeric", month: "long", year: "numeric" });
const shortDays = format({ day: "numeric", month: "short" });
const months = format({ month: "long", year: "numeric" });

// Days come as 2026-10-01 and mean no moment: kept in UTC from end to end.
function format(parts) {
  return new Intl.DateTimeFormat(language, { ...parts, timeZone: "UTC" });
}

/** A phrase with its places filled. */
export const say = (key, values = {}) =>
  words[key].replace(/\{([a-z][a-z0-9-]*)\}/g, (place, name) => values[name] ?? place);

/** A phrase in the form that fits a number. */
export const sayCount = (key, count, values = {}) =>
  say(`${key}.${plurals.select(count)}`, { count: number(count), ...values });

export const number = (value) => numbers.format(value);
export const percent = (part) => percents.format(part);
export const toDay = (text) => Date.parse(`${text}T00:00:00Z`);
export const day = (time) => days.format(time);
export const dayAndYear = (time) => daysWithYear.format(time);
export const shortDay = (time) => shortDays.format(time);
export const month = (time) => months.format(time);
