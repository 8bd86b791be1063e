import { icon, make, part } from "./dom.js";

const hues = { amina: 172, gareth: 262, mei: 22, owen: 215, tom: 320, nadia: 95 };

/** A round picture: the drawing of the bot, or a person's first letter. */
export function avatar(person, name) {
  if (!person) return make("span", { class: "avatar bot", "aria-hidden": "true" }, icon("bot"));
  const round = make("span", { class: "avatar", "aria-hidden": "true" }, name[0]);
  round.style.setProperty("--hue", hues[person] ?? [...person].reduce((sum, letter) => sum + letter.charCodeAt(0) * 7, 0) % 360);
  return round;
}

const address = (person, chat) => `/?${new URLSearchParams({ person, chat })}`;

/** The left rail: who you are, and what you can open. */
export class Rail {
  constructor(go) {
    this.go = go;
    this.rail = part("rail");
    this.opener = part("open-rail");
    this.opener.append(icon("menu"));
    part("close-rail").append(icon("close"));
    this.rail.querySelector(".avatar.bot").append(icon("bot"));
    this.opener.addEventListener("click", () => this.open());
    part("close-rail").addEventListener("click", () => this.close());
    part("scrim").addEventListener("click", () => this.close());
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.rail.classList.contains("open")) this.close();
    });
    this.narrow = matchMedia("(max-width: 760px)");
    this.narrow.addEventListener("change", () => this.#settle(false));
    this.#settle(false);
  }

  open() {
    this.#settle(true);
    part("close-rail").focus();
  }

  close() {
    const was = this.rail.classList.contains("open");
    this.#settle(false);
    if (was) this.opener.focus();
  }

  show(world, person, chat) {
    part("conversations").replaceChildren(
      ...world.conversations.map((conversation) =>
        this.#item(address(person, conversation.key), conversation.key === chat, () => this.go(person, conversation.key), {
          "data-conversation": conversation.key,
          picture: conversation.type === "personal" ? avatar() : make("span", { class: "avatar place", "aria-hidden": "true" }, icon(conversation.type === "channel" ? "channel" : "group")),
          name: conversation.name,
          note: { personal: "Personal chat", groupChat: "Group chat", channel: conversation.team }[conversation.type],
          unread: conversation.key === chat ? 0 : (world.unread[person]?.[conversation.key] ?? 0),
        }),
      ),
    );
    part("people").replaceChildren(
      ...world.people.map((one) => {
        const [, role] = /\((.*)\)/.exec(one.name) ?? [];
        return this.#item(address(one.key, chat), one.key === person, () => this.go(one.key, chat), {
          "data-person": one.key,
          picture: avatar(one.key, one.name),
          name: one.givenName,
          note: one.locale.startsWith("cy") ? `${role}, Cymraeg` : role,
          unread: one.key === person ? 0 : Object.values(world.unread[one.key] ?? {}).reduce((sum, count) => sum + count, 0),
        });
      }),
    );
  }

  #item(href, current, go, { picture, name, note, unread, ...attributes }) {
    const link = make(
      "a",
      { href, class: "entry", "aria-current": current ? "true" : undefined, ...attributes },
      picture,
      make("span", { class: "entry-text" }, make("span", { class: "entry-name" }, name), make("span", { class: "entry-note" }, note ?? "")),
      unread > 0 && make("span", { class: "badge" }, make("span", { "aria-hidden": "true" }, unread > 99 ? "99+" : String(unread)), make("span", { class: "for-ears" }, `${unread} unread`)),
    );
    link.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      this.close();
      go();
    });
    return make("li", {}, link);
  }

  // On a phone the closed rail is out of reach for eyes, keyboard and screen reader alike.
  #settle(open) {
    const drawer = this.narrow.matches;
    this.rail.classList.toggle("open", drawer && open);
    this.rail.inert = drawer && !open;
    part("chat").inert = drawer && open;
    part("scrim").hidden = !(drawer && open);
    this.opener.setAttribute("aria-expanded", String(drawer && open));
  }
}
