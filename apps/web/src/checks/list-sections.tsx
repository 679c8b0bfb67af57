import { type Finding, findingKey, sectionOfPlace } from "@brudnopis/document";
import type { Section } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { useDocument } from "../document/document-context.ts";
import { FindingItem } from "./finding-item.tsx";

export interface ListSectionsProps {
  readonly sections: readonly Section[];
  readonly findings: readonly Finding[];
  readonly onLeave: () => void;
  readonly onGone: () => void;
}

export function ListSections({ sections, findings, onLeave, onGone }: ListSectionsProps) {
  const { t } = useTranslation("checks");
  const { template, language } = useDocument();
  const keyOf = ({ place }: Finding) => {
    const section = sectionOfPlace(template, place);
    return sections.some(({ key }) => key === section) ? section : undefined;
  };
  const groups = [
    ...sections.map(({ key, number, title }) => ({
      key,
      title: `${number}. ${title[language]}`,
      found: findings.filter((finding) => keyOf(finding) === key),
    })),
    {
      key: "",
      title: t("list.elsewhere"),
      found: findings.filter((finding) => keyOf(finding) === undefined),
    },
  ].filter(({ found }) => found.length > 0);
  return groups.map(({ key, title, found }) => (
    <section className="check-section" key={key} aria-labelledby={`check-${key}`}>
      <h3 id={`check-${key}`}>
        {title} <span className="check-section-count">{found.length}</span>
      </h3>
      <ul className="finding-list">
        {found.map((finding) => (
          <li key={findingKey(finding)}>
            <FindingItem finding={finding} onLeave={onLeave} onGone={onGone} />
          </li>
        ))}
      </ul>
    </section>
  ));
}
