/** Appends to a document's log without end, many at once, and prints the content of each one that was acknowledged. */
import { openTestSubject } from "./subject.ts";

const log = await openTestSubject(process.argv[2] ?? "");
let next = 0;

async function appendForever(): Promise<void> {
  for (;;) {
    const number = next;
    next += 1;
    const update = new Uint8Array(4);
    new DataView(update.buffer).setUint32(0, number);
    await log.append("doc", [{ personId: "ada", update }]);
    process.stdout.write(`${number}\n`);
  }
}

await Promise.all(Array.from({ length: 20 }, appendForever));
