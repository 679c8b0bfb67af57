/** Above the document while somebody suggests: how it is done, and what is not sent yet. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useDocument } from "../../document/document-context.ts";
import { reveal } from "../../document/reveal.ts";
import { useStore } from "../../ui/store.ts";
import { draftPlace } from "./drafts.ts";
import { useDrafts } from "./suggesting.ts";
import { isEmptyDraft } from "./to-changes.ts";
import { useSend } from "./use-send.ts";

export function SuggestCentre() {
  return (
    <>
      <HowTo />
      <Unsent />
    </>
  );
}

const learnedKey = "suggest-learned";

/** The first time, until the person has read it. */
function HowTo() {
  const { t } = useTranslation("suggest");
  const [isLearned, setLearned] = useState(() => remembered());
  if (isLearned) return null;
  const learn = () => {
    setLearned(true);
    remember();
  };
  return (
    <div className="suggest-how" role="note">
      <p>
        <b>{t("howTitle")}</b>
      </p>
      <p>{t("how")}</p>
      <button className="button small" type="button" onClick={learn}>
        {t("learned")}
      </button>
    </div>
  );
}

function remembered(): boolean {
  try {
    return localStorage.getItem(learnedKey) !== null;
  } catch {
    return false;
  }
}

function remember(): void {
  try {
    localStorage.setItem(learnedKey, "yes");
  } catch {
    // It is told again the next time.
  }
}

/** With one draft its own buttons are enough. */
function Unsent() {
  const { t } = useTranslation("suggest");
  const open = useDocument();
  const drafts = useStore(useDrafts(), (all) => all);
  const { send, isSending } = useSend();
  const written = [...drafts.values()].filter((draft) => !isEmptyDraft(draft));
  const [first] = written;
  if (!first || written.length < 2) return null;
  return (
    <div className="unsent-suggestions">
      <span>{t("unsent", { count: written.length })}</span>
      <button
        className="button small"
        type="button"
        onClick={() => reveal(open, draftPlace(first), true)}
      >
        {t("showFirst")}
      </button>
      <button
        className="button primary small"
        type="button"
        disabled={isSending}
        onClick={() => send(written)}
      >
        {t("sendAll")}
      </button>
    </div>
  );
}
