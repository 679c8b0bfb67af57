import type { DocumentParty, Sharer } from "@brudnopis/schema";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { peopleByPlace } from "./abilities.ts";
import { AddPartner } from "./add-partner.tsx";
import { ElsewhereHint } from "./elsewhere-hint.tsx";
import { InheritedPerson } from "./inherited-person.tsx";
import { Section } from "./section.tsx";
import { sharingApi } from "./sharing-api.ts";
import { useSharing } from "./sharing-context.ts";

const heading = "sharing-organisations";

/** The organisations that a document belongs to or that were asked to join in, each with its people. */
export function Organisations() {
  const { t } = useTranslation("sharing");
  const { sharing } = useSharing();
  const { organisations } = peopleByPlace(sharing);
  return (
    <Section id={heading} title={t("organisations.title")}>
      {organisations.map(({ party, people }) => (
        <Organisation key={party.id} party={party} people={people} />
      ))}
      {sharing.mayShare && <AddPartner heading={heading} />}
    </Section>
  );
}

interface OrganisationProps {
  readonly party: DocumentParty;
  readonly people: readonly Sharer[];
}

function Organisation({ party, people }: OrganisationProps) {
  const { t } = useTranslation("sharing");
  const { mayShare } = useSharing().sharing;
  const { id, name, part } = party;
  const nameId = useId();
  return (
    <section className="sharing-group" aria-labelledby={nameId}>
      <div className="sharing-group-head">
        <h4 id={nameId}>
          {name} <small>{t(`organisations.${part}`)}</small>
        </h4>
        {mayShare && part === "partner" && <RemovePartner party={party} />}
      </div>
      {people.length === 0 && <p className="form-hint">{t("organisations.nobody")}</p>}
      <ul className="sharing-list">
        {people.map((sharer) => (
          <InheritedPerson key={sharer.personId} sharer={sharer} heading={name} />
        ))}
      </ul>
      <ElsewhereHint kind="organisation" id={id} name={name} />
    </section>
  );
}

function RemovePartner({ party: { id, name } }: Pick<OrganisationProps, "party">) {
  const { t } = useTranslation("sharing");
  const { documentId, ask } = useSharing();
  return (
    <button
      className="button danger small"
      type="button"
      aria-label={t("organisations.removeName", { name })}
      onClick={() =>
        ask({
          title: t("organisations.removeTitle", { name }),
          body: t("organisations.removeBody"),
          action: t("organisations.remove"),
          change: {
            run: () => sharingApi.removePartner(documentId, id),
            done: t("organisations.removed", { name }),
            focus: heading,
          },
        })
      }
    >
      {t("organisations.remove")}
    </button>
  );
}
