/** The checker itself: every rule is kept by a good file, and found broken in one that was spoilt. */
import { Buffer } from "node:buffer";
import { expect, test } from "vitest";
import { everyBlock, everyBlockAssets } from "./every-block.ts";
import { checkPdf } from "./pdf-checker.ts";
import { startWriter } from "./writer.ts";

test("a file with every kind of block keeps all rules, and one for the archive too", async () => {
  const writer = startWriter();
  const print = new TextEncoder().encode(JSON.stringify(everyBlock()));

  const { pdf } = await writer.writeFile({ print, assets: everyBlockAssets });
  const archive = await writer.writeFile({ print, assets: everyBlockAssets, isForArchive: true });

  expect(await checkPdf(pdf)).toEqual([]);
  expect(await checkPdf(archive.pdf)).toEqual([]);
  expect(Buffer.from(archive.pdf).toString("latin1")).toMatch(/<pdfaid:part>2<.*conformance>A</s);
  expect(Object.keys(spoilt).length).toBeGreaterThan(0);
  for (const [what, { from, to, rule }] of Object.entries(spoilt)) {
    const findings = await checkPdf(replaced(pdf, from, to));
    expect(new Set(findings.map((found) => found.rule)), what).toContain(rule);
  }
});

interface Spoilt {
  readonly from: RegExp;
  /** As long as what it stands for: everything else stays where it is. */
  readonly to: string;
  readonly rule: string;
}

const spoilt: Readonly<Record<string, Spoilt>> = {
  "no language": { from: /\/Lang \(pl\)/, to: "/Lanx (pl)", rule: "U1" },
  "the file's name instead of the title": {
    from: /\/DisplayDocTitle true/,
    to: "/DisplayDocTitle null",
    rule: "U1",
  },
  "no claim": { from: /<pdfuaid:part>1</, to: "<pdfuaid:part>0<", rule: "U1" },
  "a heading that skips a level": { from: /\/S \/H2/, to: "/S /H4", rule: "U2" },
  "no bookmarks": { from: /\/Outlines 2 0 R/, to: "/Outlinex 2 0 R", rule: "U2" },
  "a mute figure": { from: /\/Alt \(/, to: "/Alz (", rule: "U3" },
  "a header that heads nothing": { from: /\/Scope \/Column/, to: "/Scopx /Column", rule: "U4" },
  "a cell without a header": { from: /\/Headers \[\(/, to: "/Headerz [(", rule: "U4" },
  "a row with something else in it": { from: /\/S \/TD/, to: "/S /XX", rule: "U4" },
  "words in no tag": { from: /\/K \[0\]/, to: "/K []", rule: "U5" },
  "words read too late": { from: /\/K \[1\]/, to: "/K [9]", rule: "U6" },
  "an item without a body": { from: /\/S \/LBody/, to: "/S /LBodx", rule: "U7" },
  "a mute link": { from: /\/Contents \(/, to: "/Contentz (", rule: "U7" },
};

function replaced(pdf: Uint8Array, from: RegExp, to: string): Uint8Array {
  const text = Buffer.from(pdf).toString("latin1");
  const found = from.exec(text)?.[0];
  if (found === undefined) throw new Error(`${from} is not in the file`);
  return Buffer.from(text.replace(from, to.padEnd(found.length)), "latin1");
}
