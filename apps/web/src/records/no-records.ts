import type { RecordContent } from "@brudnopis/schema";

/** One empty list for all: another one each time would look like a change. */
export const noRecords: readonly RecordContent[] = [];
