/**
 * What documents edited together cost a server, and how soon people have what others do: us, with gate and durable storage
 * on, and every peer, in turns under the same people in one run.
 *
 * `npm run bench:sync`, or `npm run bench:sync -- storm carets --quick --only us --profile <folder>`.
 */
import { parseArgs } from "node:util";
import { installPeers } from "./sync/peers.ts";
import { type Run, type Workload } from "./sync/run.ts";
import { subjects, us } from "./sync/subjects.ts";
import { ack } from "./sync/workloads/ack.ts";
import { carets } from "./sync/workloads/carets.ts";
import { coldOpen } from "./sync/workloads/cold-open.ts";
import { documents } from "./sync/workloads/documents.ts";
import { fanout } from "./sync/workloads/fanout.ts";
import { gate } from "./sync/workloads/gate.ts";
import { saturation } from "./sync/workloads/saturation.ts";
import { storm } from "./sync/workloads/storm.ts";

const workloads: readonly Workload[] = [
  fanout,
  documents,
  carets,
  coldOpen,
  saturation,
  storm,
  gate,
  ack,
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: "boolean", default: false },
    /** "us", or a part of a peer's name. */
    only: { type: "string", default: "" },
    /** A folder for CPU profiles of our server. */
    profile: { type: "string" },
  },
});

const unknown = positionals.filter((name) => !workloads.some((workload) => workload.name === name));
if (unknown.length > 0) {
  console.error(`There are: ${workloads.map(({ name }) => name).join(", ")}.`);
  process.exit(1);
}
const run: Run = {
  subjects: subjects.filter(({ name }) =>
    values.only === us.name ? name === us.name : name.includes(values.only),
  ),
  isQuick: values.quick,
  options: {
    nodeOptions:
      values.profile === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${values.profile}`],
  },
};
if (run.subjects.length > 1) await installPeers();
for (const workload of workloads)
  if (positionals.length === 0 || positionals.includes(workload.name)) await workload.measure(run);
