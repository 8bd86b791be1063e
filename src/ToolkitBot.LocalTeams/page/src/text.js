import MarkdownIt from "markdown-it";

// HTML stays text, and what Teams does not draw is not drawn here either.
const rules = ["heading", "lheading", "image", "table", "code", "fence", "blockquote", "hr"];
const forCards = new MarkdownIt({ html: false, linkify: false }).disable(rules);
const forMessages = new MarkdownIt({ html: false, linkify: true, breaks: true }).disable(["heading", "lheading", "image", "table"]);

for (const markdown of [forCards, forMessages]) {
  markdown.validateLink = (address) => /^(https?:|mailto:)/i.test(address.trim());
  markdown.renderer.rules.link_open = (tokens, at, options, _env, self) => {
    tokens[at].attrSet("target", "_blank");
    tokens[at].attrSet("rel", "noopener noreferrer");
    return self.renderToken(tokens, at, options);
  };
}

/** Markdown of a card's text as safe HTML. */
export const cardHtml = (text) => forCards.render(text);

/** A message's text as nodes: Markdown for the bot, plain words for people, mentions marked in both. */
export function messageText(message, bot) {
  const box = document.createElement("div");
  box.className = "words";
  if (message.person === undefined && message.textFormat !== "plain") {
    box.innerHTML = forMessages.render(message.text).replace(/&lt;at&gt;(.*?)&lt;\/at&gt;/g, '<span class="mention">$1</span>');
    return box;
  }
  const paragraph = document.createElement("p");
  const names = message.person === undefined ? /(<at>.*?<\/at>)/g : new RegExp(`(@${bot})`, "gi");
  for (const piece of message.text.split(names)) {
    if (!names.test(piece)) {
      names.lastIndex = 0;
      paragraph.append(piece);
      continue;
    }
    names.lastIndex = 0;
    const mention = document.createElement("span");
    mention.className = "mention";
    mention.textContent = piece.replace(/<\/?at>/g, "");
    paragraph.append(mention);
  }
  box.append(paragraph);
  return box;
}
