import { icon, make, part } from "./dom.js";

// Quiet for so long, and what was typed is searched for.
const quiet = 200;
// A full page may have another one behind it.
const page = 25;

/** The message extension under the compose field: finds as one types, shows previews, puts the chosen card into the chat. */
export class Finder {
  #box = part("finder");
  #opener = part("finder-open");
  #field = part("finder-text");
  #list = part("finder-results");
  #status = part("finder-status");
  #found = 0;
  #asked = 0;
  #timer;

  constructor(room) {
    this.room = room;
    part("finder-close").append(icon("close"));
    part("finder-close").addEventListener("click", () => this.close(true));
    this.#opener.addEventListener("click", () => (this.#box.hidden ? this.#open() : this.close(true)));
    this.#field.addEventListener("input", () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#search(), quiet);
    });
    this.#box.addEventListener("keydown", (event) => this.#key(event));
    document.addEventListener("pointerdown", (event) => {
      if (!this.#box.hidden && !this.#box.contains(event.target) && !this.#opener.contains(event.target)) this.close();
    });
  }

  /** What the app offers; nothing offers nothing. */
  show(command) {
    this.command = command;
    this.#opener.hidden = !command;
    if (!command) return;
    this.#opener.replaceChildren(icon("search"), command.title);
    part("finder-title").textContent = command.title;
    part("finder-label").textContent = command.hint;
    this.#field.placeholder = command.hint;
  }

  close(back = false) {
    clearTimeout(this.#timer);
    this.#asked++;
    this.#box.hidden = true;
    this.#opener.setAttribute("aria-expanded", "false");
    if (back) this.#opener.focus();
  }

  #open() {
    this.#box.hidden = false;
    this.#opener.setAttribute("aria-expanded", "true");
    this.#field.focus();
    this.#field.select();
    this.#search();
  }

  /** One page of results; a later question leaves an earlier one without its answer. */
  async #search(skip = 0) {
    const asked = ++this.#asked;
    try {
      const results = await this.room.search(this.command, this.#field.value.trim(), skip);
      if (asked !== this.#asked) return;
      this.#list.querySelector(".finder-more")?.remove();
      if (skip === 0) {
        this.#list.replaceChildren();
        this.#list.scrollTop = 0;
      }
      this.#found = skip + results.length;
      const first = this.#list.childElementCount;
      this.#list.append(...results.map((result) => make("li", {}, this.#result(result))));
      const more = results.length === page;
      if (more) this.#list.append(make("li", { class: "finder-more" }, this.#more()));
      this.#status.textContent = this.#words(more);
      if (skip > 0) this.#list.children[first]?.querySelector("button").focus();
    } catch (problem) {
      if (asked === this.#asked) this.#status.textContent = problem.message;
    }
  }

  #words(more) {
    if (this.#found === 0) return "Nothing found. Try one or two other words.";
    if (more) return `The first ${this.#found} results`;
    return this.#found === 1 ? "1 result" : `${this.#found} results`;
  }

  #result(result) {
    const preview = result.preview?.content ?? result.content ?? {};
    const button = make(
      "button",
      { type: "button", class: "finder-result" },
      make("strong", {}, preview.title ?? "Card"),
      preview.text && make("span", {}, preview.text),
    );
    button.addEventListener("click", async () => {
      this.close(true);
      await this.room.insert(result);
    });
    return button;
  }

  #more() {
    const button = make("button", { type: "button", class: "quiet" }, "Show more results");
    button.addEventListener("click", () => this.#search(this.#found));
    return button;
  }

  // The arrows go through the results as in Teams; Tab goes everywhere all the same.
  #key(event) {
    if (event.key === "Escape") {
      event.preventDefault();
      this.close(true);
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const stops = [this.#field, ...this.#list.querySelectorAll("button")];
    const at = stops.indexOf(document.activeElement);
    if (at < 0) return;
    event.preventDefault();
    stops[Math.min(Math.max(at + step, 0), stops.length - 1)].focus();
  }
}
