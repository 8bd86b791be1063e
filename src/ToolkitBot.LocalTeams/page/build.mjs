import { fileURLToPath } from "node:url";
import { bundlePages } from "../../Shared/bundle.mjs";

await bundlePages({
  folder: fileURLToPath(new URL(".", import.meta.url)),
  name: "the local chat page",
  bundles: [{ page: "main.js" }],
  copies: ["index.html"],
});
