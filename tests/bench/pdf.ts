/**
 * How long a PDF takes, from the request to its last byte, over HTTP: Konin's MID on a server that has just started
 * and on one that runs, and a document of 25 pages. Somebody edits before every warm request, as people do: an
 * unchanged document would mostly come from the compiler's cache. Run by `npm run bench:pdf`.
 */
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import WebSocket from "ws";
import { WebsocketProvider } from "y-websocket";
import { Doc, XmlElement, XmlText } from "yjs";
import { type RunningDemo, startDemo } from "../../apps/server/src/demo/start-demo.ts";
import { median, report } from "./report.ts";

const warmRuns = 20;
const coldRuns = 5;
const longPages = 25;
const password = "demo-haslo-testowe";
const bench = "pdf";
const subject = "us";
const unit = "ms";

const cold: number[] = [];
for (let run = 0; run < coldRuns; run += 1) {
  const demo = await startDemo({ port: 0, demoPassword: password }, { isPdfWarm: false });
  const visit = await signIn(demo);
  cold.push((await visit.exportPdf()).ms);
  await demo.stop();
}
report({ bench, metric: "konin-cold", subject, value: median(cold), unit, bar: 1500 });

const demo = await startDemo({ port: 0, demoPassword: password });
const visit = await signIn(demo);
const author = await write(demo, visit.cookie);
try {
  const konin = await warmMedian();
  report({ bench, metric: "konin-warm", subject, value: konin, unit, bar: 150 });
  while ((await pagesOf((await visit.exportPdf()).bytes)) < longPages) author.addParagraphs(20);
  const long = await warmMedian();
  report({ bench, metric: `${longPages}-pages-warm`, subject, value: long, unit, bar: 250 });
} finally {
  author.leave();
  await demo.stop();
}

async function warmMedian(): Promise<number> {
  const times: number[] = [];
  // The first three warm up the server and the process that sets type; they do not count.
  for (let run = -3; run < warmRuns; run += 1) {
    const mark = author.edit();
    await visit.reads(mark);
    const { ms } = await visit.exportPdf();
    if (run >= 0) times.push(ms);
  }
  return median(times);
}

async function signIn({ url, documents }: RunningDemo) {
  const answer = await fetch(`${url}/api/sign-in`, {
    method: "POST",
    headers: { origin: url, "content-type": "application/json" },
    body: JSON.stringify({ email: "anna.wojcik@konin.example", password }),
  });
  const cookie = answer.headers
    .getSetCookie()
    .map((each) => each.split(";")[0])
    .join("; ");
  const get = async (path: string) => {
    const found = await fetch(`${url}/api/documents/${documents.konin}/${path}`, {
      headers: { cookie },
    });
    if (!found.ok) throw new Error(`${path}: ${found.status}`);
    return new Uint8Array(await found.arrayBuffer());
  };
  return {
    cookie,
    exportPdf: async () => {
      const start = performance.now();
      const bytes = await get("export?format=pdf");
      return { bytes, ms: performance.now() - start };
    },
    /** Resolves when the server has an edit. */
    reads: async (mark: string) => {
      while (!new TextDecoder().decode(await get("content")).includes(mark));
    },
  };
}

/** Somebody at the document, with the stock provider. */
async function write({ url, documents }: RunningDemo, cookie: string) {
  class WithHeaders extends WebSocket {
    constructor(address: string | URL) {
      super(address, { headers: { cookie, origin: url } });
    }
  }
  const doc = new Doc();
  const provider = new WebsocketProvider(
    `${url.replace("http", "ws")}/sync`,
    documents.konin,
    doc,
    {
      // It is the browser's interface, which `ws` implements as far as the provider uses it.
      WebSocketPolyfill: WithHeaders as unknown as typeof globalThis.WebSocket,
      disableBc: true,
    },
  );
  await new Promise((resolve) => provider.once("sync", resolve));
  const diagnosis = doc.getXmlFragment("challenge.diagnosis");
  let edits = 0;
  const add = (text: string) => {
    const paragraph = new XmlElement("paragraph");
    paragraph.insert(0, [new XmlText(text)]);
    diagnosis.insert(0, [paragraph]);
  };
  return {
    /** A new paragraph at the beginning, which moves everything behind it. */
    edit: () => {
      edits += 1;
      const mark = `Zmiana numer ${edits}.`;
      add(`${mark} Miasto zużywa w swoich budynkach mniej energii i ciepła niż przed rokiem.`);
      return mark;
    },
    addParagraphs: (count: number) => {
      for (let index = 0; index < count; index += 1) {
        add(
          `Akapit ${index}. ${"Miasto zużywa w budynkach mniej energii i ciepła niż przed rokiem. ".repeat(4)}`,
        );
      }
    },
    leave: () => {
      provider.destroy();
      doc.destroy();
    },
  };
}

async function pagesOf(bytes: Uint8Array): Promise<number> {
  const loading = getDocument({ data: bytes, verbosity: 0 });
  const { numPages } = await loading.promise;
  await loading.destroy();
  return numPages;
}
