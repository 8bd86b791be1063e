// Reads [{template, data, host}] from standard input and writes, for each, {value} or {error} as Microsoft's
// engine has it. One process for all cases: starting Node costs more than expanding them.
"use strict";
const { Template } = require("adaptivecards-templating");
const cases = JSON.parse(require("fs").readFileSync(0, "utf8"));

// The engine warns on the console about every condition that is not true or false.
console.warn = () => {};

const answers = cases.map(({ template, data, host }) => {
  try {
    const context = {};
    if (data !== undefined) context.$root = data;
    if (host !== undefined) context.$host = host;
    const value = new Template(template).expand(context);
    return { value: value === undefined ? null : value };
  } catch (error) {
    return { error: String(error.message ?? error) };
  }
});
process.stdout.write(JSON.stringify(answers));
