import type { ImportDraft } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { Notice } from "../ui/notice.tsx";

const known = [
  "linked-image",
  "image",
  "equation",
  "comment",
  "deleted-text",
  "chart",
  "object",
  "row",
] as const;

/** What the file has and the document cannot take, said before anything is written. */
export function LeftOut({ draft }: { readonly draft: ImportDraft }) {
  const { t } = useTranslation("import");
  const told = known.flatMap((what) => {
    const count = draft.leftOut.find((each) => each.what === what)?.count ?? 0;
    return count > 0 ? [t(`leftOut.${what}`, { count })] : [];
  });
  if (told.length === 0) return null;
  return <Notice>{t("leftOut.lead", { what: told.join(", ") })}</Notice>;
}
