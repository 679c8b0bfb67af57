import type { ExportRequest, PreviewQuery } from "@brudnopis/schema";
import { expect, test } from "vitest";
import type { Caller, OpenedDocument } from "../access/access.ts";
import type { ExportSource } from "./export-task.ts";
import { Previews, type PreviewsDeps } from "./previews.ts";

const query: PreviewQuery = { preset: "full" };
const still = new AbortController().signal;

test("V1 what two people look at is set once, and told to who has it in a word", async () => {
  const { previews, made } = start();

  const [mine, yours] = await Promise.all([
    previews.ask(documentOf("d1"), caller("anna"), query, undefined, still),
    previews.ask(documentOf("d1"), caller("jan"), query, undefined, still),
  ]);
  const again = await previews.ask(documentOf("d1"), caller("anna"), query, mine?.version, still);

  expect(made).toEqual(["d1"]);
  expect(yours).toEqual(mine);
  expect(again).toBeUndefined();
});

test("V1 another state, preset or language is another version", async () => {
  const { previews, state } = start();
  const ask = async (changes: Partial<PreviewQuery> = {}) => {
    const asked = { ...query, ...changes };
    return (await previews.ask(documentOf("d1"), caller("anna"), asked, undefined, still))?.version;
  };

  const versions = [await ask(), await ask({ preset: "form" }), await ask({ language: "en" })];
  state.bytes = Uint8Array.of(1);
  versions.push(await ask());

  expect(new Set(versions).size).toBe(4);
});

test("V2 a person's second preview waits for the first, and is not made for who has gone", async () => {
  const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const { previews, made } = start({ gates });
  const gone = new AbortController();

  const first = previews.ask(documentOf("d1"), caller("anna"), query, undefined, still);
  const second = previews.ask(documentOf("d2"), caller("anna"), query, undefined, gone.signal);
  gone.abort(new Error("gone"));
  gates[0]?.resolve();

  await expect(second).rejects.toThrow("gone");
  expect((await first)?.pages).toHaveLength(1);
  expect(made).toEqual(["d1"]);
});

test("V3 pages are fetched for two minutes, by those of the document only", async () => {
  const { previews, clock } = start();
  const asked = await previews.ask(documentOf("d1"), caller("anna"), query, undefined, still);
  const version = asked?.version ?? "";

  expect(previews.file(documentOf("d1"), version)).toHaveLength(1);
  expect(() => previews.file(documentOf("d2"), version)).toThrow(/no longer kept/);
  clock.now += 120_001;
  expect(() => previews.file(documentOf("d1"), version)).toThrow(/no longer kept/);
});

test("V3 of many large previews the newest are kept", async () => {
  const { previews, state } = start({ pdfBytes: 20 * 2 ** 20 });
  const versions: string[] = [];
  for (let each = 1; each <= 3; each += 1) {
    state.bytes = Uint8Array.of(each);
    const asked = await previews.ask(documentOf("d1"), caller("anna"), query, undefined, still);
    versions.push(asked?.version ?? "");
  }

  expect(() => previews.file(documentOf("d1"), versions[0] ?? "")).toThrow(/no longer kept/);
  expect(previews.file(documentOf("d1"), versions[2] ?? "")).toHaveLength(20 * 2 ** 20);
});

test("V4 of a document whose history is let go of no pages stay, also not those just being made", async () => {
  const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const { previews, state } = start({ gates });
  const ask = (id: string) => previews.ask(documentOf(id), caller("anna"), query, undefined, still);
  gates[0]?.resolve();
  const before = await ask("d1");
  state.bytes = Uint8Array.of(1);
  const asking = ask("d1");

  previews.forget("d1");
  gates[1]?.resolve();
  const underWay = await asking;

  for (const pages of [before, underWay])
    expect(() => previews.file(documentOf("d1"), pages?.version ?? "")).toThrow(/no longer kept/);
  const again = await ask("d1");
  expect(previews.file(documentOf("d1"), again?.version ?? "")).toHaveLength(1);
});

test("remarks are drawn for those who may remark", async () => {
  const { previews } = start();
  const asking = previews.ask(
    documentOf("d1"),
    caller("anna"),
    { preset: "review" },
    undefined,
    still,
  );

  await expect(asking).rejects.toThrow(/remark/);
});

interface Choice {
  /** What each file waits for. */
  readonly gates?: readonly PromiseWithResolvers<void>[];
  readonly pdfBytes?: number;
}

function start({ gates = [], pdfBytes = 1 }: Choice = {}) {
  const made: string[] = [];
  const clock = { now: 0 };
  const state = { bytes: Uint8Array.of(0) };
  const deps: PreviewsDeps = {
    clock: () => clock.now,
    files: {
      print: async ({ document }) => {
        made.push(document.id);
        await gates[made.length - 1]?.promise;
        return { name: "", print: new Uint8Array() };
      },
    },
    writer: {
      preview: async () => ({
        pdf: new Uint8Array(pdfBytes),
        pages: 1,
        look: { pages: [{ fingerprint: "a", isLandscape: false }], starts: [] },
      }),
    },
    sourceOf: async ({ document }, _caller, { language }: ExportRequest) =>
      // Of a source only what tells versions apart is read here.
      ({
        documentId: document.id,
        state: { base: undefined, bytes: state.bytes, lengths: [] },
        template: { id: "mid", version: 1, collections: [] },
        ...(language ? { language } : {}),
        facts: { at: clock.now, day: "2026-02-27" },
      }) as unknown as ExportSource,
  };
  return { previews: new Previews(deps), made, clock, state };
}

function documentOf(id: string): OpenedDocument {
  // Of a document only its id and what the person may do are read here.
  return { document: { id }, permissions: ["export"] } as unknown as OpenedDocument;
}

function caller(personId: string): Caller {
  // Of a caller only who it is.
  return { personId } as unknown as Caller;
}
