/** E3 of the sockets: every kind of frame, from everybody, to one's own, a partner's and a foreign document. */
import { textAt } from "@brudnopis/document";
import { CloseCode, FrameType, type SyncType } from "@brudnopis/schema";
import { beforeAll, expect, test } from "vitest";
import { Awareness, encodeAwarenessUpdate } from "y-protocols/awareness";
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector, XmlElement, XmlText } from "yjs";
import {
  askEventsFrame,
  askStorageFrame,
  askSavedFrame,
  clientAwarenessFrame,
  clientUpdateFrame,
  emptyUpdate,
  step1Frame,
  step2Frame,
} from "../../apps/server/src/sync/testing.ts";
import { useServer } from "../../apps/server/src/testing.ts";
import { signedIn } from "../http/client.ts";
import {
  type Caller,
  callers,
  documents,
  matrixGround,
  nobody,
  permissionsOn,
  type Target,
  targets,
} from "../http/expected-access.ts";
import { id } from "../http/ground.ts";
import { type Credentials, credentialsOf, RawClient } from "./sockets.ts";

type Need = "read" | "edit" | "nothing would do";

interface Kind {
  readonly need: Need;
  /** The frames, given an update that changes the document. */
  frames(content: Uint8Array): readonly Uint8Array[];
}

/** By type of frame: a new one without an entry is a compile error, and so is one of sync. */
const kinds: Record<Exclude<keyof typeof FrameType, "sync">, Kind> &
  Record<`sync ${keyof typeof SyncType}`, Kind> &
  Record<"sync step2 without content" | "unknown", Kind> = {
  "sync step1": { need: "read", frames: () => [step1Frame(Uint8Array.of(0))] },
  "sync step2": { need: "edit", frames: (content) => [step2Frame(content)] },
  "sync step2 without content": { need: "read", frames: () => [step2Frame(emptyUpdate)] },
  "sync update": {
    need: "edit",
    frames: (content) => [step2Frame(emptyUpdate), clientUpdateFrame(content)],
  },
  awareness: {
    need: "read",
    frames: () => [clientAwarenessFrame(someAwareness())],
  },
  queryAwareness: { need: "read", frames: () => [Uint8Array.of(FrameType.queryAwareness)] },
  saved: { need: "read", frames: () => [askSavedFrame(1)] },
  event: { need: "read", frames: () => [askEventsFrame] },
  storage: { need: "read", frames: () => [askStorageFrame] },
  auth: { need: "nothing would do", frames: () => [Uint8Array.of(FrameType.auth, 0)] },
  unknown: { need: "nothing would do", frames: () => [Uint8Array.of(77, 1, 2)] },
};

function someAwareness(): Uint8Array {
  const awareness = new Awareness(new Doc());
  try {
    return encodeAwarenessUpdate(awareness, [awareness.clientID]);
  } finally {
    awareness.destroy();
  }
}

const server = useServer(async () => ({ statements: await matrixGround(Date.now()) }));
const credentials = new Map<Caller, Credentials>();

beforeAll(async () => {
  const { url } = server();
  for (const caller of callers) {
    const own = caller === nobody ? { origin: url } : await credentialsOf(url, caller);
    credentials.set(caller, own);
  }
});

test.each(targets)("E3 every frame of everybody to the %s document", async (target) => {
  const answers: Record<string, string> = {};
  const expected: Record<string, string> = {};
  const marks: string[] = [];

  for (const caller of callers) {
    for (const [name, { need, frames }] of Object.entries(kinds)) {
      const key = `${caller}: ${name}`;
      const mark = `${target} ${key}`;
      expected[key] = expectedAnswer(caller, target, need);
      answers[key] = await answerTo(caller, target, frames(await contentWith(target, mark)));
      if (need === "edit" && expected[key] === "accepted") marks.push(mark);
    }
  }

  expect(answers).toEqual(expected);
  // What was accepted is in the document, and nothing else of what was sent.
  const content = await contentOf(target);
  expect(marksIn(content, target)).toEqual(marks.sort());
});

function expectedAnswer(caller: Caller, target: Target, need: Need): string {
  if (caller === nobody) return `closed ${CloseCode.unauthenticated}`;
  const permissions = permissionsOn[target][caller];
  if (!permissions.includes("read")) return `closed ${CloseCode.notFound}`;
  if (need === "nothing would do") return `closed ${CloseCode.malformedFrame}`;
  return permissions.includes(need) ? "accepted" : `closed ${CloseCode.forbidden}`;
}

/** Sends frames, and behind them a question that is answered only when they were accepted. */
async function answerTo(
  caller: Caller,
  target: Target,
  frames: readonly Uint8Array[],
): Promise<string> {
  const own = credentials.get(caller) ?? {};
  const client = new RawClient(server().url, id(documents[target]), own);
  const closed = client.closed.then(({ code }) => `closed ${code}`);
  const accepted = Promise.withResolvers<string>();
  const probe = askSavedFrame(99);
  client.socket.on("message", (frame: Buffer) => {
    if (frame.equals(probe)) accepted.resolve("accepted");
  });
  const opened = await Promise.race([client.open(), closed]);
  if (typeof opened === "string") return opened;
  client.send(...frames, step2Frame(emptyUpdate), probe);
  const answer = await Promise.race([closed, accepted.promise]);
  client.socket.terminate();
  return answer;
}

/** An update of the document as it is, which adds a paragraph that says who it is from. */
async function contentWith(target: Target, mark: string): Promise<Uint8Array> {
  const doc = new Doc();
  applyUpdate(doc, await stateOf(target));
  const before = encodeStateVector(doc);
  const paragraph = new XmlElement("paragraph");
  paragraph.insert(0, [new XmlText(`«${mark}»`)]);
  textAt(doc, "challenge.why-now").push([paragraph]);
  return encodeStateAsUpdate(doc, before);
}

async function stateOf(target: Target): Promise<Uint8Array> {
  const { body } = await (await administrator()).get(`${pathOf(target)}/state`);
  if (!(body instanceof Uint8Array)) throw new Error("The state is not bytes");
  return body;
}

async function contentOf(target: Target): Promise<string> {
  return JSON.stringify((await (await administrator()).get(`${pathOf(target)}/content`)).body);
}

function marksIn(content: string, target: Target): string[] {
  return [...content.matchAll(/«([^»]+)»/g)]
    .map(([, mark]) => mark ?? "")
    .filter((mark) => mark.startsWith(target))
    .sort();
}

function pathOf(target: Target): string {
  return `/api/documents/${id(documents[target])}`;
}

let signedInAdministrator: ReturnType<typeof signedIn> | undefined;

function administrator(): ReturnType<typeof signedIn> {
  signedInAdministrator ??= signedIn(server().url, "administrator");
  return signedInAdministrator;
}
