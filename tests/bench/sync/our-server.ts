/** Our server with the demo in it, everything on: gate, durable storage, the readings for lists. */
import { startDemo } from "../../../apps/server/src/demo/start-demo.ts";
import { reportCpu } from "./report-cpu.ts";

const password = "demo-haslo-testowe";

// All who type and read come with one session, where real ones have their own.
const overrides = { isPdfWarm: false, socketsPerPerson: 100_000 };
const demo = await startDemo({ port: 0, demoPassword: password }, overrides);
const response = await fetch(`${demo.url}/api/sign-in`, {
  method: "POST",
  headers: { "content-type": "application/json", origin: demo.url },
  body: JSON.stringify({ email: "anna.wojcik@konin.example", password }),
});
const cookie = response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
process.on("SIGTERM", () => void demo.stop().then(() => process.exit(0)));
reportCpu({
  url: `${demo.url.replace("http", "ws")}/sync/${demo.documents.konin}`,
  headers: { cookie, origin: demo.url },
});
