/**
 * Review, as far as the first bundle knows of it: places that stay empty until its code has come. Nothing of it may hold up
 * reading or writing.
 */
import { memo, type ReactNode, useContext, useState } from "react";
import { useTranslation } from "react-i18next";
import { ChecksMargin } from "../checks/checks.tsx";
import { useConnectedDocument, usePage } from "../document/document-context.ts";
import { LazyPart } from "../ui/lazy-part.tsx";
import { createStore } from "../ui/store.ts";
import { useWhenIdle } from "../ui/use-when-idle.ts";
import { loadReview } from "./load-review.ts";
import { type ReviewSource, ReviewSourceContext, useLivingSource } from "./review-source.ts";
import { ReviewContext, startReview, useReview } from "./review-state.ts";

export interface ReviewProviderProps {
  readonly source: ReviewSource;
  readonly children: ReactNode;
}

/** Around everything that shows remarks and suggestions. */
export function ReviewProvider({ source, children }: ReviewProviderProps) {
  const [review] = useState(() => createStore(startReview));
  return (
    <ReviewSourceContext value={source}>
      <ReviewContext value={review}>{children}</ReviewContext>
    </ReviewSourceContext>
  );
}

export function LivingReviewProvider({ children }: { readonly children: ReactNode }) {
  return <ReviewProvider source={useLivingSource()}>{children}</ReviewProvider>;
}

/** Asks for the review once the document can be read and written in, and there is time. */
export const ReviewRunner = memo(function ReviewRunner() {
  const { session } = useConnectedDocument();
  const isReader = usePage(({ mode }) => mode !== "edit");
  const hasEditor = usePage(({ editing }) => editing !== undefined);
  const isOffered = useWhenIdle(isReader || hasEditor);
  const mayRead = session.details.document.permissions.includes("comment");
  return mayRead && isOffered ? <ReviewCentre /> : null;
});

/** All that review does on a page, wherever that is: for pages that have nothing more urgent to do. */
export function ReviewCentre() {
  const { i18n } = useTranslation();
  const review = useContext(ReviewContext);
  const [isWanted, setWanted] = useState(true);
  const load = async () => {
    const part = await loadReview(i18n);
    review?.set((state) => ({ ...state, part }));
    return part.ReviewCentre;
  };
  return isWanted && <LazyPart load={load} props={{}} onClose={() => setWanted(false)} />;
}

export interface PlaceRemarksProps {
  /** An address, `collection/recordId` or key of a section. */
  readonly place: string;
  /** Says it and does nothing, as in a row of a grid, which has its own keys. */
  readonly isPlain?: boolean;
  /** In words, where there is room for them. */
  readonly isNamed?: boolean;
}

/** Beside the name of a place: how many remarks there are, and the way to make one. There are hundreds of these. */
export const PlaceRemarks = memo(function PlaceRemarks(props: PlaceRemarksProps) {
  const part = useReview((state) => (state.facts ? state.part : undefined));
  return part ? <part.PlaceMark {...props} /> : null;
});

/** In the table of contents, beside a section. */
export const SectionRemarks = memo(function SectionRemarks({
  section,
}: {
  readonly section: string;
}) {
  const count = useReview(({ index }) => index.openBySection.get(section) ?? 0);
  const part = useReview((state) => (count > 0 ? state.part : undefined));
  return part ? <part.SectionCount count={count} /> : null;
});

/** Below the table of contents. */
export function RemarksSummary({ onChosen }: { readonly onChosen: (() => void) | undefined }) {
  const part = useReview((state) => state.part);
  return part ? <part.OutlineRemarks onChosen={onChosen} /> : null;
}

/** What stands beside the text: remarks and the document check, one at a time. */
export const Margin = memo(function Margin() {
  const part = useReview((state) => (state.facts ? state.part : undefined));
  return part ? <part.ReviewMargin /> : <ChecksMargin />;
});

/** In the toolbar: a remark on what is selected, or on all of the field. */
export function RemarkTool() {
  const part = useReview((state) => (state.facts?.canComment === true ? state.part : undefined));
  return part ? <part.RemarkTool /> : null;
}
