import { fillRemark, type RemarkSubject } from "@brudnopis/document";
import type { KitRemark } from "@brudnopis/schema";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useErrorText } from "../../ui/error-text.ts";
import { LazyModal } from "../../ui/lazy-modal.tsx";
import { Notice } from "../../ui/notice.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import { findRemarks } from "./find-remarks.ts";
import type { PickedRemark } from "./kit-buttons.tsx";
import { useKit } from "./use-kit.ts";

export interface KitPickerProps {
  readonly section: string | undefined;
  readonly subject: RemarkSubject;
  readonly onPick: (remark: PickedRemark) => void;
  readonly onClose: () => void;
}

/** Chooses one remark for the place that is being remarked on: as it will read there. */
export function KitPicker(props: KitPickerProps) {
  const { t } = useTranslation("kit");
  return (
    <LazyModal title={t("pick.title")} kind="panel" onClose={props.onClose}>
      <Choice {...props} />
    </LazyModal>
  );
}

function Choice({ section, subject, onPick }: KitPickerProps) {
  const { t } = useTranslation(["kit", "translation"]);
  const errorText = useErrorText();
  const kit = useKit();
  const [typed, setTyped] = useState("");
  if (kit.isError) return <Notice kind="bad">{errorText(kit.error)}</Notice>;
  if (kit.isPending) return <p role="status">{t("translation:app.loading")}</p>;
  if (kit.data.length === 0) return <p>{t("pick.empty")}</p>;
  const found = findRemarks(kit.data, { typed, section });
  return (
    <>
      <SearchField label={t("search")} onSearch={setTyped} />
      <p className="form-hint" role="status">
        {found.length === 0 ? t("nothing") : t("found", { count: found.length })}
      </p>
      <ul className="kit-list">
        {found.map((remark) => (
          <PickItem
            key={remark.id}
            remark={remark}
            text={fillRemark(remark.text, subject)}
            fits={remark.section !== undefined && remark.section === section}
            onPick={onPick}
          />
        ))}
      </ul>
      <p>
        <Link to="/zestaw-uwag">{t("pick.edit")}</Link>
      </p>
    </>
  );
}

interface PickItemProps {
  readonly remark: KitRemark;
  readonly text: string;
  readonly fits: boolean;
  readonly onPick: (remark: PickedRemark) => void;
}

function PickItem({ remark, text, fits, onPick }: PickItemProps) {
  const { t } = useTranslation("kit");
  const { id: kit, kind, title, uses } = remark;
  return (
    <li className="kit-item">
      <h3>{title}</h3>
      <p className="kit-about">
        <span className="tag">{t(`kind.${kind}`)}</span>
        {fits && <span className="tag">{t("pick.fits")}</span>}
        <span>{t("used", { count: uses })}</span>
      </p>
      <p className="kit-text">{text}</p>
      <button
        className="button small"
        type="button"
        aria-label={t("pick.insertNamed", { title })}
        onClick={() => onPick({ kit, kind, text })}
      >
        {t("pick.insert")}
      </button>
    </li>
  );
}
