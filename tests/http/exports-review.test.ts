/** What is open in review, in files for who may remark: as comments and tracked changes, or at the end. */
import { anchorAt, flatText, textAt } from "@brudnopis/document";
import { ExportJob, type ReviewPlace } from "@brudnopis/schema";
import { strFromU8, unzipSync } from "fflate";
import { beforeAll, expect, test } from "vitest";
import { applyUpdate, Doc } from "yjs";
import { useServer } from "../../apps/server/src/testing.ts";
import { readPdf } from "../export/read-pdf.ts";
import { type Client, signedIn } from "./client.ts";
import { ground, type Person } from "./ground.ts";
import { konin, reply, started } from "./remarks.ts";
import { suggested } from "./suggesting.ts";

const server = useServer(async () => ({ statements: await ground() }));
const as = (person: Person) => signedIn(server().url, person);

const secret = "Tylko między nami: burmistrz się nie zgodzi.";
const formats = ["docx", "odt", "html", "md", "pdf"] as const;

beforeAll(async () => {
  const [lead, facilitator] = [await as("lead"), await as("facilitator")];
  const title = await titleOf(lead);
  const city: ReviewPlace = {
    type: "text",
    address: "identification.title",
    anchor: anchorAt(title, 4, 9),
  };
  const { id: thread } = await started(facilitator, { place: city, text: "Wielką literą?" });
  await reply(lead, thread, "Poprawimy.");
  await started(facilitator, { place: { type: "document" }, text: "Brakuje mapy." });
  await started(lead, { place: city, text: secret, isInternal: true });
  const anchor = anchorAt(title, 4, 9);
  await suggested(facilitator, [
    {
      type: "text",
      address: "identification.title",
      hunk: {
        kind: "inline",
        anchor,
        before: [{ type: "text", text: flatText(title).text.slice(4, 9) }],
        after: [{ type: "text", text: "Konin" }],
      },
    },
  ]);
});

test("a Word file has remarks as comments with their answers, and suggestions as tracked changes", async () => {
  const parts = unzipSync(await file(await as("lead"), { format: "docx", withReview: true }));

  const part = (name: string) => strFromU8(parts[`word/${name}.xml`] ?? new Uint8Array());
  const comments = part("comments");
  for (const words of ["Wielką literą?", "Poprawimy.", "Brakuje mapy."])
    expect(comments).toContain(words);
  expect(comments).toContain('w:author="facilitator"');
  expect(part("document")).toMatch(/<w:ins [^>]*>.*?Konin.*?<\/w:ins>/s);
  expect(part("document")).toMatch(/<w:del [^>]*>.*?konin.*?<\/w:del>/s);
});

test("the preset with remarks lists them at the end of the PDF", async () => {
  const pdf = await file(await as("lead"), { format: "pdf", preset: "review" });

  const text = (await readPdf(pdf)).pages.join(" ").replace(/\s+/g, " ");
  for (const words of ["Wielką literą?", "Poprawimy.", "Brakuje mapy."])
    expect(text).toContain(words);
});

test.each(formats)(
  "B1 notes within the team are in no %s, also not in the lead's own",
  async (format) => {
    const bytes = await file(await as("lead"), { format, preset: "review", withReview: true });

    const text = format === "pdf" ? (await readPdf(bytes)).pages.join(" ") : everythingIn(bytes);
    expect(text.replace(/\s+/g, " ")).toContain("Brakuje mapy.");
    expect(text.replace(/\s+/g, " ")).not.toContain("Tylko między nami");
  },
);

test("who did not ask for remarks gets none", async () => {
  const text = everythingIn(await file(await as("lead"), { format: "docx" }));

  expect(text).not.toContain("Brakuje mapy.");
  expect(text).not.toContain("<w:ins ");
});

async function titleOf(client: Client) {
  const { body } = await client.get(`${konin}/state`);
  const doc = new Doc();
  applyUpdate(doc, body instanceof Uint8Array ? body : new Uint8Array());
  return textAt(doc, "identification.title");
}

async function file(client: Client, request: object): Promise<Uint8Array> {
  const asked = ExportJob.parse((await client.post(`${konin}/exports`, request)).body);
  const path = `${konin}/exports/${asked.id}`;
  for (let now = asked; now.phase !== "done";) {
    now = ExportJob.parse((await client.get(`${path}?wait=20000`)).body);
    expect(now.problem).toBeUndefined();
  }
  const { body } = await client.get(`${path}/file`);
  return body instanceof Uint8Array ? body : new TextEncoder().encode(String(body));
}

/** Of a packed file the words of all its parts. */
function everythingIn(bytes: Uint8Array): string {
  const isPacked = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const parts = isPacked ? Object.values(unzipSync(bytes)) : [bytes];
  return parts.map((part) => new TextDecoder().decode(part)).join("\n");
}
