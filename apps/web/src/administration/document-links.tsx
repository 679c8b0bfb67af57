import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Panel } from "./panel.tsx";

export interface DocumentLinksProps {
  readonly documents: readonly { readonly id: string; readonly title: string }[];
}

export function DocumentLinks({ documents }: DocumentLinksProps) {
  const { t } = useTranslation(["administration", "translation"]);
  return (
    <Panel title={t("documents.title")}>
      {documents.length === 0 ? (
        <p className="teach">{t("documents.none")}</p>
      ) : (
        <ul className="links">
          {documents.map(({ id, title }) => (
            <li key={id}>
              <Link to={`/dokumenty/${id}`}>{title || t("translation:library.untitled")}</Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
