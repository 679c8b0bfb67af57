/** Who is there from each sector, and from which nobody is: stakeholders side by side, the most influential first. */
import {
  optionLabel,
  type Score,
  scores,
  type SectorGroup,
  type SectorMember,
  stakeholdersBySector,
} from "@brudnopis/document";
import { sectorSentences } from "@brudnopis/export";
import type { RecordContent } from "@brudnopis/schema";
import { memo, useId, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useContent, useDocument } from "../document/document-context.ts";
import { recordKey } from "../document/page-state.ts";
import { RecordLink } from "./record-link.tsx";
import { useFields } from "./use-fields.ts";
import { ViewFrame, type ViewProps } from "./view-frame.tsx";
import "./stakeholders-by-sector.css";

const collection = "stakeholders";
const none: readonly RecordContent[] = [];

export function StakeholdersBySector({ part }: ViewProps) {
  const { t } = useTranslation("matrices");
  const { language } = useDocument();
  const records = useContent(({ collections }) => collections[collection] ?? none);
  const groups = useMemo(
    () => stakeholdersBySector({ collections: { [collection]: [...records] } }),
    [records],
  );
  const labelOf = useSectorLabel();
  return (
    <ViewFrame
      part={part}
      isEmpty={records.length === 0}
      emptyText={t("sectors.empty")}
      summary={sectorSentences(groups, labelOf, language)}
      picture={
        <div className="sectors">
          {groups.map((group) => (
            <Sector key={group.sector ?? ""} group={group} />
          ))}
        </div>
      }
      table={<Table groups={groups} />}
    />
  );
}

function useSectorLabel(): (sector: string | undefined) => string {
  const { t } = useTranslation("matrices");
  const { language } = useDocument();
  const field = useFields(collection)("sector");
  return (sector) =>
    sector === undefined || !field ? t("sectors.none") : optionLabel(field, sector, language);
}

function useRoleLabel(): (role: string | undefined) => string {
  const { language } = useDocument();
  const field = useFields(collection)("role");
  return (role) => (role === undefined || !field ? "" : optionLabel(field, role, language));
}

function Sector({ group: { sector, members } }: { readonly group: SectorGroup }) {
  const { t } = useTranslation("matrices");
  const labelOf = useSectorLabel();
  const roleOf = useRoleLabel();
  const titleId = useId();
  return (
    <section className="sector" aria-labelledby={titleId}>
      <h4 id={titleId}>
        {labelOf(sector)} <span>{members.length}</span>
      </h4>
      {members.length === 0 && <p className="sector-nobody">{t("sectors.nobody")}</p>}
      <ul>
        {members.map(({ id, name, role, part, influence }) => (
          <Member
            key={id}
            id={id}
            name={name || t("unnamed")}
            detail={[roleOf(role), part].filter(Boolean).join(" · ")}
            influence={influence}
          />
        ))}
      </ul>
    </section>
  );
}

interface MemberProps extends Pick<SectorMember, "id" | "name" | "influence"> {
  readonly detail: string;
}

const Member = memo(function Member({ id, name, detail, influence }: MemberProps) {
  return (
    <li>
      <RecordLink place={recordKey(collection, id)}>{name}</RecordLink>
      {detail !== "" && <span className="sector-detail">{detail}</span>}
      <Influence score={influence} />
    </li>
  );
});

function Influence({ score }: { readonly score: Score | undefined }) {
  const { t } = useTranslation("matrices");
  if (score === undefined) {
    return <span className="sector-influence">{t("sectors.noInfluence")}</span>;
  }
  return (
    <span className="sector-influence">
      <span className="sector-dots" aria-hidden>
        {scores.map((each) => (
          <i key={each} className={each <= score ? "is-full" : undefined} />
        ))}
      </span>
      {t("sectors.influence", { score })}
    </span>
  );
}

function Table({ groups }: { readonly groups: readonly SectorGroup[] }) {
  const { t } = useTranslation("matrices");
  const { language } = useDocument();
  const fieldOf = useFields(collection);
  const labelOf = useSectorLabel();
  const roleOf = useRoleLabel();
  const label = (key: string) => fieldOf(key)?.label[language] ?? "";
  return (
    <div className="table-frame">
      <table className="record-table summary">
        <thead>
          <tr>
            <th scope="col">{label("sector")}</th>
            <th scope="col">{label("name")}</th>
            <th scope="col">{label("role")}</th>
            <th scope="col">{label("part")}</th>
            <th scope="col" className="num">
              {label("influence")}
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.flatMap(({ sector, members }) =>
            members.map(({ id, name, role, part, influence }) => (
              <tr key={id}>
                <td data-label={label("sector")}>{labelOf(sector)}</td>
                <td data-label={label("name")}>
                  <RecordLink place={recordKey(collection, id)}>{name || t("unnamed")}</RecordLink>
                </td>
                <td data-label={label("role")}>{roleOf(role) || "–"}</td>
                <td data-label={label("part")}>{part || "–"}</td>
                <td className="num" data-label={label("influence")}>
                  {influence ?? "–"}
                </td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </div>
  );
}
