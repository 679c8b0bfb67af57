/**
 * With `BLOCK_WEBSOCKETS=1`, every test of this project runs as in a network that lets no WebSocket through: upgrades are
 * cut off before any server sees them. With `BLOCK_WEBSOCKETS=silent` they are never answered.
 */
import { Server } from "node:http";
import { Socket } from "node:net";

export const areWebSocketsBlocked = process.env["BLOCK_WEBSOCKETS"] !== undefined;

if (areWebSocketsBlocked) {
  // Servers of tests run in this process; what stands before them in such a network is stood for here.
  const { emit } = Server.prototype;
  Server.prototype.emit = function (event: string | symbol, ...given: unknown[]): boolean {
    // It is an emitter's own method, called as it was called.
    if (event !== "upgrade") return Reflect.apply(emit, this, [event, ...given]) as boolean;
    const [, socket] = given;
    if (process.env["BLOCK_WEBSOCKETS"] !== "silent" && socket instanceof Socket) socket.destroy();
    return true;
  };
}
