/** Finds and draws what is anchored in the texts of this page, as long as it is open. */
import { useContext, useEffect, useMemo } from "react";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { AnchorRepairs } from "@brudnopis/schema";
import { ApiError } from "../../api.ts";
import { isConnected, type ShownDocument, useDocument } from "../../document/document-context.ts";
import { reviewApi } from "../review-api.ts";
import { type ReviewSource, useReviewSource } from "../review-source.ts";
import { ReviewContext, type ReviewStore } from "../review-state.ts";
import { Anchoring } from "./anchoring.ts";
import { MarkedField } from "./marked-field.tsx";
import { Repairs } from "./repairs.ts";
import type { LabelOf } from "./text-marks.ts";
import "./marks.css";

export function useAnchoring(): void {
  const { t } = useTranslation("review");
  const review = useContext(ReviewContext);
  const source = useReviewSource();
  const open = useDocument();
  const label = useMemo(() => labelsFor(review, t), [review, t]);
  useEffect(() => {
    if (!review) return;
    const repairs = repairsOf(open, source);
    const anchoring = new Anchoring({
      review,
      round: source.round,
      textAt: source.textAt,
      labelOf: label,
      later: inAWhile,
      ...(repairs && isConnected(open)
        ? { repairs: { doc: open.session.doc, add: repairs.add } }
        : {}),
    });
    review.set((state) => ({ ...state, texts: { anchoring, labelOf: label, MarkedField } }));
    return () => {
      review.set((state) => ({ ...state, texts: undefined }));
      anchoring.stop();
      repairs?.stop();
    };
  }, [review, source, open, label]);
}

/**
 * Asked while texts are drawn, where an effect event may not be called. Hundreds of marks say what a few people's do, and are
 * drawn anew whenever the typing pauses.
 */
function labelsFor(review: ReviewStore | undefined, t: TFunction<"review">): LabelOf {
  const known = new Map<string, string>();
  return ({ author, ...item }, type) => {
    const guest = "guest" in item ? item.guest : undefined;
    const name = author === undefined ? guest : review?.get().facts?.people[author]?.name;
    const key = `${type} ${name ?? ""}`;
    const words = known.get(key) ?? t(`mark.${type}`, { name: name ?? t("someone") });
    known.set(key, words);
    return words;
  };
}

/** What was frozen for a round stays as it is, and so do its anchors. */
function repairsOf(open: ShownDocument, { documentId, round }: ReviewSource): Repairs | undefined {
  if (!isConnected(open) || !open.session.canEdit || round !== undefined) return undefined;
  const { save } = open.session;
  const closing = new AbortController();
  return new Repairs({
    whenSaved: () => save.whenSaved(closing.signal),
    send: (body) => send(documentId, body),
    later: inAWhile,
    onStop: () => closing.abort(),
  });
}

/** What the server does not take is looked for by its words from then on. */
async function send(documentId: string, body: AnchorRepairs): Promise<"done" | "later"> {
  try {
    await reviewApi.repair(documentId, body);
    return "done";
  } catch (cause) {
    if (cause instanceof ApiError && ["offline", "unavailable"].includes(cause.code))
      return "later";
    if (cause instanceof ApiError) return "done";
    throw cause;
  }
}

/** Longer than it takes to read again what was typed. */
const pauseMs = 400;

function inAWhile(run: () => void): () => void {
  const timer = setTimeout(run, pauseMs);
  return () => clearTimeout(timer);
}
