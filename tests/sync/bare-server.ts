/**
 * A Yjs server as the demo of `y-websocket` has it: it takes everybody at their word. Tests show on it what an attack
 * does where nothing stands in its way. Run as a program it prints its port.
 */
import { createDecoder, readVarUint, readVarUint8Array } from "lib0/decoding";
import {
  createEncoder,
  length,
  toUint8Array,
  writeVarUint,
  writeVarUint8Array,
} from "lib0/encoding";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from "y-protocols/awareness";
import { readSyncMessage, writeSyncStep1, writeUpdate } from "y-protocols/sync";
import { Doc } from "yjs";

export interface BareServer {
  readonly url: string;
  readonly doc: Doc;
  readonly awareness: Awareness;
  /** The longest that one message held up all others. */
  readonly slowestMs: number;
  readonly messages: number;
  stop(): Promise<void>;
}

/** One document, whatever its name. */
export async function startBareServer(): Promise<BareServer> {
  const doc = new Doc();
  const awareness = new Awareness(doc);
  const sockets = new Set<WebSocket>();
  const state = { slowestMs: 0, messages: 0 };
  const send = (
    write: (encoder: ReturnType<typeof createEncoder>) => void,
    to: Iterable<WebSocket>,
  ) => {
    const encoder = createEncoder();
    write(encoder);
    for (const socket of to) socket.send(toUint8Array(encoder));
  };
  doc.on("update", (update: Uint8Array) =>
    send((encoder) => {
      writeVarUint(encoder, 0);
      writeUpdate(encoder, update);
    }, sockets),
  );
  awareness.on("update", ({ added, updated, removed }: Record<string, number[]>) =>
    send((encoder) => {
      writeVarUint(encoder, 1);
      const changed = [...(added ?? []), ...(updated ?? []), ...(removed ?? [])];
      writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, changed));
    }, sockets),
  );
  const receive = (socket: WebSocket, frame: Buffer) => {
    const started = performance.now();
    const decoder = createDecoder(new Uint8Array(frame));
    const type = readVarUint(decoder);
    if (type === 0) {
      const reply = createEncoder();
      writeVarUint(reply, 0);
      readSyncMessage(decoder, reply, doc, socket);
      if (length(reply) > 1) socket.send(toUint8Array(reply));
    } else if (type === 1) applyAwarenessUpdate(awareness, readVarUint8Array(decoder), socket);
    state.messages += 1;
    state.slowestMs = Math.max(state.slowestMs, performance.now() - started);
  };
  const http = createServer();
  const server = new WebSocketServer({ server: http });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("message", (frame: Buffer) => {
      try {
        receive(socket, frame);
      } catch {
        // The demo prints it and goes on.
      }
    });
    send(
      (encoder) => {
        writeVarUint(encoder, 0);
        writeSyncStep1(encoder, doc);
      },
      [socket],
    );
  });
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  const { port } = http.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    doc,
    awareness,
    get slowestMs() {
      return state.slowestMs;
    },
    get messages() {
      return state.messages;
    },
    stop: async () => {
      for (const socket of sockets) socket.terminate();
      awareness.destroy();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

if (import.meta.main) console.log((await startBareServer()).url);
