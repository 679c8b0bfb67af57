/** `npm run fuzz:honest -- --updates 1000000 --seed 1`: honest editing, of which the gate may refuse nothing. */
import { runHonest } from "./honest-run.ts";
import { readOptions, report } from "./options.ts";

const { seed, updates } = readOptions({ seed: 1, updates: 1_000_000 });
const started = performance.now();
const result = runHonest({ seed, updates });
report({
  seed,
  nextSeed: result.nextSeed,
  updates: result.updates,
  refused: result.refused.length,
  diverged: result.diverged.length,
  seconds: Math.round((performance.now() - started) / 1000),
});
const problems = [...result.refused, ...result.diverged];
for (const problem of problems.slice(0, 20)) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
