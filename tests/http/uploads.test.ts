/** Files on their way to the server, which holds each of them in memory from its first byte on. */
import { request as send } from "node:http";
import { expect, onTestFinished, test, vi } from "vitest";
import { useServer } from "../../apps/server/src/testing.ts";
import { type Client, signedIn } from "./client.ts";
import { ground, id } from "./ground.ts";
import { aDrawing } from "./pictures.ts";

const konin = `/api/documents/${id("midkonin")}`;
const server = useServer(async () => ({ statements: await ground() }));

/** One that does not come to its end; begun again where the test's own were quicker. */
function begin(client: Client, path: string, headers: Record<string, string>): void {
  const sending = send(`${server().url}${path}`, {
    method: "POST",
    headers: { origin: server().url, cookie: client.cookies, "content-length": "1000", ...headers },
  });
  sending.on("error", () => undefined).on("response", () => begin(client, path, headers));
  sending.write("a");
  onTestFinished(() => void sending.removeAllListeners("response").destroy());
}

async function statusOf(
  client: Client,
  path: string,
  headers: Record<string, string>,
): Promise<number> {
  const { status } = await client.send(path, { method: "POST", bytes: aDrawing(), headers });
  return status;
}

test.each([
  [
    "file to be imported",
    1,
    "imports",
    { "content-type": "application/octet-stream", "x-file-name": "a.png" },
    400,
  ],
  ["picture", 4, "images", { "content-type": "image/png" }, 201],
] as const)(
  "while one person's %s is coming, %i at most, theirs are refused unread and others' are taken",
  async (_what, most, part, headers, taken) => {
    const path = `${konin}/${part}`;
    const [editor, lead] = [
      await signedIn(server().url, "editor"),
      await signedIn(server().url, "lead"),
    ];
    for (let at = 0; at < most; at += 1) begin(editor, path, headers);

    await vi.waitFor(async () => expect(await statusOf(editor, path, headers)).toBe(429), 5000);

    expect(await statusOf(lead, path, headers)).toBe(taken);
  },
);
