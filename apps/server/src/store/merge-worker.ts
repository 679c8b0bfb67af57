/** A thread that merges updates, so that neither typing nor commits wait for it. */
import { parentPort } from "node:worker_threads";
import type { FromMerger, ToMerger } from "./merger.ts";
import { mergeUpdates } from "./merge-updates.ts";

parentPort?.on("message", ({ id, bytes, lengths }: ToMerger) => {
  parentPort?.postMessage(answer(id, split(bytes, lengths)));
});

function split(bytes: Uint8Array, lengths: readonly number[]): Uint8Array[] {
  let at = 0;
  return lengths.map((length) => bytes.subarray(at, (at += length)));
}

function answer(id: number, updates: readonly Uint8Array[]): FromMerger {
  try {
    return { id, ok: true, merged: mergeUpdates(updates) };
  } catch (error) {
    return { id, ok: false, problem: String(error) };
  }
}
