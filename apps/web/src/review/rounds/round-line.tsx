/** In the head of a document: its rounds that are under way, else the last one, and for the lead the way to send it. */
import type { Round, RoundList } from "@brudnopis/schema";
import { ClipboardCheck, Send } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useConnectedDocument } from "../../document/document-context.ts";
import { onEvent } from "../../document/events.ts";
import { roundPath } from "./round-path.ts";
import { SendDialog } from "./send-dialog.tsx";
import { useRoundWords } from "./use-round-words.ts";
import { useRounds, useRoundsAgain } from "./use-rounds.ts";

export function RoundLine() {
  const { t } = useTranslation("rounds");
  const { session } = useConnectedDocument();
  const { provider, details, me } = session;
  const { id } = details.document;
  const { data } = useRounds(id);
  const again = useRoundsAgain(id);
  const [isSending, setSending] = useState(false);
  useEffect(() => onEvent(provider, "review", () => void again()), [provider, again]);
  // Without an answer there is nothing to say, and the document is no worse for it.
  if (!data) return null;
  const shown = shownRounds(data);
  const next = nextKind(data);
  return (
    <section className="round-facts" aria-label={t("line.label")}>
      <ClipboardCheck size={18} aria-hidden />
      <div className="round-items">
        {shown.length === 0 && <span>{t("line.none")}</span>}
        {shown.map((round) => (
          <RoundItem key={round.id} documentId={id} round={round} me={me.id} />
        ))}
      </div>
      {data.canSend && next && (
        <button className="button small" type="button" onClick={() => setSending(true)}>
          <Send size={16} aria-hidden />
          {t(`line.send.${next}`)}
        </button>
      )}
      {isSending && <SendDialog list={data} onClose={() => setSending(false)} />}
    </section>
  );
}

interface RoundItemProps {
  readonly documentId: string;
  readonly round: Round;
  readonly me: string;
}

function RoundItem({ documentId, round, me }: RoundItemProps) {
  const { t } = useTranslation("rounds");
  const words = useRoundWords();
  const isAwaited = round.may.handBack && round.reviewers.some(({ person }) => person === me);
  const facts = [
    ...(isAwaited ? [] : [t(`state.${round.state}`)]),
    ...(round.state === "reviewing" && round.due !== undefined
      ? [t("line.due", { date: words.day(round.due) })]
      : []),
    words.remarks(round.counts),
  ];
  return (
    <span className="round-item">
      <Link to={roundPath(documentId, round.id)}>{words.name(round)}</Link>
      <span>
        {isAwaited && <b className="round-awaited">{t("line.waiting")} · </b>}
        {facts.join(" · ")}
      </span>
    </span>
  );
}

/** What is under way; when nothing is, the last one. */
function shownRounds({ rounds }: RoundList): readonly Round[] {
  const open = rounds.filter(({ state }) => state !== "closed");
  return open.length > 0 ? open : rounds.slice(0, 1);
}

/** One of each kind can be under way, and peers are asked while there are any. */
function nextKind({ rounds, reviewers }: RoundList): Round["kind"] | undefined {
  const open = rounds.filter(({ state }) => state !== "closed").map(({ kind }) => kind);
  if (!open.includes("review")) return "review";
  return !open.includes("peer") && reviewers.some(({ isPeer }) => isPeer) ? "peer" : undefined;
}
