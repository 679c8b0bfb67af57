import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** The built web app, which `npm test` builds first. */
const folder = new URL("../../apps/web/dist/assets/", import.meta.url);

interface Chunk {
  readonly name: string;
  readonly code: string;
}

function chunks(): Chunk[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".js"))
    .map((name) => ({ name, code: readFileSync(new URL(name, folder), "utf8") }));
}

/** Words that stand in a library's own code once, also after minification. */
const marks = [
  // Yjs asks for this to notice a second copy of itself.
  { library: "yjs", mark: "__ $YJS$ __" },
  { library: "react-dom", mark: "rendererPackageName" },
  { library: "y-websocket", mark: "Unable to compute message" },
  { library: "prosemirror-state", mark: "Adding different instances of a keyed plugin" },
] as const;

test.each(marks)("there is one copy of $library in the bundle", ({ mark }) => {
  const holders = chunks().filter(({ code }) => code.includes(mark));

  expect(holders.map(({ code }) => code.split(mark).length - 1)).toEqual([1]);
});

test("the page that people open first does not load the editor", () => {
  const html = readFileSync(new URL("../index.html", folder), "utf8");
  const editor = chunks().filter(({ code }) =>
    code.includes("Adding different instances of a keyed plugin"),
  );

  expect(editor).toHaveLength(1);
  expect(html).not.toContain(editor[0]?.name);
});

test("the page that people open first has the core words in Polish and nothing else", () => {
  const html = readFileSync(new URL("../index.html", folder), "utf8");
  const first = chunks().filter(({ name }) => html.includes(name));
  const has = (words: string) => first.some(({ code }) => code.includes(words));

  expect(has("Nie ma takiego dokumentu")).toBe(true);
  expect(has("There is no such document")).toBe(false);
  expect(has("Wiadomość dla zespołu dokumentu")).toBe(false);
});

test("the code of dialogs is one file, so that it can be asked for again when it did not come", () => {
  // A browser does not fetch a file's own imports a second time: everybody gets dialogs by LazyModal.
  expect(chunks().filter(({ name }) => name.startsWith("modal-"))).toHaveLength(1);
});
