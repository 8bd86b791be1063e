// Where to pledge: on the big screen a code to scan, beside the words.
import { byId, make } from "./dom.js";
import { say } from "./words.js";

const longest = 60;

/** Shows the code and, where people could type it, the address. */
export function showWhereToPledge() {
  const address = document.body.dataset.pledge;
  if (!address) return;
  const typed = address.replace(/^https:\/\//, "");
  byId("here").replaceChildren(
    make("img", { class: "code", src: "/wall/pledge.svg", alt: say("code"), width: "128", height: "128" }),
    make("span", {}, say("scan"), ...(typed.length <= longest ? [make("br"), make("b", {}, typed)] : [])),
  );
}
