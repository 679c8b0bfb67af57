/**
 * Fetches a part of the program that comes later. Browsers remember that a module could not be fetched and do not ask
 * the network a second time, so a failed one is asked for once more under an address of its own.
 * @throws what the browser says when that does not come either.
 */
export async function importAgain<Module>(load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (cause) {
    const url = /https?:\/\/\S+\.js/.exec(String(cause))?.[0];
    if (url === undefined) throw cause;
    return (await import(/* @vite-ignore */ `${url}?again=${Date.now()}`)) as Module;
  }
}
