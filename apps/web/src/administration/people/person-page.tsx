/** One person: their account, their roles, how they sign in, and what the law lets them ask for. */
import type { PersonDetails } from "@brudnopis/schema";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { administrationApi } from "../administration-api.ts";
import { AdminPage } from "../admin-page.tsx";
import { Facts } from "../facts.tsx";
import { Loaded } from "../loaded.tsx";
import { useDates } from "../use-dates.ts";
import { scope } from "../use-refresh.ts";
import { PersonData } from "./person-data.tsx";
import { PersonForm } from "./person-form.tsx";
import { PersonRoles } from "./person-roles.tsx";
import { PersonSecurity } from "./person-security.tsx";

export function PersonPage() {
  const { t } = useTranslation("administration");
  const { id = "" } = useParams();
  const person = useQuery({
    queryKey: [scope, "person", id],
    queryFn: () => administrationApi.person(id),
  });
  return (
    <AdminPage
      title={person.data?.name ?? t("people.one")}
      audience="installation"
      trail={[{ to: "/administracja/osoby", label: t("people.title") }]}
      action={
        <Link className="button" to={`/administracja/dziennik?osoba=${id}`}>
          {t("person.log")}
        </Link>
      }
    >
      {(me) => (
        <Loaded query={person}>
          {(details) => <Person person={details} isMe={details.id === me.id} />}
        </Loaded>
      )}
    </AdminPage>
  );
}

interface PersonProps {
  readonly person: PersonDetails;
  /** Nobody shuts themselves out. */
  readonly isMe: boolean;
}

function Person({ person, isMe }: PersonProps) {
  const { t } = useTranslation("administration");
  const { moment } = useDates();
  const { id, organisation, state, createdAt, seenAt } = person;
  return (
    <>
      <div className="about">
        <Facts
          facts={[
            [t("people.state"), t(`personState.${state}`)],
            [t("members.organisation"), organisation],
            [t("people.since"), moment(createdAt)],
            [t("people.seen"), seenAt === undefined ? t("people.notSignedIn") : moment(seenAt)],
          ]}
        />
      </div>
      {state === "erased" ? (
        <p className="teach">{t("person.erasedLead")}</p>
      ) : (
        <>
          <PersonRoles person={person} />
          <PersonSecurity person={person} isMe={isMe} />
          <PersonForm key={id} person={person} />
          <PersonData person={person} isMe={isMe} />
        </>
      )}
    </>
  );
}
