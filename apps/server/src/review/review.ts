/** The review of documents: threads and what pages get of it all. */
import type { AnchorRepairs, Thread, ThreadStep } from "@brudnopis/schema";
import type { Caller, OpenedDocument } from "../access/access.ts";
import { repairAnchors } from "./anchors.ts";
import { Feed, type SuggestionsFor } from "./feed.ts";
import { Messages } from "./messages.ts";
import { takeStep } from "./thread-steps.ts";
import { Threads } from "./threads.ts";
import type { ReviewDeps } from "./write.ts";

export interface ReviewOptions extends ReviewDeps {
  readonly suggestionsFor: SuggestionsFor;
}

export interface Review {
  readonly feed: Feed;
  readonly threads: Threads;
  readonly messages: Messages;
  takeStep(
    opened: OpenedDocument,
    caller: Caller,
    thread: string,
    step: ThreadStep,
  ): Promise<Thread>;
  repairAnchors(opened: OpenedDocument, caller: Caller, repairs: AnchorRepairs): Promise<void>;
}

export function createReview(options: ReviewOptions): Review {
  return {
    feed: new Feed(options),
    threads: new Threads(options),
    messages: new Messages(options),
    takeStep: (opened, caller, thread, step) => takeStep(options, opened, caller, thread, step),
    repairAnchors: (opened, caller, repairs) => repairAnchors(options, opened, caller, repairs),
  };
}
