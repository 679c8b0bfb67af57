import { useMutation } from "@tanstack/react-query";
import { UsersRound } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Notice } from "../../ui/notice.tsx";
import { administrationApi } from "../administration-api.ts";
import { useAdminErrorText } from "../admin-error-text.ts";
import { useAnnounce } from "../announce.ts";
import { useRefresh } from "../use-refresh.ts";

/** Makes everybody who writes in the network's cities a peer at once. */
export function AddPeers({ networkId }: { readonly networkId: string }) {
  const { t } = useTranslation("administration");
  const errorText = useAdminErrorText();
  const announce = useAnnounce();
  const refresh = useRefresh();
  const add = useMutation({
    mutationFn: async () => {
      const { added } = await administrationApi.addPeers(networkId);
      await refresh();
      announce(added === 0 ? t("peers.none") : t("peers.added", { count: added }));
    },
  });
  return (
    <div className="add-peers">
      <p>{t("peers.lead")}</p>
      <button
        className="button small"
        type="button"
        aria-disabled={add.isPending}
        onClick={() => !add.isPending && add.mutate()}
      >
        <UsersRound size={16} aria-hidden />
        {add.isPending ? t("peers.busy") : t("peers.add")}
      </button>
      {add.isError && <Notice kind="bad">{errorText(add.error)}</Notice>}
    </div>
  );
}
