import { sectionsOf } from "@brudnopis/document";
import { remarkKinds } from "@brudnopis/schema";
import { useContext, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useContent, useDocument } from "../../document/document-context.ts";
import { SelectField } from "../../ui/form-field.tsx";
import { ReviewContext, startReview, useReview } from "../review-state.ts";
import { isNarrow, type ThreadFilter, threadStates } from "./filter.ts";

type FilterChange = { [K in keyof ThreadFilter]?: ThreadFilter[K] | undefined };

export function ListFilter() {
  const { t } = useTranslation("review");
  const review = useContext(ReviewContext);
  const filter = useReview((state) => state.filter);
  const change = (changed: FilterChange) =>
    review?.set((state) => ({ ...state, filter: changedFilter(state.filter, changed) }));
  return (
    <div className="review-filter">
      <States filter={filter} onChange={change} />
      <div className="review-filter-fields">
        <SelectField
          label={t("list.kind")}
          value={filter.kinds[0] ?? ""}
          onChange={({ target }) =>
            change({ kinds: remarkKinds.filter((kind) => kind === target.value) })
          }
        >
          <option value="">{t("list.any")}</option>
          {remarkKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`kind.${kind}`)}
            </option>
          ))}
        </SelectField>
        <PersonFilter of="author" filter={filter} onChange={change} />
        <PersonFilter of="assignee" filter={filter} onChange={change} />
        <SectionFilter filter={filter} onChange={change} />
        <SelectField
          label={t("list.order")}
          value={filter.order}
          onChange={({ target }) => change({ order: target.value === "time" ? "time" : "place" })}
        >
          <option value="place">{t("list.byPlace")}</option>
          <option value="time">{t("list.byTime")}</option>
        </SelectField>
      </div>
      {isNarrow(filter) && (
        <button
          className="button small quiet"
          type="button"
          onClick={() => change({ ...nothingChosen, ...startReview.filter })}
        >
          {t("list.reset")}
        </button>
      )}
    </div>
  );
}

const nothingChosen = { author: undefined, assignee: undefined, section: undefined };

function changedFilter(filter: ThreadFilter, changed: FilterChange): ThreadFilter {
  const { kinds = [], states = [], order = "place", ...others } = { ...filter, ...changed };
  const { author, assignee, section } = others;
  return {
    kinds,
    states,
    order,
    ...(author === undefined ? {} : { author }),
    ...(assignee === undefined ? {} : { assignee }),
    ...(section === undefined ? {} : { section }),
  };
}

interface PartProps {
  readonly filter: ThreadFilter;
  readonly onChange: (change: FilterChange) => void;
}

function States({ filter: { states }, onChange }: PartProps) {
  const { t } = useTranslation("review");
  return (
    <div className="severity-filter" role="group" aria-label={t("list.state")}>
      {threadStates.map((state) => (
        <button
          key={state}
          type="button"
          aria-pressed={states.includes(state)}
          onClick={() =>
            onChange({
              states: threadStates.filter((each) => (each === state) !== states.includes(each)),
            })
          }
        >
          {t(`states.${state}`)}
        </button>
      ))}
    </div>
  );
}

function PersonFilter({
  of,
  filter,
  onChange,
}: PartProps & { readonly of: "author" | "assignee" }) {
  const { t } = useTranslation("review");
  const threads = useReview((state) => state.threads);
  const people = useReview(({ facts }) => facts?.people);
  const ids = useMemo(
    () => [...new Set([...threads.values()].flatMap((thread) => thread[of] ?? []))],
    [threads, of],
  );
  if (ids.length === 0) return null;
  return (
    <SelectField
      label={t(`list.${of}`)}
      value={filter[of] ?? ""}
      onChange={({ target }) => onChange({ [of]: target.value === "" ? undefined : target.value })}
    >
      <option value="">{t("list.anyone")}</option>
      {ids.map((id) => (
        <option key={id} value={id}>
          {people?.[id]?.name ?? t("someone")}
        </option>
      ))}
    </SelectField>
  );
}

function SectionFilter({ filter, onChange }: PartProps) {
  const { t } = useTranslation("review");
  const { template, language } = useDocument();
  const networkKind = useContent((content) => content.networkKind);
  const sections = useMemo(() => sectionsOf(template, { networkKind }), [template, networkKind]);
  return (
    <SelectField
      label={t("list.section")}
      value={filter.section ?? ""}
      onChange={({ target }) =>
        onChange({ section: target.value === "" ? undefined : target.value })
      }
    >
      <option value="">{t("list.any")}</option>
      {sections.map(({ key, number, title }) => (
        <option key={key} value={key}>
          {`${number}. ${title[language]}`}
        </option>
      ))}
    </SelectField>
  );
}
