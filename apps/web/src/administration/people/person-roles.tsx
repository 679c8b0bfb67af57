import type { Grant, PersonDetails } from "@brudnopis/schema";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { administrationApi } from "../administration-api.ts";
import { useAnnounce } from "../announce.ts";
import { Panel } from "../panel.tsx";
import { useRefresh } from "../use-refresh.ts";
import { useRescue } from "../use-rescue.ts";
import { GiveRoleDialog } from "./give-role-dialog.tsx";

type NamedGrant = PersonDetails["grants"][number];

export function PersonRoles({ person }: { readonly person: PersonDetails }) {
  const { t } = useTranslation("administration");
  const { heading, rescue } = useRescue();
  const [isGiving, setGiving] = useState(false);
  return (
    <Panel
      title={t("person.roles")}
      lead={t("person.rolesLead")}
      heading={heading}
      action={
        <button className="button" type="button" onClick={() => setGiving(true)}>
          <Plus size={18} aria-hidden />
          {t("person.giveRole")}
        </button>
      }
    >
      {person.grants.length === 0 ? (
        <p className="teach">{t("person.noRoles")}</p>
      ) : (
        <ul className="grants">
          {person.grants.map((grant) => (
            <GrantRow key={keyOf(grant)} person={person} grant={grant} onTaken={rescue} />
          ))}
        </ul>
      )}
      {isGiving && <GiveRoleDialog person={person} onClose={() => setGiving(false)} />}
    </Panel>
  );
}

function keyOf({ role, scope }: Grant): string {
  return `${role} ${scope.kind} ${scope.kind === "installation" ? "" : scope.id}`;
}

interface GrantRowProps {
  readonly person: PersonDetails;
  readonly grant: NamedGrant;
  readonly onTaken: () => void;
}

function GrantRow({ person, grant, onTaken }: GrantRowProps) {
  const { t } = useTranslation("administration");
  const announce = useAnnounce();
  const refresh = useRefresh();
  const [isAsking, setAsking] = useState(false);
  const role = t(`role.${grant.role}`);
  const take = async () => {
    await administrationApi.takeRole(person.id, { role: grant.role, scope: grant.scope });
    await refresh();
    announce(t("person.roleTaken", { role }));
    onTaken();
  };
  return (
    <li>
      <div>
        <b>{role}</b> <Where grant={grant} />
        <p className="form-hint">{t(`roleHint.${grant.role}`)}</p>
      </div>
      <button
        className="button danger small"
        type="button"
        aria-label={t("person.takeRoleOf", { role, where: grant.name ?? "" })}
        onClick={() => setAsking(true)}
      >
        {t("person.takeRole")}
      </button>
      {isAsking && (
        <ConfirmDialog
          title={t("person.takeRoleTitle", { role, name: person.name })}
          action={t("person.takeRole")}
          onConfirm={take}
          onClose={() => setAsking(false)}
        >
          <p>{t("person.takeRoleMeaning")}</p>
        </ConfirmDialog>
      )}
    </li>
  );
}

/** „w sieci Energia”, with a link there. */
function Where({ grant: { scope, name = "" } }: { readonly grant: NamedGrant }) {
  const { t } = useTranslation("administration");
  if (scope.kind === "installation") return <span>{t("where.installation")}</span>;
  return (
    <span>
      {t(`where.${scope.kind}`)}{" "}
      <Link to={`${paths[scope.kind]}/${scope.id}`}>{name || scope.id}</Link>
    </span>
  );
}

const paths = {
  network: "/administracja/sieci",
  organisation: "/administracja/organizacje",
  document: "/dokumenty",
} as const;
