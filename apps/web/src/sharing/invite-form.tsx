import type { DocumentRole, InvitationReport } from "@brudnopis/schema";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type PastedPeople,
  readPastedPeople,
} from "../administration/invitations/pasted-people.ts";
import { languageOf } from "../i18n/i18n.ts";
import { SelectField, TextAreaField } from "../ui/form-field.tsx";
import { type Home, HomeChoice, useHomes } from "./home-choice.tsx";
import { reportId } from "./invite-report.tsx";
import { documentRole, RoleOptions } from "./role-options.tsx";
import { sharingApi } from "./sharing-api.ts";
import { useSharing } from "./sharing-context.ts";

/** As many as one request takes. */
const mostPeople = 500;

interface InviteFormProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly onInvited: (report: InvitationReport) => void;
}

export function InviteForm({ text, onChange, onInvited }: InviteFormProps) {
  const { t } = useTranslation("sharing");
  const { isBusy } = useSharing();
  const homes = useHomes();
  const [home, setHome] = useState(homes[0]);
  const [role, setRole] = useState<DocumentRole>("editor");
  const [problem, setProblem] = useState<string>();
  const pasted = readPastedPeople(text);
  const problemIn = useProblem();
  const invite = useInvite(onInvited);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const found = problemIn(pasted);
    setProblem(found);
    if (found === undefined) invite(pasted, role, home);
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      <TextAreaField
        label={t("invite.addresses")}
        hint={t("invite.hint")}
        problem={problem}
        rows={2}
        value={text}
        onChange={(event) => onChange(event.target.value)}
        autoComplete="off"
        spellCheck={false}
      />
      <p className="sharing-found" role="status">
        {pasted.people.length > 0 && t("invite.found", { count: pasted.people.length })}
      </p>
      <SelectField
        label={t("documentRole.label")}
        hint={t(`documentRole.${role}Hint`)}
        value={role}
        onChange={(event) => setRole(documentRole(event.target.value))}
      >
        <RoleOptions />
      </SelectField>
      <HomeChoice homes={homes} chosen={home} onChange={setHome} />
      <button className="button primary" type="submit" aria-disabled={isBusy}>
        {t("invite.submit")}
      </button>
    </form>
  );
}

/** What has to be mended before anybody is invited, in words. */
function useProblem(): (pasted: PastedPeople) => string | undefined {
  const { t } = useTranslation("sharing");
  return ({ people, problems }) => {
    const wrong = problems.filter(({ problem }) => problem !== "twice");
    if (wrong.length > 0) {
      return t("invite.wrong", { texts: wrong.map(({ text }) => text).join(", ") });
    }
    if (people.length === 0) return t("invite.missing");
    return people.length > mostPeople ? t("invite.tooMany", { most: mostPeople }) : undefined;
  };
}

function useInvite(
  onInvited: (report: InvitationReport) => void,
): (pasted: PastedPeople, role: DocumentRole, home: Home | undefined) => void {
  const { t, i18n } = useTranslation("sharing");
  const { documentId, change } = useSharing();
  return ({ people }, role, home) => {
    const organisation = home?.id === undefined ? {} : { organisationId: home.id };
    const body = {
      role,
      people: people.map(({ line: _, ...person }) => ({ ...person, ...organisation })),
      language: languageOf(i18n),
    };
    void change({
      run: async () => onInvited(await sharingApi.invite(documentId, body)),
      done: t("invite.done"),
      focus: reportId,
    });
  };
}
