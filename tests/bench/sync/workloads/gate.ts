/** What it costs to judge one letter in a document of a megabyte, wherever in it somebody types. */
import { textAt } from "@brudnopis/document";
import { applyUpdate, Doc, XmlElement, XmlText } from "yjs";
import { Gate } from "../../../../apps/server/src/sync/gate.ts";
import { placesOf } from "../../../../apps/server/src/sync/places.ts";
import { report } from "../../report.ts";
import { bench, type Workload } from "../run.ts";
import { benchTemplate, stateOf } from "../states.ts";

const documentBytes = 1024 * 1024;
const letters = 20_000;
/** Code is compiled by then. */
const ignored = 5_000;
/** Letters after which the caret is put elsewhere, and how many of them are taken back again. */
const run = 20;
const takenBack = 3;

export const gate: Workload = {
  name: "gate",
  measure: async () => {
    const times = judge(await stateOf(documentBytes), placesOf(await benchTemplate()));
    const sorted = times.toSorted((one, other) => one - other);
    const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
    const common = { bench, subject: "us", unit: "µs per key" };
    report({ ...common, metric: "gate", value: at(0.5), bar: 6 });
    report({ ...common, metric: "gate-p99", value: at(0.99) });
  },
};

/** Microseconds, of each key. */
function judge(state: Uint8Array, places: ReturnType<typeof placesOf>): number[] {
  const server = new Doc();
  applyUpdate(server, state);
  const judging = new Gate(server, places);
  const times: number[] = [];
  let keys = 0;
  typeInto(state, (update) => {
    const start = performance.now();
    const verdict = judging.judge(update, () => true);
    const elapsed = performance.now() - start;
    if (!verdict.ok) throw new Error(`An honest letter was refused: ${verdict.reason}`);
    applyUpdate(server, update);
    keys += 1;
    if (keys > ignored) times.push(elapsed * 1000);
  });
  return times;
}

function typeInto(state: Uint8Array, send: (update: Uint8Array) => void): void {
  const doc = new Doc();
  applyUpdate(doc, state);
  const texts = textAt(doc, "challenge.why-now")
    .toArray()
    .flatMap((node) => (node instanceof XmlElement ? node.toArray() : []))
    .filter((node) => node instanceof XmlText);
  doc.on("update", send);
  for (let key = 0; key < letters; key += run + takenBack) {
    const text = texts[Math.floor(Math.random() * texts.length)];
    if (!text) return;
    const caret = Math.floor(Math.random() * text.length);
    for (let at = 0; at < run; at += 1) text.insert(caret + at, "e");
    for (let at = 1; at <= takenBack; at += 1) text.delete(caret + run - at, 1);
  }
}
