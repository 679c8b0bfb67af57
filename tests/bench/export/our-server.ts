/** The demo in a process of its own. Says where it is, and stops when its parent lets go. */
import { startDemo } from "../../../apps/server/src/demo/start-demo.ts";

const [password = ""] = process.argv.slice(2);
const demo = await startDemo({ port: 0, demoPassword: password }, { passwordCost: 10 });
process.send?.({ url: demo.url, konin: demo.documents.konin });
process.on("disconnect", () => void demo.stop().then(() => process.exit()));
