import "./styles.css";
import "./cards.css";
import { Api } from "./api.js";
import { Composer } from "./composer.js";
import { Finder } from "./finder.js";
import { icon, make, part } from "./dom.js";
import { closeDialog, openDialog, toast } from "./overlay.js";
import { Rail, avatar } from "./rail.js";
import { startTheme } from "./theme.js";
import { Thread } from "./thread.js";

/** One person looking at one conversation, and everything that can happen there. */
class Room {
  person = "";
  chat = "";
  world = { people: [], conversations: [], unread: {} };
  #quiet;
  // What was asked for may be older than what the feed has brought since.
  #stale = false;
  #loading;

  constructor() {
    this.rail = new Rail((person, chat) => this.go(person, chat));
    this.thread = new Thread(this);
    this.composer = new Composer((text, thread) => this.say(text, thread));
    this.finder = new Finder(this);
    addEventListener("popstate", () => this.go(...this.#wanted(), false));
    document.addEventListener("visibilitychange", () => this.#read());
    document.addEventListener("follow-link", (link) => this.#follow(link));
  }

  get bot() {
    return this.world.bot;
  }

  get commands() {
    return this.world.commands ?? [];
  }

  start() {
    return this.go(...this.#wanted(), false, true);
  }

  /** Another person or conversation. The first time counts as opening Teams anew. */
  async go(person, chat, remember = true, afresh = false) {
    if (person !== this.listeningAs) this.#stopListening();
    this.person = person;
    this.chat = chat;
    const api = (this.api = new Api(person));
    if (remember) history.pushState(null, "", `/?${new URLSearchParams({ person, chat })}`);
    closeDialog();
    this.finder.close();
    part("working").textContent = "";
    try {
      await api.open(chat, afresh).catch((problem) => {
        // Not everybody is in every team.
        if (chat === "personal" || api !== this.api) throw problem;
        this.chat = "personal";
        return api.open(this.chat, afresh);
      });
      // Somebody has gone on meanwhile.
      if (api !== this.api) return;
      this.#listen(api);
      await this.#reload();
      document.documentElement.dataset.ready = "true";
    } catch (problem) {
      if (api === this.api) toast(problem.message, true);
    }
  }

  #listen(api) {
    if (this.listeningAs === this.person) return;
    this.listeningAs = this.person;
    this.stopFeed = api.listen(
      (event) => this.#happened(event),
      () => this.#reload().catch((problem) => toast(problem.message, true)),
    );
  }

  #stopListening() {
    this.stopFeed?.();
    this.listeningAs = undefined;
  }

  async say(text, thread) {
    try {
      this.thread.put(await this.api.say(this.chat, text, thread));
    } catch (problem) {
      toast(problem.message, true);
    }
  }

  /** Presses a button of a card; gives back a problem in words, to be shown in the card. */
  press(message, attachment, action) {
    this.thread.press();
    this.pressed = message;
    return this.#outcome(this.api.press(message.id, attachment, action));
  }

  /** Choices for what is typed into a field of a card. */
  choices(message, dataset, text) {
    return this.api.choices(message.id, dataset, text);
  }

  async refresh(message) {
    for (const [at, attachment] of message.attachments.entries()) {
      if (!attachment.content?.refresh?.action) continue;
      const problem = await this.press(message, at, attachment.content.refresh.action);
      if (problem) toast(problem, true);
    }
  }

  async command(message, id) {
    const problem = await this.#outcome(this.api.command(message.id, id));
    if (problem) toast(problem, true);
  }

  /** Results of the message extension; a problem is an Error in words. */
  async search(command, text, skip) {
    const outcome = await this.api.search(this.chat, command, text, skip);
    if (outcome.kind === "error") throw new Error(outcome.text);
    return outcome.results ?? [];
  }

  async insert(result) {
    try {
      this.thread.put(await this.api.insert(this.chat, result, this.composer.thread));
    } catch (problem) {
      toast(problem.message, true);
    }
  }

  reply(message) {
    this.composer.replyTo(message);
  }

  /** A link to a message in one of these conversations is followed here; every other opens as it would in Teams. */
  async #follow(link) {
    const [, id, message] = /^https:\/\/teams\.microsoft\.com\/l\/message\/([^/]+)\/([^/?]+)/.exec(link.detail) ?? [];
    const place = id && this.world.conversations.find((conversation) => conversation.id === decodeURIComponent(id));
    if (!place) return;
    link.preventDefault();
    await this.go(this.person, place.key);
    this.thread.goTo(decodeURIComponent(message));
  }

  emptyHint() {
    return this.#conversation()?.type === "personal"
      ? "Nothing here yet. Say hello, or press one of the words below."
      : `Nothing here yet. With @${this.bot} in front, the bot hears you here too.`;
  }

  async #outcome(call) {
    try {
      const outcome = await call;
      if (outcome.kind === "error") return outcome.text;
      if (outcome.kind === "dialog") {
        openDialog(
          outcome.dialog,
          (id, action) => this.#outcome(this.api.submit(id, action)),
          (dataset, text) => this.choices(this.pressed, dataset, text),
        );
      }
      if (outcome.kind === "closed") closeDialog();
      if (outcome.kind === "open") window.open(outcome.url, "_blank", "noopener,noreferrer");
      if (outcome.text) toast(outcome.text);
      return undefined;
    } catch (problem) {
      return problem.message;
    }
  }

  #happened(event) {
    if (event.kind === "unread") {
      this.world.unread = event.unread;
      this.rail.show(this.world, this.person, this.chat);
    } else if (event.kind === "message" && event.message.conversation === this.chat) {
      if (this.#loading) this.#stale = true;
      this.thread.put(event.message);
      this.#read();
    } else if (event.conversation === this.chat) {
      this.#works(event.on, event.kind === "typing");
    }
  }

  // A typing signal lives a few seconds; work lives until the bot has answered.
  #works(on, brief) {
    clearTimeout(this.#quiet);
    const working = part("working");
    const begin = () => {
      if (working.childElementCount === 0) working.replaceChildren(make("span", { class: "dots", "aria-hidden": "true" }), `${this.bot} is working`);
    };
    const end = () => working.replaceChildren();
    if (!on) end();
    else if (brief) {
      begin();
      this.#quiet = setTimeout(end, 5000);
    } else this.#quiet = setTimeout(begin, 250);
  }

  #read() {
    const unread = this.world.unread[this.person]?.[this.chat];
    if (document.visibilityState !== "visible") return;
    if (unread === 0) return;
    this.api.read(this.chat).catch(() => {});
  }

