/** The same rules over HTTP, where WebSockets are filtered (P25). */
import { speakOver } from "./sockets.ts";

speakOver("http");
await import("./protocol.test.ts");
await import("./epoch.test.ts");
