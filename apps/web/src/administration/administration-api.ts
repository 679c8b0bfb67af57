/** The HTTP API of administration as functions; it comes with the pages of administration, not with the first bundle. */
import type {
  AuditPage,
  AuditQuery,
  Created,
  EditionChange,
  Grant,
  HandedLink,
  Information,
  Invitation,
  InvitationLink,
  InvitationReport,
  MembersAdded,
  NetworkChange,
  NetworkDetails,
  NewEdition,
  NewInvitations,
  NewNetwork,
  NewOrganisation,
  NewPeerWindow,
  NewProgramme,
  OrganisationChange,
  OrganisationDetails,
  OrganisationSummary,
  PersonChange,
  PersonDetails,
  PersonSummary,
  ProgrammeChange,
  ProgrammeTree,
  Role,
} from "@brudnopis/schema";
import { json, send } from "../api.ts";

/** What people can be invited to and hold roles on, as far as pages of administration are about it. */
export type ManagedScope =
  | { readonly kind: "installation" }
  | { readonly kind: "network" | "organisation"; readonly id: string };

export interface PeopleQuery {
  readonly query: string;
  readonly state: PersonSummary["state"] | "";
}

export const administrationApi = {
  programmes: () => json<ProgrammeTree>("GET", "/api/programmes"),
  startProgramme: (body: NewProgramme) => json<Created>("POST", "/api/programmes", body),
  changeProgramme: (id: string, body: ProgrammeChange) =>
    send("PATCH", `/api/programmes/${id}`, body),
  startEdition: (programmeId: string, body: NewEdition) =>
    json<Created>("POST", `/api/programmes/${programmeId}/editions`, body),
  changeEdition: (id: string, body: EditionChange) => send("PATCH", `/api/editions/${id}`, body),
  startNetwork: (editionId: string, body: NewNetwork) =>
    json<Created>("POST", `/api/editions/${editionId}/networks`, body),

  network: (id: string) => json<NetworkDetails>("GET", `/api/networks/${id}`),
  changeNetwork: (id: string, body: NetworkChange) => send("PATCH", `/api/networks/${id}`, body),
  joinNetwork: (id: string, organisationId: string) =>
    send("PUT", `/api/networks/${id}/organisations/${organisationId}`),
  leaveNetwork: (id: string, organisationId: string) =>
    send("DELETE", `/api/networks/${id}/organisations/${organisationId}`),
  addPeers: (id: string) => json<MembersAdded>("POST", `/api/networks/${id}/peers`),
  openWindow: (id: string, body: NewPeerWindow) =>
    json<Created>("POST", `/api/networks/${id}/windows`, body),
  changeWindow: (id: string, windowId: string, body: NewPeerWindow) =>
    send("PUT", `/api/networks/${id}/windows/${windowId}`, body),
  removeWindow: (id: string, windowId: string) =>
    send("DELETE", `/api/networks/${id}/windows/${windowId}`),

  organisations: () => json<OrganisationSummary[]>("GET", "/api/organisations"),
  startOrganisation: (body: NewOrganisation) => json<Created>("POST", "/api/organisations", body),
  organisation: (id: string) => json<OrganisationDetails>("GET", `/api/organisations/${id}`),
  changeOrganisation: (id: string, body: OrganisationChange) =>
    send("PATCH", `/api/organisations/${id}`, body),

  /** None of the roles takes the person off the network or the organisation. */
  setRoles: (
    scope: Exclude<ManagedScope, { kind: "installation" }>,
    personId: string,
    roles: readonly Role[],
  ) => send("PUT", `/api/${pathOf(scope)}members/${personId}`, { roles }),

  invitations: (scope: ManagedScope) =>
    json<Invitation[]>("GET", `/api/${pathOf(scope)}invitations`),
  invite: (scope: ManagedScope, body: NewInvitations) =>
    json<InvitationReport>("POST", `/api/${pathOf(scope)}invitations`, body),
  resendInvitation: (scope: ManagedScope, id: string) =>
    json<InvitationLink>("POST", `/api/${pathOf(scope)}invitations/${id}/resend`),
  revokeInvitation: (scope: ManagedScope, id: string) =>
    send("DELETE", `/api/${pathOf(scope)}invitations/${id}`),

  people: (query: PeopleQuery) => json<PersonSummary[]>("GET", `/api/people${search(query)}`),
  person: (id: string) => json<PersonDetails>("GET", `/api/people/${id}`),
  changePerson: (id: string, body: PersonChange) => send("PATCH", `/api/people/${id}`, body),
  giveRole: (id: string, grant: Grant) => send("POST", `/api/people/${id}/grants`, grant),
  takeRole: (id: string, grant: Grant) => send("POST", `/api/people/${id}/grants/remove`, grant),
  makeResetLink: (id: string) => json<HandedLink>("POST", `/api/people/${id}/reset-link`),
  endSessions: (id: string) => send("POST", `/api/people/${id}/end-sessions`),
  turnTotpOff: (id: string) => send("POST", `/api/people/${id}/totp/off`),
  erasePerson: (id: string) => send("POST", `/api/people/${id}/erase`),

  audit: (query: AuditQuery) => json<AuditPage>("GET", `/api/audit${search(query)}`),

  information: () => json<Information>("GET", "/api/information"),
  changeInformation: (body: Information) => send("PUT", "/api/information", body),
};

/** Addresses of files, for links that download them. */
export const files = {
  personData: (id: string) => `/api/people/${id}/data`,
  audit: (query: Omit<AuditQuery, "after">) => `/api/audit.csv${search(query)}`,
};

function pathOf(scope: ManagedScope): string {
  return scope.kind === "installation" ? "" : `${scope.kind}s/${scope.id}/`;
}

/** What is empty is not asked for. */
function search(query: object): string {
  const entries = Object.entries(query).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string" && entry[1] !== "",
  );
  return entries.length === 0 ? "" : `?${new URLSearchParams(entries).toString()}`;
}
