import type { Thread } from "@brudnopis/schema";
import { CircleCheck, CircleDashed, Lock } from "lucide-react";
import { useTranslation } from "react-i18next";
import { usePerson } from "../use-person.ts";
import { CardHead } from "./card-head.tsx";

/** Who remarked, when, what kind of remark it is and how far it has come. */
export function ThreadHead({ thread }: { readonly thread: Thread }) {
  const { t } = useTranslation("review");
  return (
    <CardHead by={usePerson(thread.author)} at={thread.at}>
      <p className="thread-kind">
        <b>{t(`kind.${thread.kind}`)}</b>
        {thread.state !== "open" && <StateMark state={thread.state} />}
        {thread.round !== undefined && <span>{t("thread.round")}</span>}
        {thread.isInternal && (
          <span className="thread-internal" title={t("internalHint")}>
            <Lock size={13} aria-hidden />
            {t("internal")}
          </span>
        )}
      </p>
    </CardHead>
  );
}

function StateMark({ state }: { readonly state: "addressed" | "closed" }) {
  const { t } = useTranslation("review");
  const Icon = state === "closed" ? CircleCheck : CircleDashed;
  return (
    <span className={`thread-state is-${state}`}>
      <Icon size={14} aria-hidden />
      {t(`state.${state}`)}
    </span>
  );
}
