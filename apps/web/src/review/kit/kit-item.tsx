import type { KitRemark } from "@brudnopis/schema";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { localeOf } from "../../i18n/i18n.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { relativeTime } from "../../ui/relative-time.ts";
import { RemarkDialog } from "./remark-dialog.tsx";
import { UseDialog } from "./use-dialog.tsx";
import { useKitChanges } from "./use-kit.ts";
import { useSections } from "./use-sections.ts";

/** One remark of the kit, with what can be done with it. */
export function KitItem({ remark }: { readonly remark: KitRemark }) {
  const { t } = useTranslation("kit");
  const [open, setOpen] = useState<"use" | "change" | "remove">();
  const close = () => setOpen(undefined);
  const { id, title, text } = remark;
  return (
    <li className="kit-item">
      <h2>{title}</h2>
      <About remark={remark} />
      <p className="kit-text">{text}</p>
      <div className="kit-actions">
        <button
          className="button small"
          type="button"
          aria-label={t("item.useNamed", { title })}
          onClick={() => setOpen("use")}
        >
          {t("item.use")}
        </button>
        <button
          className="button quiet small"
          type="button"
          aria-label={t("item.changeNamed", { title })}
          onClick={() => setOpen("change")}
        >
          {t("item.change")}
        </button>
        <button
          className="button quiet small"
          type="button"
          aria-label={t("item.removeNamed", { title })}
          onClick={() => setOpen("remove")}
        >
          {t("item.remove")}
        </button>
      </div>
      {open === "use" && <UseDialog remark={remark} onClose={close} />}
      {open === "change" && <RemarkDialog remark={writtenIn(remark)} id={id} onClose={close} />}
      {open === "remove" && <Removal remark={remark} onClose={close} />}
    </li>
  );
}

/** What of a remark its owner writes; the counts are the server's. */
function writtenIn({ title, text, kind, section }: KitRemark) {
  return { title, text, kind, ...(section === undefined ? {} : { section }) };
}

function About({ remark }: { readonly remark: KitRemark }) {
  const { t, i18n } = useTranslation("kit");
  const sections = useSections();
  const { kind, section, uses, documents, usedAt } = remark;
  const fits = sections.find(({ key }) => key === section)?.title ?? section;
  return (
    <p className="kit-about">
      <span className="tag">{t(`kind.${kind}`)}</span>
      <span>{fits ?? t("anySection")}</span>
      <span>
        {t("used", { count: uses })}
        {uses > 0 && ` ${t("inDocuments", { count: documents })}`}
        {usedAt !== undefined &&
          `, ${t("lastUsed", { when: relativeTime(usedAt, Date.now(), localeOf(i18n)) })}`}
      </span>
    </p>
  );
}

interface RemovalProps {
  readonly remark: KitRemark;
  readonly onClose: () => void;
}

function Removal({ remark: { id, title }, onClose }: RemovalProps) {
  const { t } = useTranslation("kit");
  const { remove } = useKitChanges();
  return (
    <ConfirmDialog
      title={t("remove.title", { title })}
      action={t("remove.action")}
      onConfirm={() => remove(id)}
      onClose={onClose}
    >
      <p>{t("remove.body")}</p>
    </ConfirmDialog>
  );
}
