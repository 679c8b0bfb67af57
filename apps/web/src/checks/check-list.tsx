/** Everything that the check found, section by section, with what can be done about it. */
import { sectionsOf, type Severity } from "@brudnopis/document";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useContent, useDocument, useIsEditing } from "../document/document-context.ts";
import { LazyModal } from "../ui/lazy-modal.tsx";
import { recordOf, severities } from "./arrange.ts";
import { type CheckResult, type ListView, useChecks, useShowList } from "./checks-state.ts";
import { EmptyList } from "./empty-list.tsx";
import { useAnyPlaceName } from "./finding-item.tsx";
import { ListFilter } from "./list-filter.tsx";
import { ListSections } from "./list-sections.tsx";
import { MutedItem } from "./muted-item.tsx";

export function CheckList({ view }: { readonly view: ListView }) {
  const { t } = useTranslation("checks");
  const showList = useShowList();
  const isEditing = useIsEditing();
  const result = useChecks((state) => state.result);
  const close = () => showList(undefined);
  return (
    <LazyModal title={t("title")} kind="panel" onClose={close}>
      <p className="check-lead">{isEditing ? t("list.lead") : t("list.leadRead")}</p>
      {result ? (
        <Found result={result} view={view} onLeave={close} />
      ) : (
        <p role="status">{t("list.checking")}</p>
      )}
    </LazyModal>
  );
}

interface FoundProps {
  readonly result: CheckResult;
  readonly view: ListView;
  readonly onLeave: () => void;
}

function Found({ result, view, onLeave }: FoundProps) {
  const [shown, setShown] = useState<readonly Severity[]>(
    view.severity === undefined ? severities : [view.severity],
  );
  const [rule, setRule] = useState<string>();
  const heir = useRef<HTMLDivElement>(null);
  const sections = useSections();
  const { place } = view;
  const here = place === undefined ? result.findings : (result.byPlace.get(place) ?? []);
  const wanted = here.filter(
    (finding) => shown.includes(finding.severity) && (rule === undefined || finding.rule === rule),
  );
  // The keyboard was on a button that is going with its finding.
  const onGone = () => heir.current?.focus();
  return (
    <div className="check-list-body">
      {place !== undefined && <OnlyHere place={place} />}
      <div ref={heir} tabIndex={-1} className="check-list-filter">
        {here.length > 0 && (
          <ListFilter
            findings={here}
            shown={shown}
            rule={rule}
            onShown={setShown}
            onRule={setRule}
          />
        )}
      </div>
      {wanted.length === 0 ? (
        <EmptyList isFiltered={here.length > 0} />
      ) : (
        <ListSections sections={sections} findings={wanted} onLeave={onLeave} onGone={onGone} />
      )}
      <Muted result={result} place={place} onGone={onGone} />
    </div>
  );
}

function useSections() {
  const { template } = useDocument();
  const networkKind = useContent((content) => content.networkKind);
  return sectionsOf(template, { networkKind });
}

function OnlyHere({ place }: { readonly place: string }) {
  const { t } = useTranslation("checks");
  const showList = useShowList();
  const name = useAnyPlaceName(place);
  return (
    <p className="check-only">
      <b>{t("list.only", { place: name })}</b>
      <button className="button small quiet" type="button" onClick={() => showList({})}>
        {t("list.everything")}
      </button>
    </p>
  );
}

interface MutedProps {
  readonly result: CheckResult;
  readonly place: string | undefined;
  readonly onGone: () => void;
}

function Muted({ result, place, onGone }: MutedProps) {
  const { t } = useTranslation("checks");
  const muted = result.muted.filter(
    ({ finding }) =>
      place === undefined || finding.place === place || recordOf(finding.place) === place,
  );
  if (muted.length === 0) return null;
  return (
    <details className="check-muted">
      <summary>{t("mutedGroup", { count: muted.length })}</summary>
      <ul className="finding-list">
        {muted.map((each) => (
          <li key={each.mute.key}>
            <MutedItem {...each} onGone={onGone} />
          </li>
        ))}
      </ul>
    </details>
  );
}
