/** What can be done with a thread, by whom: the city answers, its author confirms. */
import type { Thread } from "@brudnopis/schema";
import { Link, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useDocument } from "../../document/document-context.ts";
import { announce, showToast } from "../../document/page-state.ts";
import { copyText } from "../../ui/copy-text.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { linkOfThread } from "../deep-link.ts";
import { useReviewSource } from "../review-source.ts";
import { useReviewActions } from "../use-review-actions.ts";
import { AnswerForm } from "./answer-form.tsx";
import { Question } from "./question.tsx";
import { ReopenForm } from "./reopen-form.tsx";
import { useSending } from "./use-sending.tsx";

type Doing = "address" | "reopen" | "remove" | undefined;

export function ThreadActions({ thread }: { readonly thread: Thread }) {
  const { t } = useTranslation("review");
  const { page } = useDocument();
  const { step, remove } = useReviewActions();
  const { isSending, problem, send } = useSending();
  const [doing, setDoing] = useState<Doing>();
  const stop = () => setDoing(undefined);
  const { may, state } = thread;
  if (doing === "address") return <AnswerForm thread={thread} onDone={stop} />;
  if (doing === "reopen") return <ReopenForm thread={thread} onDone={stop} />;
  if (doing === "remove") {
    const run = async () => {
      await remove(thread.id);
      announce(page, t("thread.removedDone"));
    };
    return (
      <Question text={t("thread.removeAsk")} yes={t("thread.remove")} run={run} onDone={stop} />
    );
  }
  const take = (way: "confirm" | "close") => void send(() => step(thread.id, { step: way }));
  const button = (label: string, run: () => void, look = "") => (
    <button className={`button small ${look}`} type="button" disabled={isSending} onClick={run}>
      {label}
    </button>
  );
  return (
    <>
      {problem}
      <div className="thread-actions">
        {may.address &&
          state === "open" &&
          button(t("thread.address"), () => setDoing("address"), "is-first")}
        {may.confirm &&
          state === "addressed" &&
          button(t("thread.confirm"), () => take("confirm"), "is-first")}
        {may.confirm &&
          state !== "open" &&
          button(t("thread.reopen"), () => setDoing("reopen"), "quiet")}
        {may.confirm && state === "open" && button(t("thread.close"), () => take("close"), "quiet")}
        <span className="thread-tools">
          <CopyLink thread={thread} />
          {may.remove && (
            <IconButton
              icon={Trash2}
              size={16}
              label={t("thread.remove")}
              run={() => setDoing("remove")}
            />
          )}
        </span>
      </div>
    </>
  );
}

function CopyLink({ thread }: { readonly thread: Thread }) {
  const { t } = useTranslation("review");
  const { page } = useDocument();
  const { documentId } = useReviewSource();
  const copy = async () => {
    const link = linkOfThread(location.origin, documentId, thread.id);
    showToast(page, (await copyText(link)) ? t("thread.copied") : t("thread.notCopied", { link }));
  };
  return <IconButton icon={Link} size={16} label={t("thread.copy")} run={() => void copy()} />;
}
