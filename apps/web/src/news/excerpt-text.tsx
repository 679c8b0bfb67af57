import { useTranslation } from "react-i18next";
import type { ExcerptPart } from "./excerpt.ts";

/** What was written and what was taken out, among the words around it. Nothing where no words changed. */
export function ExcerptText({ parts }: { readonly parts: readonly ExcerptPart[] }) {
  if (parts.length === 0) return null;
  return (
    <p className="news-excerpt">
      {parts.map((part, index) => (
        <Part key={index} {...part} />
      ))}
    </p>
  );
}

function Part({ kind, text }: ExcerptPart) {
  const { t } = useTranslation("news");
  if (kind === "same") return <>{text}</>;
  const words = (
    <>
      <span className="visually-hidden"> ({t(`excerpt.${kind}`)}:) </span>
      {text}
      <span className="visually-hidden"> ({t("excerpt.end")}) </span>
    </>
  );
  if (kind === "inserted") return <ins>{words}</ins>;
  if (kind === "deleted") return <del>{words}</del>;
  return <mark>{words}</mark>;
}
