/**
 * What files cost, from the click to their last byte, over HTTP and through the queue: Konin's MID as PDF and for Word, a PDF
 * of 300 pages, and what ten of those at once do to somebody who types, through real sockets. Somebody edits before every
 * file, as people do: an unchanged document would mostly come from the compiler's cache. Our peers make no files. Run by
 * `npm run bench:export`, with another number of pages if that is wanted.
 */
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { type Place, Visit } from "./export/visit.ts";
import { typingLatencies, Writer } from "./export/writer.ts";
import { startProcess } from "./processes.ts";
import { median, report } from "./report.ts";

const password = "demo-haslo-testowe";
const [bench, subject, unit] = ["export", "us", "ms"] as const;
const runs = 15;
const longPages = Number(process.argv[2] ?? 300);
/** Who may take Konin's document along, two files each. */
const people = [
  "anna.wojcik@konin.example",
  "piotr.zielinski@konin.example",
  "katarzyna.mazur@konin.example",
  "tomasz.adamski@bank.example",
  "ewa.lis@program.example",
];
const typedEveryMs = 50;

/** Long documents have many texts. */
const texts = [
  "challenge.diagnosis",
  "summary.text",
  "vision.text",
  "stakeholders.notes",
  "funding.notes",
  "risks.notes",
  "implementation.governance",
  "integration.social-note",
];

const server = startProcess("export/our-server.ts", [password]);
const [place] = (await once(server, "message")) as [Place];
const [lead, ...others] = await Promise.all(
  people.map((email) => Visit.signIn(place, email, password)),
);
if (!lead) throw new Error("There is nobody");
const author = await Writer.join(place, lead);
let edits = 0;
try {
  report(figure("konin-pdf-warm", await warm({ format: "pdf" }), 150));
  report(figure("konin-docx-warm", await warm({ format: "docx" }), 300));
  report(figure("konin-odt-warm", await warm({ format: "odt" }), 300));
  const pages = await grow(lead);
  report(figure(`${pages}-pages-pdf`, await warm({ format: "pdf" }, 5), 2500));
  report(figure("typing-p99-alone", await typing([]), 50));
  const all = [lead, ...others].flatMap((visit) => [visit, visit]);
  report(figure("typing-p99-ten-exports", await typing(all), 50));
  const megabytes = { bench, subject, unit: "MB" };
  report({ ...megabytes, metric: "typesetting-process-peak", value: peakOfChildren() });
  report({ ...megabytes, metric: "server-peak", value: peakOf(server.pid ?? 0) });
} finally {
  author.leave();
  server.disconnect();
}

function figure(metric: string, value: number, bar: number) {
  return { bench, metric, subject, value, unit, bar };
}

/** The first three warm up what makes files, and do not count. */
async function warm(request: object, count = runs): Promise<number> {
  const times: number[] = [];
  for (let run = -3; run < count; run += 1) {
    await edited();
    const { ms } = await visitor().file(request);
    if (run >= 0) times.push(ms);
  }
  return median(times);
}

function visitor(): Visit {
  if (!lead) throw new Error("There is nobody");
  return lead;
}

async function edited(): Promise<void> {
  edits += 1;
  const mark = `Zmiana numer ${edits}.`;
  author.add(`${mark} Miasto zużywa w swoich budynkach mniej energii i ciepła niż przed rokiem.`);
  await visitor().reads(mark);
}

/** Until the document has so many pages. */
async function grow(visit: Visit): Promise<number> {
  const words = "Miasto zużywa w budynkach mniej energii i ciepła niż przed rokiem. ".repeat(4);
  for (;;) {
    const pages = (await visit.file({ format: "pdf" })).job.file?.pages ?? 0;
    if (pages >= longPages) return pages;
    // Some seven of these are a page.
    const missing = Math.max(10, Math.round((longPages - pages) * 7));
    author.doc.transact(() => {
      for (let index = 0; index < missing; index += 1)
        author.add(`Akapit ${index}. ${words}`, texts[index % texts.length]);
    });
    await edited();
  }
}

/** The 99th percentile of what a letter takes to another browser while files are made. */
async function typing(visits: readonly Visit[]): Promise<number> {
  const [typist, reader] = [
    await Writer.join(place, visitor()),
    await Writer.join(place, visitor()),
  ];
  const making =
    visits.length === 0
      ? new Promise((resolve) => setTimeout(resolve, 10_000))
      : Promise.all(visits.map((visit) => visit.file({ format: "pdf" })));
  const latencies = (await typingLatencies(typist, reader, typedEveryMs, making)).toSorted(
    (one, other) => one - other,
  );
  typist.leave();
  reader.leave();
  return latencies[Math.floor(latencies.length * 0.99)] ?? Number.NaN;
}

/** Linux says the most that a process has had in memory. */
function peakOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
}

function peakOfChildren(): number {
  const parent = String(server.pid);
  const children = readdirSync("/proc").filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      return /PPid:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] === parent;
    } catch {
      // It has just ended.
      return false;
    }
  });
  return Math.max(...children.map((pid) => peakOf(Number(pid))));
}
