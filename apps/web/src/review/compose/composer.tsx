/**
 * A remark while it is written. What is written stays in this browser until it is sent or thrown away, and is asked about
 * before it is.
 */
import type { NewThread, ReviewPlace } from "@brudnopis/schema";
import { X } from "lucide-react";
import { useContext, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDocument } from "../../document/document-context.ts";
import { announce } from "../../document/page-state.ts";
import { newId } from "../../records/new-id.ts";
import { placeOf } from "../places.ts";
import { useReviewSource } from "../review-source.ts";
import { ReviewContext, useReview } from "../review-state.ts";
import { Question } from "../thread/question.tsx";
import { useSending } from "../thread/use-sending.tsx";
import { useLabelOf, usePlaceWords } from "../use-place-words.ts";
import { useReviewActions } from "../use-review-actions.ts";
import { useReviewSteps } from "../use-review-steps.ts";
import type { RemarkDraft } from "./drafts.ts";
import { KindField } from "./kind-field.tsx";
import { MentionInput } from "./mention-input.tsx";
import { toStored } from "./mentions.ts";
import { AssigneeField, DueField } from "./people-fields.tsx";
import { RemarkKit } from "./remark-kit.tsx";
import { useDrafts } from "./use-drafts.ts";
import { useMentionable } from "./use-mentionable.ts";

export interface ComposerProps {
  readonly place: ReviewPlace;
}

export function Composer({ place }: ComposerProps) {
  const { t } = useTranslation("review");
  const { stopComposing } = useReviewSteps();
  const { draft, change, discard } = useDraft(place);
  const { hasTried, isSending, problem, submit } = useSubmit(draft, discard);
  const [isDiscarding, setDiscarding] = useState(false);
  const people = useMentionable(draft.isInternal);
  const isEmpty = draft.text.trim() === "";
  const leave = () => {
    stopComposing();
    backToPage.current?.();
  };
  const backToPage = useWayBack();
  const throwAway = async () => {
    discard();
    leave();
  };
  return (
    <form
      className="composer"
      aria-label={t("compose.title")}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Head place={place} onClose={leave} />
      <KindField value={draft.kind} onChange={(kind) => change({ kind })} />
      <MentionInput
        label={t("compose.label")}
        placeholder={t("compose.placeholder")}
        hint={hasTried && isEmpty ? t("compose.missing") : t("thread.replyHint")}
        value={draft.text}
        people={people}
        rows={4}
        isInvalid={hasTried && isEmpty}
        isFocused
        onChange={(text) => change({ text })}
        onSubmit={() => void submit()}
        onEscape={leave}
      />
      <RemarkKit
        place={placeOf(place)}
        written={draft}
        onPick={({ kind, text, kit }) => change({ kind, text, kit })}
      />
      <More draft={draft} change={change} />
      {problem}
      {isDiscarding ? (
        <Question
          text={t("compose.discardAsk")}
          yes={t("compose.discardYes")}
          no={t("compose.discardNo")}
          run={throwAway}
          onDone={() => setDiscarding(false)}
        />
      ) : (
        <div className="thread-actions">
          <button className="button small primary" type="submit" disabled={isSending}>
            {isSending ? t("compose.sending") : t("compose.send")}
          </button>
          <button
            className="button small quiet"
            type="button"
            onClick={() => (isEmpty ? void throwAway() : setDiscarding(true))}
          >
            {t("compose.discard")}
          </button>
        </div>
      )}
    </form>
  );
}

interface HeadProps extends ComposerProps {
  readonly onClose: () => void;
}

function Head({ place, onClose }: HeadProps) {
  const { t } = useTranslation("review");
  const name = usePlaceWords(placeOf(place)) ?? t("placeGone");
  const quote = place.type === "text" ? place.anchor.quote : "";
  return (
    <div className="composer-head">
      <p>
        <b>{t("compose.title")}</b> <span>{name}</span>
      </p>
      <button
        className="icon-button"
        type="button"
        aria-label={t("compose.close")}
        title={t("compose.close")}
        onClick={onClose}
      >
        <X size={16} aria-hidden />
      </button>
      {quote !== "" && (
        <blockquote translate="no">
          <span className="visually-hidden">{t("compose.about")} </span>
          {quote}
        </blockquote>
      )}
    </div>
  );
}

interface MoreProps {
  readonly draft: RemarkDraft;
  readonly change: (change: DraftChange) => void;
}

/** What most remarks go without. */
function More({ draft, change }: MoreProps) {
  const { t } = useTranslation("review");
  const isTeam = useReview(({ facts }) => facts?.isTeam === true);
  const people = useMentionable(draft.isInternal);
  return (
    <>
      {isTeam && (
        <label className="composer-internal">
          <input
            type="checkbox"
            checked={draft.isInternal}
            onChange={({ target }) => change({ isInternal: target.checked })}
          />
          {t("compose.internal")}
        </label>
      )}
      <details className="thread-details">
        <summary>{t("compose.more")}</summary>
        <AssigneeField
          people={people}
          value={draft.assignee}
          known={undefined}
          onChange={(assignee) => change({ assignee })}
        />
        <DueField value={draft.due} onChange={(due) => change({ due })} />
      </details>
    </>
  );
}

/** What is undefined is taken away. */
type DraftChange = { [K in keyof RemarkDraft]?: RemarkDraft[K] | undefined };

function useDraft(place: ReviewPlace) {
  const drafts = useDrafts();
  const [draft, setDraft] = useState<RemarkDraft>(
    () => drafts.remark(place) ?? { place, kind: "question", text: "", isInternal: false },
  );
  const change = (changed: DraftChange) => {
    const next = withoutGaps({ ...draft, ...changed });
    setDraft(next);
    if (next.text.trim() === "") drafts.forget(place);
    else drafts.keep(next);
  };
  return { draft, change, discard: () => drafts.forget(place) };
}

function withoutGaps(draft: DraftChange): RemarkDraft {
  // What it had before was whole, and only what may be absent is taken away.
  return Object.fromEntries(
    Object.entries(draft).filter(([, value]) => value !== undefined),
  ) as unknown as RemarkDraft;
}

function useSubmit(draft: RemarkDraft, forget: () => void) {
  const { t } = useTranslation("review");
  const review = useContext(ReviewContext);
  const { page } = useDocument();
  const { round } = useReviewSource();
  const { begin } = useReviewActions();
  const { activate } = useReviewSteps();
  const labelOf = useLabelOf();
  const people = useMentionable(draft.isInternal);
  const { isSending, problem, send } = useSending();
  const [hasTried, setTried] = useState(false);
  // The same for every try: a request whose answer was lost makes no second remark.
  const id = useRef(newId());
  const submit = async () => {
    setTried(true);
    if (draft.text.trim() === "" || isSending) return;
    const thread: NewThread = {
      ...draft,
      id: id.current,
      label: labelOf(draft.place),
      text: toStored(draft.text, people).trim(),
      ...(round === undefined ? {} : { round }),
    };
    if (!(await send(() => begin(thread)))) return;
    forget();
    review?.set((state) => ({ ...state, composing: undefined }));
    activate(thread.id);
    announce(page, t("compose.done"));
  };
  return { hasTried, isSending, problem, submit };
}

/** Where the keyboard was when the composer came is where it goes back to. */
function useWayBack() {
  const back = useRef<(() => void) | undefined>(undefined);
  useEffect(() => {
    const before = cameFrom.current;
    back.current = () => {
      if (before instanceof HTMLElement && before.isConnected)
        before.focus({ preventScroll: true });
    };
  }, []);
  const cameFrom = useRef<Element | null>(document.activeElement);
  return back;
}
