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

/** What an action is done to, when that is not a person: „Założono dokument: …”. */
const objects = {
  "network-changed": "network",
  "network-joined": "organisation",
  "network-left": "organisation",
  "organisation-changed": "organisation",
  "document-started": "document",
  "partner-added": "organisation",
  "partner-removed": "organisation",
  "shared-with-network": "document",
  "unshared-with-network": "document",
  exported: "document",
  "administrator-read": "document",
  "administrator-comment": "document",
  "administrator-suggest": "document",
  "administrator-edit": "document",
  "administrator-export": "document",
  "administrator-share": "document",
} as const satisfies Partial<Record<AuditEvent["action"], Place>>;

type Place = "document" | "organisation" | "network";
const places = ["document", "organisation", "network"] as const;

export function sentenceOf(event: AuditEvent, t: T): SentencePart[] {
  const { action, by, person } = event;
  const object = isIn(objects, action) ? objects[action] : undefined;
  const details = detailsOf(event, t);
  // Whoever did something to themselves stands in the sentence already.
  const named = [
    ...(person && person.id !== by?.id
      ? [{ text: person.name, to: `/administracja/osoby/${person.id}` }]
      : []),
    ...(object ? linkTo(event, object) : []),
  ];
  return [
    { text: phraseOf(event, t) },
    ...named.flatMap((part, index) => [{ text: separator(event, index) }, part]),
    ...places
      .filter((place) => place !== object)
      .flatMap((place) =>
        linkTo(event, place).flatMap((part) => [{ text: `, ${t(`audit.in.${place}`)} ` }, part]),
      ),
    ...(details.length === 0 ? [] : [{ text: ` (${details.join(", ")})` }]),
  ];
}

/** „Nadano rolę: Anna Wójcik”, but „Zmieniono: sieć Energia”, where there is a colon already. */
function separator({ details }: AuditEvent, index: number): string {
  if (index > 0) return ", ";
  return details["change"] === undefined ? ": " : " ";
}

function linkTo({ document, organisation, network }: AuditEvent, place: Place): SentencePart[] {
  switch (place) {
    case "document":
      return document ? [{ text: document.title, to: `/dokumenty/${document.id}` }] : [];
    case "organisation":
      return organisation
        ? [{ text: organisation.name, to: `/administracja/organizacje/${organisation.id}` }]
        : [];
    case "network":
      return network ? [{ text: network.name, to: `/administracja/sieci/${network.id}` }] : [];
  }
}

function isIn<Key extends string>(table: Readonly<Record<Key, unknown>>, key: string): key is Key {
  return Object.hasOwn(table, key);
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
  if (change && aboutChange) {
    return `${t(`audit.change.${change}`)}: ${t(`audit.thing.${aboutChange}`)}`;
  }
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
const ways = ["password", "code", "second-factor", "sso", "invitation", "set-up"] as const;
const parts = ["name", "email", "organisation", "language"] as const;
const planned = ["owner", "helpers", "due"] as const;
const linkKinds = ["document", "question"] as const;

/** The rest of what is known about the event, in words. */
function detailsOf({ details }: AuditEvent, t: T): string[] {
  return Object.entries(details).flatMap(([key, value]) => detailOf(key, value, t));
}

function detailOf(key: string, value: string, t: T): string[] {
  switch (key) {
    case "way":
    case "step": {
      const way = known(ways, value);
      return [way ? t(`audit.way.${way}`) : value];
    }
    case "changed":
      return value.split(", ").map((each) => {
        const part = known(parts, each);
        return part ? t(`audit.part.${part}`) : each;
      });
    case "kind": {
      const kind = known(linkKinds, value);
      return [kind ? t(`audit.link.${kind}`) : value];
    }
    case "days":
      return [t("audit.days", { count: Number(value) })];
    case "count":
      return [t("audit.count", { count: Number(value) })];
    case "format":
      return [value.toUpperCase()];
    case "personal":
      return [t("audit.withPersonalData")];
    case "reason":
      return [t("audit.reason", { reason: value })];
    case "section":
      return [t("audit.section", { key: value })];
    case "planned":
      return value.split(", ").map((each) => {
        const part = known(planned, each);
        return part ? t(`audit.planned.${part}`) : each;
      });
    case "ready":
      return [value === "yes" ? t("audit.ready.yes") : t("audit.ready.no")];
    case "rule":
      return [t("audit.rule", { key: value })];
    case "address":
      return [t("audit.place", { address: value })];
    case "from":
      return [t("date.from", { day: value })];
    case "to":
      return [t("date.to", { day: value })];
    default:
      // Said already, such as the role, or an id that is of no use to people.
      return [];
  }
}

function known<const Value extends string>(
  all: readonly Value[],
  value: string | undefined,
): Value | undefined {
  return all.find((each) => each === value);
}
