/** The organisations that people of the programme belong to. */
import type { Me } from "@brudnopis/schema";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, Navigate, useNavigate } from "react-router";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LazyModal } from "../../ui/lazy-modal.tsx";
import { AdminPage } from "../admin-page.tsx";
import { isFor } from "../audience.ts";
import { Loaded } from "../loaded.tsx";
import { useMe } from "../../session/use-me.ts";
import { NewOrganisationForm } from "./new-organisation-form.tsx";
import { OrganisationList } from "./organisation-list.tsx";
import { useOrganisations } from "./use-organisations.ts";

export function OrganisationsPage() {
  const { t } = useTranslation("administration");
  const me = useMe();
  const [only, ...others] = me && !isFor("organise", me) ? me.manages.organisations : [];
  if (only && others.length === 0) {
    return <Navigate to={`/administracja/organizacje/${only.id}`} replace />;
  }
  return (
    <AdminPage
      title={t("organisations.title")}
      audience="anyone"
      action={me && isFor("organise", me) && <AddButton me={me} />}
    >
      {(person) =>
        isFor("organise", person) ? <AllOrganisations me={person} /> : <Mine me={person} />
      }
    </AdminPage>
  );
}

/** Leads see those that they lead. */
function Mine({ me }: { readonly me: Me }) {
  return (
    <ul className="links panel">
      {me.manages.organisations.map(({ id, name }) => (
        <li key={id}>
          <Link to={`/administracja/organizacje/${id}`}>{name}</Link>
        </li>
      ))}
    </ul>
  );
}

function AddButton({ me }: { readonly me: Me }) {
  const { t } = useTranslation("administration");
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const { installation, networks } = me.manages;
  return (
    <>
      <button className="button" type="button" onClick={() => setOpen(true)}>
        <Plus size={18} aria-hidden />
        {t("organisations.add")}
      </button>
      {isOpen && (
        <LazyModal title={t("organisations.add")} kind="card" onClose={() => setOpen(false)}>
          <NewOrganisationForm
            networks={installation ? [] : networks}
            onDone={(id) => void navigate(`/administracja/organizacje/${id}`)}
            onCancel={() => setOpen(false)}
          />
        </LazyModal>
      )}
    </>
  );
}

function AllOrganisations({ me }: { readonly me: Me }) {
  const { t } = useTranslation("administration");
  const organisations = useOrganisations();
  return (
    <Loaded query={organisations}>
      {(all) =>
        all.length === 0 ? (
          <EmptyState title={t("organisations.empty")}>
            <p>{t("organisations.emptyLead")}</p>
            <AddButton me={me} />
          </EmptyState>
        ) : (
          <OrganisationList me={me} all={all} />
        )
      }
    </Loaded>
  );
}
