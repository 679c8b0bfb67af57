import { once } from "node:events";
import type { AddressInfo, Server } from "node:net";
import type { Config } from "../config.ts";
import { StartProblem } from "../start-problem.ts";
import type { App } from "./http.ts";

/**
 * Starts accepting connections and returns the port.
 * @throws StartProblem when the address cannot be had.
 */
export async function listen(
  app: App,
  { host, port }: Pick<Config, "host" | "port">,
): Promise<number> {
  try {
    await app.listen({ host, port, listenTextResolver: () => "listening" });
  } catch (cause) {
    throw new StartProblem(reason(cause, host, port), cause);
  }
  // A server that listens on a host and port has an address of this shape.
  return (app.server.address() as AddressInfo).port;
}

/**
 * The same for a bare server, whose settings have a prefix of their own.
 * @throws StartProblem when the address cannot be had.
 */
export async function listenOn(
  server: Server,
  { host, port }: Pick<Config, "host" | "port">,
  prefix: string,
): Promise<void> {
  try {
    server.listen({ host, port });
    await once(server, "listening");
  } catch (cause) {
    throw new StartProblem(reason(cause, host, port, prefix), cause);
  }
}

function reason(cause: unknown, host: string, port: number, prefix = ""): string {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  if (code === "EADDRINUSE") {
    return `Another program uses port ${port} of ${host}. Stop it, or choose another port, such as ${prefix}PORT=${port + 1}.`;
  }
  if (code === "EACCES")
    return `Port ${port} may only be used by an administrator. Choose one above 1023 in ${prefix}PORT.`;
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
    return `This machine has no address ${host}. Correct ${prefix}HOST.`;
  return `The server cannot listen on ${host}, port ${port}: ${String(cause)}`;
}

/** The address to type when none is configured. */
export function addressOf(host: string, port: number): string {
  const isEverywhere = host === "0.0.0.0" || host === "::";
  const name = isEverywhere ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
