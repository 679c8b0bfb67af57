/** Our server with the demo in it; passwords are cheap, so that hundreds of sessions can be begun first. */
import { startDemo } from "../../../apps/server/src/demo/start-demo.ts";

const demo = await startDemo({ port: 0 }, { isPdfWarm: false, passwordCost: 4 });
process.on("SIGTERM", () => void demo.stop().then(() => process.exit(0)));
process.on("disconnect", () => process.exit(0));
process.send?.({
  url: demo.url,
  documentId: demo.documents.konin,
  password: demo.password,
  emails: demo.accounts.map(({ email }) => email),
});
