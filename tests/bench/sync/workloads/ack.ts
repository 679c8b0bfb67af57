/** How soon people are told that what they typed is on disk; and that a disk which takes long holds up nothing else. */
import { spawnSync } from "node:child_process";
import { report } from "../../report.ts";
import type { Delivered, LoopReading } from "../messages.ts";
import { bench, type Documents, type Run, type Stand, withStands, type Workload } from "../run.ts";
import { documentIds, sampleState } from "../states.ts";
import { us } from "../subjects.ts";
import { gatherAll } from "./fanout.ts";

const people = { clientsPerDocument: 50, typistsPerDocument: 50 } as const;
const perSecond = 2;
const subject = us.name;
const unit = "ms";

/** Each call that waits for the disk takes 30 ms longer. Only those calls are traced, so that others cost what they did. */
const slowDisk = [
  "strace",
  "-f",
  "--seccomp-bpf",
  "-qq",
  "-o",
  "/dev/null",
  "-e",
  "trace=fsync,fdatasync",
  "-e",
  "inject=fsync,fdatasync:delay_exit=30000",
];

export const ack: Workload = {
  name: "ack",
  measure: async (run) => {
    if (!run.subjects.includes(us)) return;
    const usual = await typeOn(run, []);
    const { saved, delivered } = usual.typed;
    report({ bench, metric: "ack-p50", subject, value: saved.p50, unit });
    report({ bench, metric: "ack-p99", subject, value: saved.p99, unit, bar: 150 });
    report({ bench, metric: "ack-delivery-p99", subject, value: delivered.p99, unit });
    report({ bench, metric: "ack-loop-p99", subject, value: usual.loop.p99, unit });
    if (!canTrace()) return console.error("Without strace, nothing is known of a slow disk");
    const slow = await typeOn(run, slowDisk);
    report({ bench, metric: "slow-disk-ack-p99", subject, value: slow.typed.saved.p99, unit });
    report({ bench, metric: "slow-disk-loop-p99", subject, value: slow.loop.p99, unit, bar: 20 });
  },
};

interface Typed {
  readonly typed: Delivered;
  readonly loop: LoopReading;
}

async function typeOn(run: Run, wrapper: readonly string[]): Promise<Typed> {
  const all: Documents = { ids: documentIds(1), state: await sampleState() };
  const options = { ...run.options, wrapper };
  let result: Typed | undefined;
  await withStands({ ...run, subjects: [us], options }, all, async ([stand]) => {
    if (!stand) return;
    await gatherAll([stand], { ...all, ...people });
    result = await type(stand, run.isQuick ? 4_000 : 10_000);
  });
  if (!result) throw new Error("Nobody typed");
  return result;
}

async function type({ people: all, server }: Stand, milliseconds: number): Promise<Typed> {
  await all.write({ milliseconds: 3_000, perSecond });
  await server.watchLoop();
  const typed = await all.write({ milliseconds, perSecond });
  return { typed, loop: await server.loop() };
}

function canTrace(): boolean {
  const { error, status } = spawnSync("strace", ["-e", "trace=none", "true"]);
  return error === undefined && status === 0;
}
