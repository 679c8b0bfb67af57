import { useTranslation } from "react-i18next";

/** In the table of contents: how many remarks in a section wait for the city. */
export function SectionCount({ count }: { readonly count: number }) {
  const { t } = useTranslation("review");
  const label = t("count.open", { count });
  return (
    <>
      <span className="remark-count" title={label} aria-hidden>
        {count}
      </span>
      <span className="visually-hidden">, {label}</span>
    </>
  );
}
