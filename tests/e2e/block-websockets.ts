/**
 * Networks that let no WebSocket through. With `BLOCK_WEBSOCKETS=1`, every test of this project runs in one: upgrades are cut
 * off before any server sees them. With `BLOCK_WEBSOCKETS=silent` they are never answered.
 */
import { Server } from "node:http";
import { Socket } from "node:net";

type Mode = "cut" | "silent";

const wanted = process.env["BLOCK_WEBSOCKETS"];
const usual: Mode | undefined =
  wanted === undefined ? undefined : wanted === "silent" ? "silent" : "cut";

/** For all tests, from outside. */
export const areWebSocketsBlocked = usual !== undefined;

let mode = usual;
let upgrades = 0;

/** For the tests of one file. What it returns says how often a page has tried since. */
export function blockWebSockets(other: Mode): () => number {
  mode = other;
  const before = upgrades;
  return () => upgrades - before;
}

export function unblockWebSockets(): void {
  mode = usual;
}

// Servers of tests run in this process; what stands before them in such a network is stood for here.
const { emit } = Server.prototype;
Server.prototype.emit = function (event: string | symbol, ...given: unknown[]): boolean {
  if (event === "upgrade") upgrades += 1;
  // It is an emitter's own method, called as it was called.
  if (event !== "upgrade" || mode === undefined)
    return Reflect.apply(emit, this, [event, ...given]) as boolean;
  const [, socket] = given;
  if (socket instanceof Socket) block(socket, mode);
  return true;
};

function block(socket: Socket, how: Mode): void {
  if (how === "cut") return void socket.destroy();
  // Nobody else would hear that the browser has given up.
  socket.on("end", () => socket.destroy());
  socket.on("error", () => {});
  socket.resume();
}
