import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useConnectedDocument } from "../document/document-context.ts";

export interface ElsewhereHintProps {
  readonly kind: "organisation" | "network";
  readonly id: string;
  readonly name: string;
}

/** Where access that comes from elsewhere is changed: a way there for those who may, who may for the others. */
export function ElsewhereHint({ kind, id, name }: ElsewhereHintProps) {
  const { t } = useTranslation("sharing");
  const { manages } = useConnectedDocument().session.me;
  const managed = kind === "organisation" ? manages.organisations : manages.networks;
  const mayChange = manages.installation || managed.some((thing) => thing.id === id);
  return (
    <p className="form-hint">
      {mayChange ? (
        <Link to={`${places[kind]}/${id}`}>{t(`elsewhere.${kind}Link`, { name })}</Link>
      ) : (
        t(`elsewhere.${kind}`)
      )}
    </p>
  );
}

const places = {
  organisation: "/administracja/organizacje",
  network: "/administracja/sieci",
} as const;
