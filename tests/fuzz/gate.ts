/** `npm run fuzz:gate -- --updates 300000 --seed 1`: forged updates, judged by what the gate lets them do. */
import { readOptions, report } from "./options.ts";
import { runFuzz } from "./gate-run.ts";

const { seed, updates } = readOptions({ seed: 1, updates: 300_000 });
const started = performance.now();
const result = runFuzz({ seed, updates });
report({
  seed,
  nextSeed: result.nextSeed,
  mutated: result.mutated,
  accepted: result.accepted,
  outOfBounds: result.outOfBounds.length,
  diverged: result.diverged.length,
  seconds: Math.round((performance.now() - started) / 1000),
  refusals: Object.fromEntries(result.refusals),
});
const problems = [...result.outOfBounds, ...result.diverged];
for (const problem of problems.slice(0, 20)) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
