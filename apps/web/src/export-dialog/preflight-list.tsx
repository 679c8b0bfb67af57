/** What a reader of the file will notice: each with its place, none of it in the way of the file. */
import type { PreflightFinding } from "@brudnopis/schema";
import { CircleCheck, TriangleAlert } from "lucide-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { countMendable, type FindingGroup, placeOf } from "./preflight-groups.ts";
import type { PreflightState } from "./use-preflight.ts";

/** More than this is counted. */
const mostShown = 5;

export interface PreflightListProps {
  readonly state: PreflightState;
  /** Absent where the document itself is not on the page. */
  readonly show: ((place: string) => void) | undefined;
}

export function PreflightList({ state, show }: PreflightListProps) {
  const { t } = useTranslation("exports");
  const id = useId();
  return (
    <section className="preflight" aria-labelledby={id}>
      <h3 id={id}>{t("check.title")}</h3>
      <div role="status">
        <Outcome state={state} />
      </div>
      {state.phase === "known" && state.groups.length > 0 && (
        <ul className="preflight-groups">
          {state.groups.map((group) => (
            <Group key={group.kind} group={group} show={show} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Outcome({ state }: { readonly state: PreflightState }) {
  const { t } = useTranslation("exports");
  if (state.phase === "working") return <p className="form-hint">{t("check.working")}</p>;
  if (state.phase === "unknown") return <p className="form-hint">{t("check.notChecked")}</p>;
  if (state.groups.length === 0) {
    return (
      <p className="preflight-line is-good">
        <CircleCheck size={18} aria-hidden />
        {t("check.none")}
      </p>
    );
  }
  const count = countMendable(state.groups);
  if (count === 0) return <p>{t("check.nothingToMend")}</p>;
  return (
    <p className="preflight-line">
      <TriangleAlert size={18} aria-hidden />
      <span>
        {t("check.count", { count })} {t("check.neverStops")}
      </span>
    </p>
  );
}

interface GroupProps {
  readonly group: FindingGroup;
  readonly show: PreflightListProps["show"];
}

function Group({ group, show }: GroupProps) {
  const { t } = useTranslation("exports");
  const { kind, count, findings } = group;
  const shown = findings.slice(0, mostShown).filter(saysMore);
  const hidden = findings.length - mostShown;
  return (
    <li>
      <details>
        <summary>
          {t(`finding.${kind}`)} <span className="preflight-count">{count}</span>
        </summary>
        {shown.length === 0 ? (
          <p className="form-hint">{t("check.wholeDocument")}</p>
        ) : (
          <ul>
            {shown.map((finding, index) => (
              <Finding key={`${placeOf(finding) ?? ""}-${index}`} finding={finding} show={show} />
            ))}
          </ul>
        )}
        {hidden > 0 && <p className="form-hint">{t("check.more", { count: hidden })}</p>}
      </details>
    </li>
  );
}

function saysMore(finding: PreflightFinding): boolean {
  return finding.quote !== undefined || placeOf(finding) !== undefined;
}

interface FindingProps {
  readonly finding: PreflightFinding;
  readonly show: PreflightListProps["show"];
}

function Finding({ finding, show }: FindingProps) {
  const { t } = useTranslation("exports");
  const at = placeOf(finding);
  const place = finding.place ?? t("check.wholeDocument");
  return (
    <li>
      <span>
        {place}
        {finding.quote !== undefined && <q>{finding.quote}</q>}
      </span>
      {at !== undefined && show && (
        <button
          className="button quiet small"
          type="button"
          aria-label={t("check.showOf", { place })}
          onClick={() => show(at)}
        >
          {t("check.show")}
        </button>
      )}
    </li>
  );
}
