/**
 * A process of its own that reads one file and ends. Whatever the file does to it, the server goes on.
 *
 *   C1  One job, one answer, one life. What never answers, the parent kills.
 *   C2  It has nothing of the server: no environment, no database, no network that it would need.
 */
import { FileProblem } from "./file-problem.ts";
import type { ImportAnswer, ImportJob } from "./import-messages.ts";
import { readFile } from "./read-file.ts";

process.once("message", (job: ImportJob) => {
  void answer(job).then((said) => {
    const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024);
    process.send?.({ ...said, peakMegabytes }, () => process.disconnect());
  });
});
process.on("disconnect", () => process.exit());

async function answer(job: ImportJob): Promise<ImportAnswer> {
  try {
    return { type: "read", file: await readFile(job) };
  } catch (cause) {
    // A reader that trips over a file is a file that it cannot read: the words of the fault may quote people.
    const problem = cause instanceof FileProblem ? cause.problem : "damaged";
    return { type: "refused", problem };
  }
}
