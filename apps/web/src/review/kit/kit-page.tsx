/** One's kit of remarks: found, changed, used in several documents at once. */
import { type KitRemark, type Me, type RemarkKind, remarkKinds } from "@brudnopis/schema";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../../session/use-me.ts";
import { AppPage } from "../../ui/app-page.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useErrorText } from "../../ui/error-text.ts";
import { Notice } from "../../ui/notice.tsx";
import { Loading } from "../../ui/plain-page.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import { findRemarks } from "./find-remarks.ts";
import { KitItem } from "./kit-item.tsx";
import { RemarkDialog } from "./remark-dialog.tsx";
import { useKit } from "./use-kit.ts";
import "./kit.css";

export function KitPage() {
  const { t } = useTranslation();
  const me = useMe();
  return me ? <Page me={me} /> : <Loading label={t("app.loading")} />;
}

const blank = { title: "", text: "", kind: "question" } as const;

function Page({ me }: { readonly me: Me }) {
  const { t } = useTranslation(["kit", "translation"]);
  const errorText = useErrorText();
  const kit = useKit();
  const [isAdding, setAdding] = useState(false);
  const add = (
    <button className="button primary" type="button" onClick={() => setAdding(true)}>
      <Plus size={18} aria-hidden />
      {t("add")}
    </button>
  );
  const isEmpty = kit.data?.length === 0;
  return (
    <AppPage me={me} title={t("title")} action={isEmpty ? undefined : add}>
      {kit.isPending && <p role="status">{t("translation:app.loading")}</p>}
      {kit.isError && (
        <Notice kind="bad">
          <p>{errorText(kit.error)}</p>
          <button className="button small" type="button" onClick={() => void kit.refetch()}>
            {t("translation:app.retry")}
          </button>
        </Notice>
      )}
      {isEmpty && (
        <EmptyState title={t("empty.title")}>
          <p>{t("empty.body")}</p>
          {add}
        </EmptyState>
      )}
      {kit.data && !isEmpty && <Remarks remarks={kit.data} />}
      {isAdding && <RemarkDialog remark={blank} onClose={() => setAdding(false)} />}
    </AppPage>
  );
}

function Remarks({ remarks }: { readonly remarks: readonly KitRemark[] }) {
  const { t } = useTranslation("kit");
  const [typed, setTyped] = useState("");
  const [kind, setKind] = useState<RemarkKind>();
  const found = findRemarks(remarks, { typed, kind });
  return (
    <>
      <p className="kit-lead">{t("lead")}</p>
      <div className="kit-search">
        <SearchField label={t("search")} onSearch={setTyped} />
        <label>
          <span className="visually-hidden">{t("kindFilter")}</span>
          <select
            className="input"
            value={kind ?? ""}
            onChange={({ target }) => setKind(remarkKinds.find((each) => each === target.value))}
          >
            <option value="">{t("allKinds")}</option>
            {remarkKinds.map((each) => (
              <option key={each} value={each}>
                {t(`kind.${each}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p className="form-hint" role="status">
        {found.length === 0 ? t("nothing") : t("found", { count: found.length })}
      </p>
      <ul className="kit-list">
        {found.map((remark) => (
          <KitItem key={remark.id} remark={remark} />
        ))}
      </ul>
    </>
  );
}
