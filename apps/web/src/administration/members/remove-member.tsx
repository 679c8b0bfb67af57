import type { Member } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { administrationApi } from "../administration-api.ts";
import { useAnnounce } from "../announce.ts";
import { useRefresh } from "../use-refresh.ts";
import type { Place } from "./members.tsx";

export interface RemoveMemberProps {
  readonly place: Place;
  readonly member: Member;
  readonly isMe: boolean;
  readonly onRemoved: () => void;
  readonly onClose: () => void;
}

export function RemoveMember({ place, member, isMe, onRemoved, onClose }: RemoveMemberProps) {
  const { t } = useTranslation("administration");
  const announce = useAnnounce();
  const refresh = useRefresh();
  const { personId, name } = member;
  const remove = async () => {
    await administrationApi.setRoles(place.scope, personId, []);
    await refresh();
    announce(t("members.removed", { name }));
    onRemoved();
  };
  return (
    <ConfirmDialog
      title={t("members.removeTitle", { name })}
      action={t("members.remove")}
      onConfirm={remove}
      onClose={onClose}
    >
      <p>{t(isMe ? "members.removeMe" : "members.removeMeaning", { place: place.name })}</p>
    </ConfirmDialog>
  );
}
