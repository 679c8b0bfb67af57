import { useState } from "react";
import { useTranslation } from "react-i18next";
import { loadWords } from "../i18n/i18n.ts";
import { importAgain } from "../ui/import-again.ts";
import { LazyPart } from "../ui/lazy-part.tsx";
import type { GuestLinkListProps } from "./guest-link-list.tsx";

/** Links that show a document to people without an account: for those who may share it. */
export function GuestLinks(props: GuestLinkListProps) {
  const { i18n } = useTranslation();
  const [isWanted, setWanted] = useState(true);
  const load = async () => {
    const [{ GuestLinkList }] = await Promise.all([
      importAgain(() => import("./guest-link-list.tsx")),
      loadWords(i18n, "guest"),
    ]);
    return GuestLinkList;
  };
  return isWanted && <LazyPart load={load} props={props} onClose={() => setWanted(false)} />;
}
