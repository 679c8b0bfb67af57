/** Our server with the demo in it; passwords are cheap, so that hundreds of sessions can be begun first. */
import { startDemo } from "../../../apps/server/src/demo/start-demo.ts";

// The demo has a dozen people, where five hundred have accounts of their own.
const overrides = { isPdfWarm: false, passwordCost: 4, socketsPerPerson: 1000 };
const demo = await startDemo({ port: 0 }, overrides);
process.on("SIGTERM", () => void demo.stop().then(() => process.exit(0)));
process.on("disconnect", () => process.exit(0));
process.send?.({
  url: demo.url,
  documentId: demo.documents.konin,
  password: demo.password,
  emails: demo.accounts.map(({ email }) => email),
});
