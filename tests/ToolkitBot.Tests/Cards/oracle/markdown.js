// Reads a list of texts and writes what the Markdown reader of the desktop shows of each, as HTML.
const { createRequire } = require("node:module");
const MarkdownIt = createRequire(`${process.cwd()}/`)("markdown-it");

const markdown = new MarkdownIt();
const texts = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(texts.map((text) => markdown.render(text))));
