/**
 * Our server on a data folder that was filled before, everything on: gate, durable storage, sign-in, the readings for lists.
 * `node our-server.ts <data folder> <everybody's password> [port]`
 */
import { syncLimits } from "@brudnopis/schema";
import { startServer } from "../../../apps/server/src/compose.ts";
import { author } from "./ground.ts";
import { obeyBench } from "./server-control.ts";

// People do not type as fast as fifty of them have to for a server to be saturated (P11).
Object.assign(syncLimits, { framesPerSecond: 10_000 });

const [dataDir = "", password = "", port = "0"] = process.argv.slice(2);
// The product starts these parts before anybody asks; a measurement that does not use them leaves them out.
const isPdfWarm = process.env["WARM"] === "yes";
// All who type and read come with one session, where real ones have their own.
const overrides = { isPdfWarm, socketsPerPerson: 100_000 };
const server = await startServer(
  { port: Number(port), host: "127.0.0.1", logLevel: "warn", dataDir },
  overrides,
);
const response = await fetch(`${server.url}/api/sign-in`, {
  method: "POST",
  headers: { "content-type": "application/json", origin: server.url },
  body: JSON.stringify({ email: author, password }),
});
const cookie = response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
process.on("SIGTERM", () => void server.stop().then(() => process.exit(0)));
obeyBench({ port: server.port, dialect: "us", headers: { cookie, origin: server.url } });
