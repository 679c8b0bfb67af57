/** The people of the sync benchmark, in a process of their own: bare sockets, so that they are never what is slow. */
import type { FromClients, ToClients, Visited, VisitOptions } from "../messages.ts";
import { Crowd } from "./crowd.ts";
import { Visitors } from "./visits.ts";

let crowd: Crowd | undefined;
let visitors: Visitors | undefined;

process.on("message", (message: ToClients) => {
  obey(message).then(say, (cause: unknown) => say({ type: "failed", problem: String(cause) }));
});
process.on("disconnect", () => process.exit(0));

async function obey(message: ToClients): Promise<FromClients> {
  switch (message.type) {
    case "gather":
      crowd = await Crowd.gather(message.options);
      return { type: "gathered" };
    case "write":
      return { type: "delivered", result: await here().write(message.pace) };
    case "move":
      return { type: "delivered", result: await here().move(message.pace) };
    case "visit":
      return { type: "visited", result: await receive(message.options) };
    case "part":
      visitors?.leave();
      return { type: "left" };
    case "leave":
      crowd?.leave();
      crowd = undefined;
      return { type: "left" };
  }
}

async function receive(options: VisitOptions): Promise<Visited> {
  const came = await Visitors.come(options);
  visitors = came.visitors;
  return came.visited;
}

function here(): Crowd {
  if (!crowd) throw new Error("Nobody is there");
  return crowd;
}

function say(message: FromClients): void {
  process.send?.(message);
}
