/** What only shows when the memory of a server in trouble is gone: people who are still there would send it all again. */
import { ServerProcess, type ServerSettings } from "./server-process.ts";
import { readStored } from "./stored.ts";
import { expectKept, type Typist } from "./typists.ts";

/**
 * Kills the server, looks at what is stored before anybody can send anything again, and starts another. The disk has
 * to work again by the end of `heal`.
 */
export async function restartedIn(
  server: ServerProcess,
  settings: ServerSettings,
  typists: readonly Typist[],
  { when, heal = async () => {} }: { readonly when: string; heal?(): Promise<void> },
): Promise<ServerProcess> {
  const next = new ServerProcess(settings);
  await server.kill();
  await Promise.all(typists.map(({ client }) => client.disconnected()));
  await heal();
  expectKept(typists, await readStored(settings.dataDir), when);
  return next.start();
}
