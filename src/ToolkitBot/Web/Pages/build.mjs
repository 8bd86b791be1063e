import { fileURLToPath } from "node:url";
import { bundlePages } from "../../../Shared/bundle.mjs";

await bundlePages({
  folder: fileURLToPath(new URL(".", import.meta.url)),
  name: "the wall's pages",
  // The Teams library is a bundle of its own: only a page inside Teams fetches it.
  bundles: [{ wall: "wall.js", configure: "configure.js", teams: "teams.js" }, { pages: "pages.css" }],
  copies: ["wall.html", "configure.html", "privacy.html", "terms.html", "mark.svg"],
});
