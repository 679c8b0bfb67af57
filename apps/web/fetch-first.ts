import type { Plugin } from "vite";

/** What Vite calls around each part that comes later, with the names of all files that the part is made of. */
const preloadHelper = "\0vite/preload-helper.js";

/** Parts of the program that come later are fetched by our own code, which can try again: see `src/ui/fetch-first.ts`. */
export function fetchFirst(): Plugin {
  return {
    name: "fetch-first",
    apply: "build",
    enforce: "pre",
    load: (id) =>
      id === preloadHelper
        ? 'export { fetchFirst as __vitePreload } from "/src/ui/fetch-first.ts";'
        : undefined,
  };
}
