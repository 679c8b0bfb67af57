/** E3 of channels: what everybody may do with frames over HTTP is what they may do over a WebSocket (P26). */
import { speakOver } from "./sockets.ts";

speakOver("http");
await import("./matrix.test.ts");
