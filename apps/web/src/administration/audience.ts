/** Which pages of administration are for whom. The server decides again; this only spares people closed doors. */
import type { Me } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import type { SubLink } from "../ui/sub-navigation.tsx";

/** Administrators; coordinators too; everybody who decides about something. */
export type Audience = "installation" | "organise" | "anyone";

export function isFor(audience: Audience, { manages }: Me): boolean {
  const { installation, networks, organisations } = manages;
  if (installation) return true;
  if (audience === "installation") return false;
  return networks.length > 0 || (audience === "anyone" && organisations.length > 0);
}

export function useAdminLinks(me: Me | undefined): SubLink[] {
  const { t } = useTranslation("administration");
  if (!me) return [];
  const links: readonly (SubLink & { readonly audience: Audience })[] = [
    { audience: "organise", to: "/administracja", label: t("programme.title"), end: true },
    { audience: "anyone", to: "/administracja/organizacje", label: t("organisations.title") },
    { audience: "installation", to: "/administracja/osoby", label: t("people.title") },
    { audience: "installation", to: "/administracja/dziennik", label: t("audit.title") },
    { audience: "installation", to: "/administracja/informacja", label: t("information.title") },
  ];
  return links
    .filter(({ audience }) => isFor(audience, me))
    .map(({ audience: _, ...link }) => link);
}
