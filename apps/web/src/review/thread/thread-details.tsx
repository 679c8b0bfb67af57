/** What kind of remark it is, who takes care of it and by when: changed as soon as it is chosen. */
import type { Thread, ThreadChange } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { KindField } from "../compose/kind-field.tsx";
import { AssigneeField, DueField } from "../compose/people-fields.tsx";
import { useMentionable } from "../compose/use-mentionable.ts";
import { usePerson } from "../use-person.ts";
import { useReviewActions } from "../use-review-actions.ts";
import { useSending } from "./use-sending.tsx";

export function ThreadDetails({ thread }: { readonly thread: Thread }) {
  const { t } = useTranslation("review");
  const { change } = useReviewActions();
  const { problem, send } = useSending();
  const people = useMentionable(thread.isInternal);
  const assigned = usePerson(thread.assignee);
  const { may, kind, assignee, due } = thread;
  if (!may.assign && !may.change) return null;
  const save = (next: ThreadChange) => void send(() => change(thread.id, next));
  return (
    <details className="thread-details">
      <summary>{t("thread.details")}</summary>
      {may.change && <KindField value={kind} onChange={(next) => save({ kind: next })} />}
      {may.assign && (
        <>
          <AssigneeField
            people={people}
            value={assignee}
            known={assigned.name}
            onChange={(next) => save({ assignee: next ?? null })}
          />
          <DueField value={due} onChange={(next) => save({ due: next ?? null })} />
        </>
      )}
      {problem}
    </details>
  );
}
