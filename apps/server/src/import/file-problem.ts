import type { ImportProblem } from "@brudnopis/schema";

/** A file that cannot be read, and why. It is what somebody chose, so it is an answer and not a fault of ours. */
export class FileProblem extends Error {
  readonly problem: ImportProblem;

  constructor(problem: ImportProblem, cause?: unknown) {
    super(`The file cannot be read: ${problem}`, { cause });
    this.name = "FileProblem";
    this.problem = problem;
  }
}
