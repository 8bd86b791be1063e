import { drawCard, fromHero } from "./card.js";
import { icon, make } from "./dom.js";
import { messageText } from "./text.js";
import { avatar } from "./rail.js";

const adaptive = "application/vnd.microsoft.card.adaptive";
const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long" });

/** The words of a day between messages. */
export const dayOf = (message) => {
  const words = day.format(new Date(message.at));
  return words === day.format(new Date()) ? "Today" : words;
};

/** Draws one message, or draws it again where it changed: a card that did not change keeps what was typed into it. */
export class MessageCard {
  #cards = "";
  #box = make("div", { class: "cards" });
  #words = make("div", { class: "body" });
  #stamp = make("span", { class: "edited" });

  constructor(message, room) {
    this.room = room;
    const mine = message.person === room.person;
    const role = mine ? "" : /\((.*)\)/.exec(message.from)?.[1];
    const at = new Date(message.at);
    this.element = make(
      "article",
      {
        class: `message ${mine ? "mine" : message.person ? "theirs" : "bots"}`,
        "data-message": message.id,
        "data-from": message.person ?? "bot",
        "aria-label": `${mine ? "You" : message.from}, ${time.format(at)}`,
      },
      avatar(message.person, message.from),
      make(
        "div",
        { class: "bubble" },
        make(
          "p",
          { class: "by" },
          make("strong", {}, mine ? "You" : message.from.split(" (")[0]),
          role && make("span", {}, role),
          make("time", { dateTime: message.at }, time.format(at)),
          this.#stamp,
        ),
        this.#words,
        this.#box,
      ),
      this.#tools(message),
    );
    this.show(message);
  }

  show(message) {
    this.message = message;
    this.#stamp.textContent = message.edited ? "Edited" : "";
    this.#words.replaceChildren(...(message.text ? [messageText(message, this.room.bot)] : []));
    const cards = JSON.stringify(message.attachments);
    if (cards === this.#cards) return;
    this.#cards = cards;
    const focused = this.#box.contains(document.activeElement);
    this.#box.className = message.attachments.length > 1 && message.attachmentLayout === "carousel" ? "cards carousel" : "cards";
    this.#box.replaceChildren(...message.attachments.map((attachment, at) => this.#attachment(attachment, at)));
    if (focused) this.#box.querySelector(".card")?.focus();
  }

  #attachment(attachment, at) {
    if (attachment.contentType === adaptive) {
      return drawCard(
        attachment.content,
        (action) => this.room.press(this.message, at, action),
        (dataset, text) => this.room.choices(this.message, dataset, text),
      );
    }
    if (/vnd\.microsoft\.card\.(hero|thumbnail)$/.test(attachment.contentType)) {
      return drawCard(fromHero(attachment.content ?? {}), (action) => this.room.press(this.message, at, action));
    }
    return make("p", { class: "file" }, attachment.name ?? `Attachment (${attachment.contentType})`);
  }

  #tools(message) {
    const tools = make("div", { class: "tools" });
    const tool = (drawing, label, act) => {
      const button = make("button", { type: "button", class: "icon", title: label, "aria-label": `${label}: ${message.person === this.room.person ? "your message" : message.from}` }, icon(drawing));
      button.addEventListener("click", act);
      tools.append(button);
    };
    if (message.attachments.some((attachment) => attachment.content?.refresh?.action)) {
      tool("refresh", "Refresh this card", () => this.room.refresh(this.message));
    }
    if (message.text && message.person) {
      for (const command of this.room.commands) {
        tool("pledge", command.title, () => this.room.command(this.message, command.id));
      }
    }
    return tools;
  }
}