  /** Shows what there is. What the feed brings meanwhile is asked for again, so that nothing old takes its place. */
  #reload() {
    this.#stale = true;
    return (this.#loading ??= this.#load().finally(() => (this.#loading = undefined)));
  }

  async #load() {
    while (this.#stale) {
      this.#stale = false;
      const { person, chat } = this;
      const [world, messages] = await Promise.all([this.api.world(), this.api.messages(chat)]);
      if (person === this.person && chat === this.chat) this.#show(world, messages);
      else this.#stale = true;
    }
  }

  #show(world, messages) {
    const { person, chat } = this;
    this.world = world;
    const here = this.#conversation();
    const who = world.people.find((one) => one.key === person);
    this.rail.show(world, person, chat);
    this.composer.show(here, world.bot);
    this.finder.show(world.search);
    part("title").textContent = here.name;
    part("subtitle").textContent = {
      personal: `Personal chat of ${who.name}`,
      groupChat: `Group chat, you are ${who.name}`,
      channel: `${here.team}, you are ${who.name}`,
    }[here.type];
    const picture = here.type === "personal" ? avatar() : make("span", { class: "avatar place" }, icon(here.type === "channel" ? "channel" : "group"));
    picture.dataset.part = "chat-avatar";
    picture.setAttribute("aria-hidden", "true");
    part("chat-avatar").replaceWith(picture);
    document.title = `${here.name} (${who.givenName}): local Teams`;
    this.thread.begin(`${person} in ${chat}`, messages);
  }

  #conversation() {
    return this.world.conversations.find((conversation) => conversation.key === this.chat);
  }

  #wanted() {
    const asked = new URLSearchParams(location.search);
    return [asked.get("person") ?? "amina", asked.get("chat") ?? "personal"];
  }
}

startTheme();
new Room().start();
