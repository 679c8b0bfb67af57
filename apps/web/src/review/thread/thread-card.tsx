/** A thread as it stands beside the text and in lists: its remark alone, or all of it. */
import { formatDate } from "@brudnopis/document";
import type { Thread } from "@brudnopis/schema";
import { MapPin, X } from "lucide-react";
import { memo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useDocument } from "../../document/document-context.ts";
import { placeOf } from "../places.ts";
import { cardAttribute } from "../use-card-clicks.ts";
import { usePerson } from "../use-person.ts";
import { usePlaceWords } from "../use-place-words.ts";
import { useReviewSteps } from "../use-review-steps.ts";
import { AnswerText } from "./answer-text.tsx";
import { MessageText } from "./message-text.tsx";
import { Message } from "./message.tsx";
import { ReplyForm } from "./reply-form.tsx";
import { ThreadActions } from "./thread-actions.tsx";
import { ThreadDetails } from "./thread-details.tsx";
import { ThreadHead } from "./thread-head.tsx";
import { useCardFocus } from "./use-card-focus.ts";

export interface ThreadCardProps {
  readonly thread: Thread;
  /** All of it, with what can be done. */
  readonly isActive: boolean;
  /** Where it does not stand beside its place: says which that is. */
  readonly isNamed?: boolean;
  /** Leads to the place. */
  readonly onShow?: ((thread: Thread) => void) | undefined;
  /** The words that it was about are not there any more. */
  readonly isDetached?: boolean;
}

export const ThreadCard = memo(function ThreadCard(props: ThreadCardProps) {
  const { thread, isActive, isNamed = false, isDetached = false } = props;
  const { t } = useTranslation("review");
  const { activate } = useReviewSteps();
  const place = usePlaceWords(placeOf(thread.place)) ?? (thread.label || t("placeGone"));
  const { name } = usePerson(thread.author);
  const card = useRef<HTMLElement>(null);
  useCardFocus(card, thread.id);
  return (
    // Esc folds it, wherever in it the keyboard is.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <article
      className={`thread${isActive ? " is-active" : ""} is-${thread.state}`}
      aria-label={t("thread.label", { author: name, place })}
      {...{ [cardAttribute]: thread.id }}
      tabIndex={-1}
      ref={card}
      onKeyDown={(event) => {
        if (event.key === "Escape" && isActive) activate(undefined);
      }}
    >
      <ThreadHead thread={thread} />
      {(isNamed || isDetached) && <Place {...props} name={place} />}
      {isActive ? <Whole thread={thread} /> : <Summary thread={thread} />}
      {isActive && (
        <button
          className="icon-button thread-close"
          type="button"
          aria-label={t("thread.closeCard")}
          title={t("thread.closeCard")}
          onClick={() => activate(undefined)}
        >
          <X size={16} aria-hidden />
        </button>
      )}
    </article>
  );
});

function Place({ thread, isDetached, onShow, name }: ThreadCardProps & { readonly name: string }) {
  const quote = thread.place.type === "text" ? thread.place.anchor.quote : "";
  return (
    <div className="thread-place">
      <p>
        <MapPin size={14} aria-hidden />
        {isDetached || !onShow ? (
          <span>{name}</span>
        ) : (
          <button className="thread-go" type="button" onClick={() => onShow(thread)}>
            {name}
          </button>
        )}
      </p>
      {quote !== "" && <blockquote translate="no">{quote}</blockquote>}
    </div>
  );
}

function Summary({ thread }: { readonly thread: Thread }) {
  const { t } = useTranslation("review");
  const { activate } = useReviewSteps();
  const replies = thread.messages.filter(
    ({ text, event }, at) => at > 0 && (text !== "" || event === undefined),
  ).length;
  return (
    <>
      <div className="thread-summary">
        <First thread={thread} />
      </div>
      {thread.answer && thread.state !== "open" && <AnswerText answer={thread.answer} />}
      <Facts thread={thread} />
      <button
        className="button small quiet thread-open"
        type="button"
        aria-expanded={false}
        onClick={() => activate(thread.id)}
      >
        {replies > 0 ? t("count.replies", { count: replies }) : t("thread.show")}
      </button>
    </>
  );
}

function First({ thread }: { readonly thread: Thread }) {
  const { t } = useTranslation("review");
  const [first] = thread.messages;
  if (thread.isRemoved || !first) return <p>{t("thread.removedThread")}</p>;
  return first.removedAt === undefined ? (
    <MessageText text={first.text} />
  ) : (
    <p className="message-removed">{t("thread.removed")}</p>
  );
}

function Whole({ thread }: { readonly thread: Thread }) {
  const { activate } = useReviewSteps();
  const answered = thread.messages.findLast(({ event }) => event === "addressed");
  return (
    <>
      <div className="thread-messages">
        {thread.messages.map((message, at) => (
          <Message
            key={message.id}
            thread={thread}
            message={message}
            isFirst={at === 0}
            answer={message === answered ? thread.answer : undefined}
          />
        ))}
      </div>
      <Facts thread={thread} />
      <ThreadActions thread={thread} />
      {thread.state !== "closed" && (
        <ReplyForm thread={thread} onEscape={() => activate(undefined)} />
      )}
      <ThreadDetails thread={thread} />
    </>
  );
}

/** Who takes care of it and by when. */
function Facts({ thread }: { readonly thread: Thread }) {
  const { t } = useTranslation("review");
  const { language } = useDocument();
  const assigned = usePerson(thread.assignee);
  const { assignee, due } = thread;
  const facts = [
    assignee === undefined ? "" : t("thread.assigned", { name: assigned.name }),
    due === undefined ? "" : t("thread.due", { date: formatDate(due, language) }),
  ].filter((fact) => fact !== "");
  return facts.length > 0 && <p className="thread-assigned">{facts.join(", ")}</p>;
}
