/** Calls to the local Teams for one person. A failed call throws an Error whose message is for people. */
export class Api {
  constructor(person) {
    this.base = `/_local/people/${encodeURIComponent(person)}`;
  }

  world = () => this.#call("/world");
  messages = (chat) => this.#call(`/conversations/${encodeURIComponent(chat)}/messages`);
  open = (chat, afresh) => this.#call(`/conversations/${encodeURIComponent(chat)}/open?afresh=${afresh}`, {});
  read = (chat) => this.#call(`/conversations/${encodeURIComponent(chat)}/read`, {});
  say = (chat, text, thread) => this.#call(`/conversations/${encodeURIComponent(chat)}/messages`, { text, thread });
  press = (message, attachment, action) => this.#call(`/messages/${message}/press`, { action, attachment });
  choices = (message, dataset, text) => this.#call(`/messages/${message}/choices`, { dataset, text });
  command = (message, command) => this.#call(`/messages/${message}/commands/${encodeURIComponent(command)}`, {});
  search = (chat, command, text, skip) => this.#call("/search", { conversation: chat, commandId: command.id, parameter: command.parameter, text, skip });
  insert = (chat, result, thread) => this.#call(`/conversations/${encodeURIComponent(chat)}/cards`, { result, thread });
  submit = (dialog, action) => this.#call(`/dialogs/${dialog}/submit`, { action, attachment: 0 });

  /** Live events. Calls back whenever it is connected, for what happened before. */
  listen(onEvent, onConnected) {
    const feed = new EventSource(`${this.base}/feed`);
    feed.addEventListener("open", onConnected);
    feed.addEventListener("message", (event) => onEvent(JSON.parse(event.data)));
    return () => feed.close();
  }

  async #call(path, body) {
    let response;
    try {
      response = await fetch(this.base + path, body && {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
      });
    } catch {
      throw new Error("The local Teams does not answer. Is ToolkitBot running?");
    }
    if (response.status === 204) return undefined;
    const answer = await response.json().catch(() => ({}));
    if (!response.ok) throw new Error(answer.problem ?? "That did not work. Please try again.");
    return answer;
  }
}
