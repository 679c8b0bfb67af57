/**
 * An event of the audit log as a sentence: what was done, to whom, where, with the things it names as links. The Polish
 * verbs are impersonal („nadano”, „zaproszono”), so they are right for everybody.
 */
import type { AuditEvent, Role } from "@brudnopis/schema";
import type { TFunction } from "i18next";

export interface SentencePart {
  readonly text: string;
  /** Where it leads, when it names something that has a page. */
  readonly to?: string;
}

type T = TFunction<"administration">;

export function sentenceOf(event: AuditEvent, t: T): SentencePart[] {
  const { by, person, document, organisation, network } = event;
  const details = detailsOf(event, t);
  const isAboutOther = person !== undefined && person.id !== by?.id;
  return [
    { text: phraseOf(event, t) },
    ...(isAboutOther
      ? [{ text: ": " }, { text: person.name, to: `/administracja/osoby/${person.id}` }]
      : []),
    ...named(t("audit.inDocument"), document?.title, `/dokumenty/${document?.id}`),
    ...named(
      t("audit.inOrganisation"),
      organisation?.name,
      `/administracja/organizacje/${organisation?.id}`,
    ),
    ...named(t("audit.inNetwork"), network?.name, `/administracja/sieci/${network?.id}`),
    ...(details.length === 0 ? [] : [{ text: ` (${details.join(", ")})` }]),
  ];
}

function named(before: string, name: string | undefined, to: string): SentencePart[] {
  return name === undefined ? [] : [{ text: `, ${before} ` }, { text: name, to }];
}

const withRole = [
  "invited",
  "invitation-sent-again",
  "invitation-revoked",
  "invitation-accepted",
  "role-given",
  "role-taken",
] as const;

const withChange = [
  "programme-changed",
  "edition-changed",
  "network-changed",
  "organisation-changed",
  "window-changed",
] as const;

function phraseOf({ action, details }: AuditEvent, t: T): string {
  const role = known(roles, details["role"]);
  const aboutRole = known(withRole, action);
  if (role && aboutRole) return t(`audit.withRole.${aboutRole}`, { role: t(`role.${role}`) });
  const change = known(changes, details["change"]);
  const aboutChange = known(withChange, action);
  if (change && aboutChange)
    return `${t(`audit.thing.${aboutChange}`)}: ${t(`audit.change.${change}`)}`;
  return t(`audit.action.${action}`);
}

const roles: readonly Role[] = [
  "administrator",
  "coordinator",
  "facilitator",
  "observer",
  "peer",
  "lead",
  "editor",
];
const changes = ["started", "changed", "archived", "restored", "moved", "removed"] as const;
const ways = ["password", "second-factor", "sso", "invitation", "set-up"] as const;
const parts = ["name", "email", "organisation"] as const;

/** The rest of what is known about the event, in words; what has none is shown as it is. */
function detailsOf({ details }: AuditEvent, t: T): string[] {
  return Object.entries(details).flatMap(([key, value]) => {
    switch (key) {
      // Said already, or of no use to people.
      case "role":
      case "change":
      case "invitation":
      case "link":
        return [];
      case "way":
      case "step": {
        const way = known([...ways, "code"] as const, value);
        return [way ? t(`audit.way.${way}`) : value];
      }
      case "changed":
        return value.split(", ").map((each) => {
          const part = known(parts, each);
          return part ? t(`audit.part.${part}`) : each;
        });
      case "days":
        return [t("audit.days", { count: Number(value) })];
      case "count":
        return [t("audit.count", { count: Number(value) })];
      default:
        return [value];
    }
  });
}

function known<const Value extends string>(
  all: readonly Value[],
  value: string | undefined,
): Value | undefined {
  return all.find((each) => each === value);
}
