/**
 * Brings the files of a part of the program into the browser's cache before the part is imported. A browser remembers
 * for good that a module, or one that it needs, could not be fetched, and does not ask the network again; what `fetch`
 * could not get it asks for again.
 */
const come = new Map<string, Promise<unknown>>();

/**
 * Called by what the build makes of `import()`, with the files' paths from the root of the site.
 * @throws what the browser says when one of them does not come; the next call asks for it again.
 */
export async function fetchFirst<Module>(
  load: () => Promise<Module>,
  files: readonly string[] = [],
): Promise<Module> {
  await Promise.all(files.map((file) => bring(`/${file}`)));
  return load();
}

function bring(url: string): Promise<unknown> {
  if (come.size === 0) for (const known of onPage()) come.set(known, Promise.resolve());
  const known = come.get(url);
  if (known) return known;
  const coming = fetchFile(url);
  come.set(url, coming);
  coming.catch(() => come.delete(url));
  return coming;
}

/** The page itself names what its first part is made of. Looked up once: a document has thousands of elements. */
function onPage(): string[] {
  return [...document.head.querySelectorAll("script[src], link[href]")].map(
    (element) => element.getAttribute("src") ?? element.getAttribute("href") ?? "",
  );
}

function fetchFile(url: string): Promise<unknown> {
  return url.endsWith(".css") ? addStyles(url) : fetchWhole(url);
}

async function fetchWhole(url: string): Promise<void> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  // What is not read to its end is not kept.
  await answer.arrayBuffer();
}

function addStyles(url: string): Promise<void> {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = url;
  const added = new Promise<void>((resolve, reject) => {
    link.addEventListener("load", () => resolve());
    link.addEventListener("error", () => {
      link.remove();
      reject(new Error(`${url} could not be fetched`));
    });
  });
  document.head.append(link);
  return added;
}
