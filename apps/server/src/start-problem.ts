/** Why the server cannot start, in words for the person who starts it: shown without a stack, exit code 1. */
export class StartProblem extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "StartProblem";
  }
}
