import type { Me, Sharing } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { useConnectedDocument } from "../document/document-context.ts";
import { SelectField } from "../ui/form-field.tsx";
import { useSharing } from "./sharing-context.ts";

/** An organisation for people who have no account yet; without an id, that of whoever invites. */
export interface Home {
  readonly id?: string;
  readonly name: string;
}

/** The usual one first. Leads invite into their own; those who run networks usually into the document's. */
function homesFor({ organisation, roles }: Me, { organisations }: Sharing): Home[] {
  const own = { name: organisation };
  const mayChoose = roles.includes("administrator") || roles.includes("coordinator");
  const others = mayChoose ? organisations.filter(({ name }) => name !== organisation) : [];
  return [...others, own];
}

export function useHomes(): Home[] {
  return homesFor(useConnectedDocument().session.me, useSharing().sharing);
}

export interface HomeChoiceProps {
  readonly homes: readonly Home[];
  readonly chosen: Home | undefined;
  readonly onChange: (home: Home | undefined) => void;
}

/** Says into which organisation new people come, and lets those choose who may. */
export function HomeChoice({ homes, chosen, onChange }: HomeChoiceProps) {
  const { t } = useTranslation("sharing");
  const [first] = homes;
  if (homes.length === 1) {
    return <p className="form-hint">{t("invite.newAccounts", { organisation: first?.name })}</p>;
  }
  return (
    <SelectField
      label={t("invite.home")}
      hint={t("invite.homeHint")}
      value={(chosen ?? first)?.name}
      onChange={(event) => onChange(homes.find(({ name }) => name === event.target.value))}
    >
      {homes.map(({ name }) => (
        <option key={name}>{name}</option>
      ))}
    </SelectField>
  );
}
