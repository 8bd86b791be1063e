import { make, part, icon } from "./dom.js";
import { MessageCard, dayOf } from "./message.js";

/** The messages of one conversation; in a channel grouped by post. */
export class Thread {
  #cards = new Map();
  #threads = new Map();
  #log = part("log");
  #newer = part("newer");
  #lastDay = "";
  #conversation;
  // The person has spoken: what answers is shown, even while the log is still moving to their own words.
  #awaiting = false;
  // A button was pressed: the focus goes on to the card that answers it.
  #pressed = false;

  constructor(room) {
    this.room = room;
    this.#newer.addEventListener("click", () => this.toEnd());
    this.#log.addEventListener("scroll", () => {
      if (this.#atEnd()) this.#newer.hidden = true;
    });
  }

  /**
   * Shows a conversation from its beginning; nothing of it is announced. One that is shown already only catches up, so
   * that what somebody types into a card is not lost when the page connects again.
   */
  begin(conversation, messages) {
    if (conversation === this.#conversation) {
      const there = new Set(messages.map((message) => message.id));
      for (const id of [...this.#cards.keys()]) if (!there.has(id)) this.#put({ id, deleted: true });
      for (const message of messages) this.put(message);
      return;
    }
    this.#conversation = conversation;
    this.#cards.clear();
    this.#threads.clear();
    this.#lastDay = "";
    this.#log.setAttribute("aria-busy", "true");
    this.#log.replaceChildren();
    for (const message of messages) this.#put(message);
    this.#hint();
    this.toEnd();
    requestAnimationFrame(() => this.#log.removeAttribute("aria-busy"));
  }

  /** A message came, changed or went. */
  put(message) {
    const isOwn = message.person === this.room.person;
    const stay = isOwn || this.#awaiting || this.#atEnd();
    this.#awaiting = isOwn;
    const isNew = !this.#cards.has(message.id);
    this.#put(message);
    if (this.#pressed && message.person === undefined) {
      this.#pressed = false;
      if (isNew) this.#focusOn(message);
    }
    this.#hint();
    this.#suggest(message);
    if (stay) this.#showWhole(message);
    else if (isNew) this.#newer.hidden = false;
  }

  // A card taller than the window is read from its top.
  #showWhole(message) {
    const element = this.#cards.get(message.id)?.element;
    if (element && element.offsetHeight > this.#log.clientHeight - 40) element.scrollIntoView({ block: "start" });
    else this.toEnd();
  }

  /** A button of a card is pressed. */
  press() {
    this.#pressed = true;
  }

  // Only where the focus is still among the messages: nobody is taken out of what they write.
  #focusOn(message) {
    const at = document.activeElement;
    if (at === document.body || this.#log.contains(at)) {
      this.#cards.get(message.id)?.element.querySelector(".card")?.focus({ preventScroll: true });
    }
  }

  /** Shows one message, where it stands. */
  goTo(id) {
    const element = this.#cards.get(id)?.element;
    element?.scrollIntoView({ block: "start" });
    (element?.querySelector(".card") ?? element)?.focus({ preventScroll: true });
  }

  toEnd() {
    this.#newer.hidden = true;
    this.#log.scrollTop = this.#log.scrollHeight;
  }

  #put(message) {
    const known = this.#cards.get(message.id);
    if (message.deleted) {
      known?.element.remove();
      this.#cards.delete(message.id);
      return;
    }
    if (known) {
      known.show(message);
      return;
    }
    const card = new MessageCard(message, this.room);
    this.#cards.set(message.id, card);
    this.#place(message).append(card.element);
  }

  #place(message) {
    const post = message.thread && this.#threads.get(message.thread);
    if (post) return post;
    const today = dayOf(message);
    if (today !== this.#lastDay) {
      this.#lastDay = today;
      this.#log.append(make("p", { class: "day" }, make("span", {}, today)));
    }
    if (!message.thread) return this.#log;
    const replies = make("div", { class: "post-messages" });
    const reply = make("button", { type: "button", class: "reply", "aria-label": `Reply to ${message.from}` }, icon("reply"), "Reply");
    reply.addEventListener("click", () => this.room.reply(message));
    this.#log.append(make("div", { class: "post", "data-thread": message.thread }, replies, reply));
    this.#threads.set(message.thread, replies);
    return replies;
  }

  // Suggested answers belong to the newest message only, as in Teams.
  #suggest(message) {
    for (const old of this.#log.querySelectorAll(".suggested")) old.remove();
    const actions = message.suggestedActions?.actions ?? [];
    const card = this.#cards.get(message.id);
    if (actions.length === 0 || !card) return;
    card.element.querySelector(".bubble").append(
      make("div", { class: "chips suggested" }, ...actions.slice(0, 3).map((action) => {
        const chip = make("button", { type: "button", class: "chip" }, action.title);
        chip.addEventListener("click", () => this.room.say(String(action.value ?? action.title), message.thread));
        return chip;
      })),
    );
  }

  #hint() {
    this.#log.querySelector(".empty")?.remove();
    if (this.#cards.size > 0) return;
    this.#log.append(make("p", { class: "empty" }, this.room.emptyHint()));
  }

  #atEnd() {
    return this.#log.scrollHeight - this.#log.scrollTop - this.#log.clientHeight < 120;
  }
}
