import type { DocumentRole, Sharer } from "@brudnopis/schema";
import { startTransition, useId, useOptimistic } from "react";
import { useTranslation } from "react-i18next";
import { peopleByPlace } from "./abilities.ts";
import { Person } from "./person.tsx";
import { documentRole, RoleOptions } from "./role-options.tsx";
import { Section } from "./section.tsx";
import { sharingApi } from "./sharing-api.ts";
import { type Question, useSharing } from "./sharing-context.ts";
import { type AccessWords, useAccessWords } from "./use-access-words.ts";

const heading = "sharing-people";

/** People with a role on this very document: the ones that are changed and removed here. */
export function InvitedPeople() {
  const { t } = useTranslation("sharing");
  const { sharing } = useSharing();
  const { invited } = peopleByPlace(sharing);
  return (
    <Section id={heading} title={t("people.title")}>
      {invited.length === 0 && <p className="form-hint">{t("people.none")}</p>}
      <ul className="sharing-list">
        {invited.map((sharer) => (
          <InvitedPerson key={sharer.personId} sharer={sharer} />
        ))}
      </ul>
    </Section>
  );
}

function InvitedPerson({ sharer }: { readonly sharer: Sharer }) {
  const { t } = useTranslation("sharing");
  const words = useAccessWords();
  const { mayShare } = useSharing().sharing;
  const others = otherReasons(sharer, words);
  return (
    <Person sharer={sharer} controls={mayShare && <PersonControls sharer={sharer} />}>
      {!mayShare && t("may", { abilities: words.abilities(sharer.permissions) })}
      {others !== "" && ` ${t("also", { reasons: others })}`}
    </Person>
  );
}

function PersonControls({ sharer }: { readonly sharer: Sharer }) {
  const { t } = useTranslation("sharing");
  const { documentId, change, ask, isBusy } = useSharing();
  const removal = useRemoval(sharer);
  const id = useId();
  const { personId, name } = sharer;
  const [ownRole, showRole] = useOptimistic(sharer.ownRole);
  const setRole = (role: DocumentRole) =>
    startTransition(async () => {
      showRole(role);
      await change({
        run: () => sharingApi.setRole(documentId, personId, role),
        done: t("people.changed", { name, role: t(`documentRole.${role}`) }),
      });
    });
  return (
    <div className="sharing-controls">
      <label className="visually-hidden" htmlFor={id}>
        {t("documentRole.labelOne", { name })}
      </label>
      <select
        className="input"
        id={id}
        value={ownRole}
        aria-disabled={isBusy}
        onChange={(event) => setRole(documentRole(event.target.value))}
      >
        <RoleOptions />
      </select>
      <button
        className="button danger small"
        type="button"
        aria-label={t("people.removeName", { name })}
        onClick={() => ask(removal)}
      >
        {t("people.removeShort")}
      </button>
    </div>
  );
}

/** Losing the role is not losing the access for whoever has it by other means too. */
function useRemoval(sharer: Sharer): Question {
  const { t } = useTranslation("sharing");
  const words = useAccessWords();
  const { documentId } = useSharing();
  const { personId, name } = sharer;
  const reasons = otherReasons(sharer, words);
  const keepsAccess = reasons !== "";
  return {
    title: t("people.removeTitle", { name }),
    body: keepsAccess ? t("people.removeRoleBody", { reasons }) : t("people.removeBody"),
    action: t("people.remove"),
    change: {
      run: () => sharingApi.removePerson(documentId, personId),
      done: keepsAccess ? t("people.roleRemoved", { name }) : t("people.removed", { name }),
      focus: heading,
    },
  };
}

function otherReasons({ reasons }: Sharer, words: AccessWords): string {
  return words.list(
    reasons.filter(({ through }) => through !== "document").map((reason) => words.from(reason)),
  );
}
