/**
 * Holds a request until the test says what becomes of it. Where it comes in, for servers of tests run in this process: the
 * browser's own means take hold of every request of a page, and then it sometimes cannot decode what was compressed on the way.
 */
import { IncomingMessage, Server, ServerResponse } from "node:http";

export interface Intercepted {
  /** Waits for the request, begins an answer and ends it as a network does that is gone. */
  breakOff(): Promise<void>;
  /** Waits for the request and lets it on. */
  letGo(): Promise<void>;
}

interface Held {
  readonly response: ServerResponse;
  pass(): void;
}

const waiting: { readonly path: RegExp; hold(held: Held): void }[] = [];

/** The next request to any server of this process whose path fits; those after it go through. */
export function intercept(path: RegExp): Intercepted {
  const { promise, resolve } = Promise.withResolvers<Held>();
  waiting.push({ path, hold: resolve });
  return {
    breakOff: async () => breakOff((await promise).response),
    letGo: async () => (await promise).pass(),
  };
}

/** Of an answer that has not begun a browser asks again by itself, and the page would not hear of it. */
function breakOff(response: ServerResponse): void {
  response.writeHead(200, { "content-length": 1000 });
  response.write("…", () => response.socket?.resetAndDestroy());
}

const { emit } = Server.prototype;
Server.prototype.emit = function (event: string | symbol, ...given: unknown[]): boolean {
  // It is an emitter's own method, called as it was called.
  const pass = () => Reflect.apply(emit, this, [event, ...given]) as boolean;
  const [request, response] = given;
  if (event !== "request" || !(request instanceof IncomingMessage)) return pass();
  const { pathname } = new URL(request.url ?? "", "http://localhost");
  const index = waiting.findIndex(({ path }) => path.test(pathname));
  const [first] = index < 0 ? [] : waiting.splice(index, 1);
  if (!first || !(response instanceof ServerResponse)) return pass();
  first.hold({ response, pass });
  return true;
};
