/** One message of a thread, with what its author can do with it. */
import type { ReviewMessage, Thread } from "@brudnopis/schema";
import { useContext, useState } from "react";
import { useTranslation } from "react-i18next";
import { Face } from "../../ui/face.tsx";
import { MentionInput } from "../compose/mention-input.tsx";
import { toStored, toTyped } from "../compose/mentions.ts";
import { useMentionable } from "../compose/use-mentionable.ts";
import { useReviewSource } from "../review-source.ts";
import { ReviewContext } from "../review-state.ts";
import { usePerson } from "../use-person.ts";
import { useReviewActions } from "../use-review-actions.ts";
import { MessageText } from "./message-text.tsx";
import { AnswerText } from "./answer-text.tsx";
import { Moment } from "./moment.tsx";
import { Question } from "./question.tsx";
import { useSending } from "./use-sending.tsx";

export interface MessageProps {
  readonly thread: Thread;
  readonly message: ReviewMessage;
  /** The remark itself has its author in the thread's head, and is removed with the thread. */
  readonly isFirst: boolean;
  /** What the city answered, where this message is that. */
  readonly answer?: Thread["answer"] | undefined;
}

export function Message(props: MessageProps) {
  const { message, isFirst } = props;
  const { name, organisation, hue } = usePerson(message.author);
  if (message.event !== undefined) return <EventMessage {...props} />;
  return (
    <div className="message">
      {!isFirst && (
        <p className="message-by">
          <Face name={name} hue={hue} />
          <span>
            <b>{name}</b> <span>{organisation}</span> <span aria-hidden>·</span>{" "}
            <Moment at={message.at} />
          </span>
        </p>
      )}
      <MessageBody {...props} />
    </div>
  );
}

/** What became of the thread, with what was said to it. */
function EventMessage({ message, answer }: MessageProps) {
  const { t } = useTranslation("review");
  const { name } = usePerson(message.author);
  const { event, text, at } = message;
  return (
    <div className="message">
      <p className="message-event">
        {event !== undefined && t(`thread.events.${event}`, { name })} <span aria-hidden>·</span>{" "}
        <Moment at={at} />
      </p>
      {answer ? (
        <AnswerText answer={answer} />
      ) : (
        text !== "" && message.removedAt === undefined && <MessageText text={text} />
      )}
    </div>
  );
}

function MessageBody({ thread, message, isFirst }: MessageProps) {
  const { t } = useTranslation("review");
  const { me } = useReviewSource();
  const { removeMessage } = useReviewActions();
  const [doing, setDoing] = useState<"edit" | "remove">();
  const isMine = message.author === me && message.event === undefined;
  const stop = () => setDoing(undefined);
  if (message.removedAt !== undefined)
    return <p className="message-removed">{t("thread.removed")}</p>;
  if (doing === "edit") return <EditForm thread={thread} message={message} onDone={stop} />;
  return (
    <>
      <MessageText text={message.text} />
      <Trace message={message} />
      {isMine && doing === undefined && (
        <div className="message-actions">
          <button className="button small quiet" type="button" onClick={() => setDoing("edit")}>
            {t("thread.edit")}
          </button>
          {!isFirst && (
            <button className="button small quiet" type="button" onClick={() => setDoing("remove")}>
              {t("thread.removeMessage")}
            </button>
          )}
        </div>
      )}
      {doing === "remove" && (
        <Question
          text={t("thread.removeMessageAsk")}
          yes={t("thread.removeMessage")}
          run={() => removeMessage(thread.id, message.id)}
          onDone={stop}
        />
      )}
    </>
  );
}

/** That it was edited, and what it said before: nobody can take back unseen what others have answered. */
function Trace({ message }: Pick<MessageProps, "message">) {
  const { t, i18n } = useTranslation("review");
  if (message.editedAt === undefined) return null;
  const exact = new Intl.DateTimeFormat(i18n.language, { dateStyle: "short", timeStyle: "short" });
  return (
    <details className="message-trace">
      <summary>
        {t("thread.edited")} <Moment at={message.editedAt} />
      </summary>
      {message.earlier.map(({ text, at }) => (
        <div key={at}>
          <p className="form-hint">{t("thread.earlierAt", { time: exact.format(at) })}</p>
          <MessageText text={text} />
        </div>
      ))}
    </details>
  );
}

interface EditFormProps extends Pick<MessageProps, "thread" | "message"> {
  readonly onDone: () => void;
}

function EditForm({ thread, message, onDone }: EditFormProps) {
  const { t } = useTranslation(["review", "translation"]);
  const review = useContext(ReviewContext);
  const people = useMentionable(thread.isInternal);
  const { changeMessage } = useReviewActions();
  const { isSending, problem, send } = useSending();
  const known = review?.get().facts?.people ?? {};
  const [text, setText] = useState(() => toTyped(message.text, known));
  const save = () => {
    if (text.trim() === "") return;
    const stored = toStored(text, [...people, ...Object.values(known)]).trim();
    void send(() => changeMessage(thread.id, message.id, stored)).then((isDone) => {
      if (isDone) onDone();
    });
  };
  return (
    <form
      className="reply-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <MentionInput
        label={t("thread.editLabel")}
        value={text}
        people={people}
        isFocused
        onChange={setText}
        onSubmit={save}
        onEscape={onDone}
      />
      {problem}
      <div className="thread-actions">
        <button className="button small" type="submit" disabled={isSending || text.trim() === ""}>
          {t("thread.save")}
        </button>
        <button className="button small quiet" type="button" onClick={onDone}>
          {t("translation:app.cancel")}
        </button>
      </div>
    </form>
  );
}
