import { useState } from "react";
import { useTranslation } from "react-i18next";
import { loadWords } from "../i18n/i18n.ts";
import { importAgain } from "../ui/import-again.ts";
import { LazyPart } from "../ui/lazy-part.tsx";
import { NotFoundPage } from "../ui/plain-page.tsx";

/** What is forbidden and what is not there look the same, and in both one may ask to be let in. */
export function NoSuchDocument({ documentId }: { readonly documentId: string }) {
  const { t, i18n } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const close = () => setAsking(false);
  const load = async () => {
    const [{ AccessRequestDialog }] = await Promise.all([
      importAgain(() => import("../account/access-request.tsx")),
      loadWords(i18n, "account"),
    ]);
    return AccessRequestDialog;
  };
  return (
    <NotFoundPage title={t("notFound.document")} body={t("error.not-found")}>
      <button className="button" type="button" onClick={() => setAsking(true)}>
        {t("notFound.ask")}
      </button>
      {isAsking && <LazyPart load={load} props={{ documentId, onClose: close }} onClose={close} />}
    </NotFoundPage>
  );
}
