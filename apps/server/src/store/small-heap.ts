import type { ResourceLimits } from "node:worker_threads";

/**
 * For threads that read whole documents now and then. V8 gives a thread as much room for what is new as the program has, and
 * keeps it; with less the same work takes a few more, shorter collections.
 */
export const smallHeap: ResourceLimits = { maxYoungGenerationSizeMb: 8 };
