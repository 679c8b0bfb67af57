import type { OrganisationSummary } from "@brudnopis/schema";
import { useMutation } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { LazyModal } from "../../ui/lazy-modal.tsx";
import { Notice } from "../../ui/notice.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import { administrationApi } from "../administration-api.ts";
import { useAdminErrorText } from "../admin-error-text.ts";
import { useAnnounce } from "../announce.ts";
import { Loaded } from "../loaded.tsx";
import { NewOrganisationForm } from "../organisations/new-organisation-form.tsx";
import { useOrganisations } from "../organisations/use-organisations.ts";
import { useRefresh } from "../use-refresh.ts";
import { wordsMatch } from "../words-match.ts";

/** More than this is for narrowing down, not for reading. */
const mostShown = 8;

export interface AddOrganisationProps {
  readonly networkId: string;
  /** Those that are in the network already. */
  readonly members: readonly OrganisationSummary[];
  readonly onClose: () => void;
}

/** Takes organisations that are known into a network, or adds one that is not. */
export function AddOrganisation({ networkId, members, onClose }: AddOrganisationProps) {
  const { t } = useTranslation("administration");
  const [isNew, setNew] = useState(false);
  const organisations = useOrganisations();
  return (
    <LazyModal title={t("networkOrganisations.add")} kind="card" onClose={onClose}>
      {isNew ? (
        <NewOrganisationForm
          networks={[{ id: networkId, name: "" }]}
          onDone={onClose}
          onCancel={() => setNew(false)}
        />
      ) : (
        <Loaded query={organisations}>
          {(all) => (
            <Choice
              networkId={networkId}
              candidates={all.filter(
                ({ id, archived }) => !archived && !members.some((member) => member.id === id),
              )}
              onNew={() => setNew(true)}
            />
          )}
        </Loaded>
      )}
    </LazyModal>
  );
}

interface ChoiceProps {
  readonly networkId: string;
  readonly candidates: readonly OrganisationSummary[];
  readonly onNew: () => void;
}

function Choice({ networkId, candidates, onNew }: ChoiceProps) {
  const { t } = useTranslation("administration");
  const errorText = useAdminErrorText();
  const announce = useAnnounce();
  const refresh = useRefresh();
  const [query, setQuery] = useState("");
  const part = useRef<HTMLDivElement>(null);
  const join = useMutation({
    mutationFn: async ({ id, name }: OrganisationSummary) => {
      await administrationApi.joinNetwork(networkId, id);
      await refresh();
      announce(t("networkOrganisations.added", { name }));
      // The button that was pressed has left with its row.
      part.current?.querySelector<HTMLElement>("input[type=search]")?.focus();
    },
  });
  const found = candidates.filter(({ name, municipalities }) =>
    wordsMatch(query, [name, ...municipalities.map(({ teryt }) => teryt)]),
  );
  const hidden = found.length - mostShown;
  return (
    <div className="add-organisation" ref={part}>
      {join.isError && <Notice kind="bad">{errorText(join.error)}</Notice>}
      <SearchField label={t("organisations.search")} onSearch={setQuery} />
      <p role="status">
        {found.length === 0
          ? t("networkOrganisations.noneFound")
          : t("count.organisations", { count: found.length })}
      </p>
      <ul className="candidates">
        {found.slice(0, mostShown).map((organisation) => (
          <li key={organisation.id}>
            <span>
              {organisation.name}
              <small>
                {[
                  t(`organisationKind.${organisation.kind}`),
                  ...organisation.networks.map(({ name }) => name),
                ].join(" · ")}
              </small>
            </span>
            <button
              className="button small"
              type="button"
              aria-label={t("networkOrganisations.addOf", { name: organisation.name })}
              aria-disabled={join.isPending}
              onClick={() => !join.isPending && join.mutate(organisation)}
            >
              {t("networkOrganisations.take")}
            </button>
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <p className="form-hint">{t("networkOrganisations.more", { count: hidden })}</p>
      )}
      <p className="new-instead">
        {t("networkOrganisations.notThere")}{" "}
        <button className="button quiet small" type="button" onClick={onNew}>
          <Plus size={16} aria-hidden />
          {t("organisations.add")}
        </button>
      </p>
    </div>
  );
}
