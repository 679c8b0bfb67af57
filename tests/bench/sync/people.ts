/** The process that plays the people, as the benchmark sees it. */
import type { ChildProcess } from "node:child_process";
import { endProcess, heard, startProcess } from "../processes.ts";
import type {
  CrowdOptions,
  Delivered,
  FromClients,
  Pace,
  ToClients,
  Visited,
  VisitOptions,
} from "./messages.ts";

/** Beyond it, it may be the people who are slow, and not the server. */
const busyShare = 0.85;

export class People {
  readonly #process: ChildProcess = startProcess("sync/load/people.ts");

  async gather(options: CrowdOptions): Promise<void> {
    await this.#ask({ type: "gather", options });
  }

  async write(pace: Pace): Promise<Delivered> {
    const said = await this.#ask({ type: "write", pace });
    if (said.type !== "delivered") throw unexpected(said);
    if (said.result.peopleShare > busyShare) console.error("The people themselves are busy");
    return said.result;
  }

  async move(pace: Pace): Promise<Delivered> {
    const said = await this.#ask({ type: "move", pace });
    if (said.type === "delivered") return said.result;
    throw unexpected(said);
  }

  async visit(options: VisitOptions): Promise<Visited> {
    const said = await this.#ask({ type: "visit", options });
    if (said.type === "visited") return said.result;
    throw unexpected(said);
  }

  /** Those who came to visit go. */
  async part(): Promise<void> {
    await this.#ask({ type: "part" });
  }

  async leave(): Promise<void> {
    await this.#ask({ type: "leave" });
  }

  end(): Promise<void> {
    return endProcess(this.#process);
  }

  async #ask(message: ToClients): Promise<FromClients> {
    const answer = heard<FromClients>(this.#process);
    this.#process.send(message);
    const said = await answer;
    if (said.type === "failed") throw new Error(said.problem);
    return said;
  }
}

function unexpected({ type }: FromClients): Error {
  return new Error(`Unexpected: ${type}`);
}
