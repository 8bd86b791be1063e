import { icon, make, part } from "./dom.js";

const words = ["help", "start", "platform", "tip", "pledge"];

/** Where a person writes; in shared places with the mention that lets the bot hear it. */
export class Composer {
  #text = part("text");
  #mention = part("mention");
  #thread;

  constructor(say) {
    this.say = say;
    part("send").append(icon("send"));
    part("composer").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send(this.#text.value);
    });
    this.#text.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.#send(this.#text.value);
      }
    });
    this.#text.addEventListener("input", () => this.#grow());
    this.#mention.addEventListener("click", () => {
      this.#mention.setAttribute("aria-pressed", String(this.#mention.getAttribute("aria-pressed") !== "true"));
      this.#text.focus();
    });
    part("reply-cancel").addEventListener("click", () => this.replyTo());
    part("chips").append(...words.map((word) => {
      const chip = make("button", { type: "button", class: "chip", "data-say": word }, word);
      chip.addEventListener("click", () => this.#send(word, true));
      return chip;
    }));
  }

  /** In a channel the post that is replied to. */
  get thread() {
    return this.#thread;
  }

  show(conversation, bot) {
    this.bot = bot;
    this.shared = conversation.type !== "personal";
    this.#mention.hidden = !this.shared;
    this.#mention.textContent = `@${bot}`;
    this.#mention.title = `With @${bot} in front the bot hears you`;
    this.#text.placeholder = { personal: `Write to ${bot}`, groupChat: "Write to the group", channel: "New post" }[conversation.type];
    this.replyTo();
  }

  replyTo(message) {
    this.#thread = message?.thread;
    part("replying").hidden = !message;
    part("replying-to").textContent = message ? `Replying to ${message.from}` : "";
    if (message) this.#text.focus();
  }

  #send(text, heard = false) {
    const said = text.trim();
    if (!said) return;
    const mention = this.shared && !said.toLowerCase().includes(`@${this.bot.toLowerCase()}`)
      && (heard || this.#mention.getAttribute("aria-pressed") === "true");
    this.say(mention ? `@${this.bot} ${said}` : said, this.#thread);
    if (text === this.#text.value) {
      this.#text.value = "";
      this.#grow();
    }
  }

  #grow() {
    this.#text.style.height = "auto";
    this.#text.style.height = `${Math.min(this.#text.scrollHeight, 160)}px`;
  }
}
