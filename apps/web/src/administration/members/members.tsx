/** The people of a network or an organisation, and what each may do there. */
import type { Member, Role } from "@brudnopis/schema";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import "../../ui/data-table.css";
import type { ManagedScope } from "../administration-api.ts";
import { Panel } from "../panel.tsx";
import { useRescue } from "../use-rescue.ts";
import { RemoveMember } from "./remove-member.tsx";
import { RolesDialog } from "./roles-dialog.tsx";

export interface Place {
  readonly scope: Exclude<ManagedScope, { kind: "installation" }>;
  readonly name: string;
  /** Roles that the person on this page may give and take there. */
  readonly grantable: readonly Role[];
}

export interface MembersProps {
  readonly place: Place;
  readonly members: readonly Member[];
  readonly myId: string;
}

export function Members({ place, members, myId }: MembersProps) {
  const { t } = useTranslation("administration");
  const { heading, rescue } = useRescue();
  const isNetwork = place.scope.kind === "network";
  return (
    <Panel
      title={t("members.title")}
      lead={t(isNetwork ? "members.leadNetwork" : "members.leadOrganisation")}
      heading={heading}
    >
      {members.length === 0 ? (
        <p className="teach">{t("members.none")}</p>
      ) : (
        <table className="data-table">
          <thead>
            <tr>
              <th scope="col">{t("members.person")}</th>
              {isNetwork && <th scope="col">{t("members.organisation")}</th>}
              <th scope="col">{t("members.roles")}</th>
              <th scope="col">
                <span className="visually-hidden">{t("actions")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {members.map((member) => (
              <MemberRow
                key={member.personId}
                place={place}
                member={member}
                isMe={member.personId === myId}
                onRemoved={rescue}
              />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

interface MemberRowProps {
  readonly place: Place;
  readonly member: Member;
  readonly isMe: boolean;
  readonly onRemoved: () => void;
}

function MemberRow({ place, member, isMe, onRemoved }: MemberRowProps) {
  const { t } = useTranslation("administration");
  const [dialog, setDialog] = useState<"roles" | "remove">();
  const close = () => setDialog(undefined);
  const { name, email, organisation, roles } = member;
  const isMine = roles.every((role) => place.grantable.includes(role));
  return (
    <tr>
      <th scope="row">
        {name} {isMe && <span className="tag">{t("members.me")}</span>}
        <small>{email}</small>
      </th>
      {place.scope.kind === "network" && (
        <td data-label={t("members.organisation")}>{organisation}</td>
      )}
      <td data-label={t("members.roles")}>{roles.map((role) => t(`role.${role}`)).join(", ")}</td>
      <td className="actions">
        {isMine && (
          <>
            <button
              className="button quiet small"
              type="button"
              aria-label={t("members.changeOf", { name })}
              onClick={() => setDialog("roles")}
            >
              {t("members.change")}
            </button>
            <button
              className="button danger small"
              type="button"
              aria-label={t("members.removeOf", { name })}
              onClick={() => setDialog("remove")}
            >
              {t("members.remove")}
            </button>
          </>
        )}
        {dialog === "roles" && <RolesDialog place={place} member={member} onClose={close} />}
        {dialog === "remove" && (
          <RemoveMember
            place={place}
            member={member}
            isMe={isMe}
            onRemoved={onRemoved}
            onClose={close}
          />
        )}
      </td>
    </tr>
  );
}
