/** Programmes, their editions and networks as one tree: the frame in which everything else stands. */
import type { Me, ProgrammeTree } from "@brudnopis/schema";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Navigate } from "react-router";
import { useMe } from "../../session/use-me.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import { AdminPage } from "../admin-page.tsx";
import { isFor } from "../audience.ts";
import { Check } from "../check.tsx";
import { Loaded } from "../loaded.tsx";
import { countNetworks, findInTree, hasArchived, isEmptyTree } from "./find-in-tree.ts";
import { NetworkTable } from "./network-table.tsx";
import { ProgrammeDialog } from "./programme-dialog.tsx";
import { ProgrammePanel } from "./programme-panel.tsx";
import { useProgrammes } from "./use-programmes.ts";

export function ProgrammePage() {
  const { t } = useTranslation("administration");
  const me = useMe();
  // Leads decide about their organisation only, so that is where administration begins for them.
  if (me && !isFor("organise", me) && isFor("anyone", me)) {
    return <Navigate to="/administracja/organizacje" replace />;
  }
  return (
    <AdminPage title={t("programme.title")} audience="organise" action={<AddProgramme me={me} />}>
      {(person) => <Programmes me={person} />}
    </AdminPage>
  );
}

function AddProgramme({ me }: { readonly me: Me | undefined }) {
  const { t } = useTranslation("administration");
  const [isOpen, setOpen] = useState(false);
  const isAdministrator = me?.manages.installation === true;
  const { data } = useProgrammes(isAdministrator);
  // An empty page has this button where it teaches the first step.
  if (!isAdministrator || !data || isEmptyTree(data)) return null;
  return (
    <>
      <button className="button" type="button" onClick={() => setOpen(true)}>
        <Plus size={18} aria-hidden />
        {t("programme.add")}
      </button>
      {isOpen && <ProgrammeDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function Programmes({ me }: { readonly me: Me }) {
  const programmes = useProgrammes();
  const isAdministrator = me.manages.installation;
  return (
    <Loaded query={programmes}>
      {(tree) =>
        isEmptyTree(tree) ? (
          <FirstStep isAdministrator={isAdministrator} />
        ) : (
          <Tree tree={tree} isAdministrator={isAdministrator} />
        )
      }
    </Loaded>
  );
}

interface TreeProps {
  readonly tree: ProgrammeTree;
  readonly isAdministrator: boolean;
}

function Tree({ tree, isAdministrator }: TreeProps) {
  const { t } = useTranslation("administration");
  const [text, setText] = useState("");
  const [withArchived, setWithArchived] = useState(false);
  const found = findInTree(tree, { text, withArchived });
  return (
    <>
      <div className="toolbar">
        <SearchField label={t("programme.search")} onSearch={setText} />
        {hasArchived(tree) && (
          <Check
            label={t("showArchived")}
            checked={withArchived}
            onChange={(event) => setWithArchived(event.target.checked)}
          />
        )}
        <p className="toolbar-count" role="status">
          {t("count.networks", { count: countNetworks(found) })}
        </p>
      </div>
      {isEmptyTree(found) && <p>{t("nothingFound", { query: text })}</p>}
      {found.programmes.map((programme) => (
        <ProgrammePanel
          key={programme.id}
          programme={programme}
          all={tree.programmes}
          isAdministrator={isAdministrator}
          isSearch={text !== ""}
        />
      ))}
      {found.loose.length > 0 && (
        <section className="panel admin-panel">
          <h2>{t("programme.loose")}</h2>
          <p className="panel-lead">{t("programme.looseLead")}</p>
          <NetworkTable networks={found.loose} />
        </section>
      )}
    </>
  );
}

function FirstStep({ isAdministrator }: { readonly isAdministrator: boolean }) {
  const { t } = useTranslation("administration");
  const [isOpen, setOpen] = useState(false);
  if (!isAdministrator) return <p>{t("programme.noneYours")}</p>;
  return (
    <EmptyState title={t("programme.empty")}>
      <p>{t("programme.emptyLead")}</p>
      <ol className="first-steps">
        <li>{t("programme.step1")}</li>
        <li>{t("programme.step2")}</li>
        <li>{t("programme.step3")}</li>
        <li>{t("programme.step4")}</li>
      </ol>
      <button className="button primary" type="button" onClick={() => setOpen(true)}>
        <Plus size={18} aria-hidden />
        {t("programme.add")}
      </button>
      {isOpen && <ProgrammeDialog onClose={() => setOpen(false)} />}
    </EmptyState>
  );
}
