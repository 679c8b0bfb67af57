/**
 * What it costs to deliver an edit, and how long that takes: one document, 50 people of whom 10 type 5 letters a
 * second. Us, with gate and durable storage on, and `@y/websocket-server`, which stores nothing, take turns under the
 * same people in one run. Run by `npm run bench:sync`.
 */
import type { ChildProcess } from "node:child_process";
import { endProcess, heard, startPeer, startProcess } from "./processes.ts";
import { median, report } from "./report.ts";
import type {
  CpuReading,
  FromClients,
  Load,
  ServerReady,
  ToClients,
  Typed,
} from "./sync/messages.ts";

const bench = "sync";
const turns = 7;
const turnMs = 8_000;
/** Servers run for weeks: what counts is what an edit costs once the code is compiled, ours and the peer's alike. */
const warmUp = { milliseconds: 30_000, perSecond: 20 } as const;
const people = { clients: 50, typists: 10, perSecond: 5 } as const;

interface Subject {
  readonly name: string;
  readonly server: ChildProcess;
  readonly clients: ChildProcess;
}

interface Turn extends Typed {
  readonly cpuMicros: number;
}

await main();

async function main(): Promise<void> {
  const us = await begin("us", startProcess("sync/our-server.ts"), { asksSaved: true });
  const peer = await begin("@y/websocket-server", await startPeer(), {
    asksSaved: false,
    seed: us.state,
  });
  const turnsOf = new Map<string, Turn[]>();
  for (let turn = 0; turn < turns; turn += 1) {
    for (const { subject } of [us, peer]) {
      const result = await takeTurn(subject);
      turnsOf.set(subject.name, [...(turnsOf.get(subject.name) ?? []), result]);
    }
  }
  print(turnsOf.get(us.subject.name) ?? [], turnsOf.get(peer.subject.name) ?? []);
  for (const { subject } of [us, peer]) await end(subject);
}

function print(us: readonly Turn[], peer: readonly Turn[]): void {
  const unit = "µs per delivered update";
  for (const [subject, all] of [
    ["us", us],
    ["@y/websocket-server", peer],
  ] as const) {
    const latencies = all.flatMap((turn) => turn.latencies);
    report({ bench, metric: "cpu", subject, value: median(all.map(cpuPerDelivery)), unit });
    report({ bench, metric: "delivery-p50", subject, value: quantile(latencies, 0.5), unit: "ms" });
    report({
      bench,
      metric: "delivery-p99",
      subject,
      value: quantile(latencies, 0.99),
      unit: "ms",
    });
  }
  const acknowledgements = us.flatMap((turn) => turn.acknowledgements);
  report({
    bench,
    metric: "saved-p50",
    subject: "us",
    value: quantile(acknowledgements, 0.5),
    unit: "ms",
  });
  report({
    bench,
    metric: "saved-p99",
    subject: "us",
    value: quantile(acknowledgements, 0.99),
    unit: "ms",
  });
  // Neighbouring turns see the same machine, so each is compared with its own neighbour.
  const ratios = us.flatMap((turn, index) => {
    const other = peer[index];
    return other ? [cpuPerDelivery(turn) / cpuPerDelivery(other)] : [];
  });
  report({
    bench,
    metric: "cpu-ratio",
    subject: "us",
    value: median(ratios),
    unit: "× peer",
    bar: 1,
  });
}

function cpuPerDelivery({ cpuMicros, delivered }: Turn): number {
  return cpuMicros / delivered;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

async function begin(
  name: string,
  server: ChildProcess,
  { asksSaved, seed }: Pick<Load, "asksSaved" | "seed">,
): Promise<{ subject: Subject; state: string }> {
  const ready = await heard<ServerReady>(server);
  const clients = startProcess("sync/clients.ts");
  const load: Load = { ...ready, ...people, asksSaved, ...(seed === undefined ? {} : { seed }) };
  const connected = await ask<FromClients>(clients, { type: "connect", load } satisfies ToClients);
  if (connected.type !== "connected") throw new Error(`Unexpected: ${connected.type}`);
  const subject = { name, server, clients };
  await type(subject, warmUp);
  return { subject, state: connected.state };
}

async function takeTurn(subject: Subject): Promise<Turn> {
  const before = await ask<CpuReading>(subject.server, {});
  const typed = await type(subject, { milliseconds: turnMs, perSecond: people.perSecond });
  const after = await ask<CpuReading>(subject.server, {});
  return { ...typed, cpuMicros: after.cpuMicros - before.cpuMicros };
}

async function type(
  { clients }: Subject,
  how: { milliseconds: number; perSecond: number },
): Promise<Typed> {
  const answer = await ask<FromClients>(clients, { type: "type", ...how } satisfies ToClients);
  if (answer.type !== "typed") throw new Error(`Unexpected: ${answer.type}`);
  return answer.result;
}

async function end({ server, clients }: Subject): Promise<void> {
  clients.kill();
  await endProcess(server);
}

function ask<Answer>(child: ChildProcess, message: object): Promise<Answer> {
  const answer = heard<Answer>(child);
  child.send(message);
  return answer;
}
