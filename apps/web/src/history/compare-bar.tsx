/** Which two states are compared, in which section, and how the changes are shown. */
import { sectionsOf } from "@brudnopis/document";
import { SlidersHorizontal } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useContent } from "../document/document-context.ts";
import { useComparison } from "./history-context.ts";
import { historyPath, type HistoryView } from "./history-path.ts";
import { useRevisionWords } from "./revision-words.ts";
import { viewOf } from "./selection.ts";
import { useSection } from "./use-section.ts";

export interface CompareBarProps {
  readonly isHighlighted: boolean;
  readonly onHighlight: (isHighlighted: boolean) => void;
  readonly isShort: boolean;
  readonly onShort: (isShort: boolean) => void;
}

export function CompareBar(props: CompareBarProps) {
  const { isHighlighted, onHighlight, isShort, onShort } = props;
  const { t } = useTranslation("history");
  const { documentId, selection } = useComparison();
  const navigate = useNavigate();
  const section = useSection();
  const shown: HistoryView = { revision: viewOf(selection.to), from: selection.from?.id, section };
  const go = (view: HistoryView) => void navigate(historyPath(documentId, { ...shown, ...view }));
  const hasPair = selection.from !== undefined;
  const [isOpen, setOpen] = useState(false);
  return (
    <section
      className={isOpen ? "compare-bar is-open" : "compare-bar"}
      aria-label={t("compare.label")}
    >
      {/* Where there is room for all of it, the style sheet shows all of it. */}
      <button
        className="button small compare-open"
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <SlidersHorizontal size={16} aria-hidden />
        {t("compare.open")}
      </button>
      <div className="compare-choices">
        <Choice
          label={t("compare.from")}
          value={selection.from?.id ?? ""}
          onChange={(from) => go({ from })}
        >
          {!hasPair && <option value="">{t("compare.nothing")}</option>}
          <RevisionOptions />
        </Choice>
        <Choice
          label={t("compare.to")}
          value={viewOf(selection.to) ?? ""}
          onChange={(to) => go({ revision: to === "" ? undefined : to })}
        >
          <NowOption />
          <RevisionOptions />
        </Choice>
        <Choice
          label={t("compare.section")}
          value={section ?? ""}
          onChange={(key) => go({ section: key === "" ? undefined : key })}
        >
          <option value="">{t("compare.whole")}</option>
          <SectionOptions />
        </Choice>
      </div>
      {hasPair && (
        <div className="compare-switches">
          <Switch label={t("compare.highlight")} isOn={isHighlighted} onChange={onHighlight} />
          {isHighlighted && section === undefined && (
            <Switch label={t("compare.short")} isOn={isShort} onChange={onShort} />
          )}
        </div>
      )}
    </section>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly children: ReactNode;
}

function Choice({ label, value, onChange, children }: ChoiceProps) {
  return (
    <label className="compare-choice">
      <span>{label}</span>
      <select className="input" value={value} onChange={({ target }) => onChange(target.value)}>
        {children}
      </select>
    </label>
  );
}

function RevisionOptions() {
  const { list } = useComparison();
  const { option } = useRevisionWords();
  return list.revisions.map((revision) => (
    <option key={revision.id} value={revision.id}>
      {option(revision)}
    </option>
  ));
}

/** Only where it is not the same as the newest revision. */
function NowOption() {
  const { t } = useTranslation("history");
  const { list } = useComparison();
  return list.now && <option value="">{t("now")}</option>;
}

function SectionOptions() {
  const { template, language } = useComparison();
  const networkKind = useContent((content) => content.networkKind);
  return sectionsOf(template, { networkKind }).map(({ key, number, title }) => (
    <option key={key} value={key}>
      {number}. {title[language]}
    </option>
  ));
}

interface SwitchProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

function Switch({ label, isOn, onChange }: SwitchProps) {
  return (
    <label className="compare-switch">
      <input type="checkbox" checked={isOn} onChange={({ target }) => onChange(target.checked)} />
      {label}
    </label>
  );
}
