/** Who has a document, over the HTTP API. */
import type {
  AccessDecision,
  DocumentRole,
  InvitationLink,
  InvitationReport,
  NewInvitations,
  PartnerCandidates,
  Sharing,
} from "@brudnopis/schema";
import { json, send } from "../api.ts";

const at = (documentId: string) => `/api/documents/${documentId}`;

export const sharingApi = {
  sharing: (id: string) => json<Sharing>("GET", `${at(id)}/sharing`),
  showToNetwork: (id: string, sharedWithNetwork: boolean) =>
    send("PATCH", `${at(id)}/sharing`, { sharedWithNetwork }),
  setRole: (id: string, personId: string, role: DocumentRole) =>
    send("PUT", `${at(id)}/people/${personId}`, { role }),
  removePerson: (id: string, personId: string) => send("DELETE", `${at(id)}/people/${personId}`),
  partnerCandidates: (id: string) => json<PartnerCandidates>("GET", `${at(id)}/partner-candidates`),
  addPartner: (id: string, organisationId: string) =>
    send("PUT", `${at(id)}/partners/${organisationId}`),
  removePartner: (id: string, organisationId: string) =>
    send("DELETE", `${at(id)}/partners/${organisationId}`),
  invite: (id: string, body: NewInvitations) =>
    json<InvitationReport>("POST", `${at(id)}/invitations`, body),
  resend: (id: string, invitationId: string) =>
    json<InvitationLink>("POST", `${at(id)}/invitations/${invitationId}/resend`),
  revoke: (id: string, invitationId: string) =>
    send("DELETE", `${at(id)}/invitations/${invitationId}`),
  decide: (id: string, requestId: string, body: AccessDecision) =>
    send("POST", `${at(id)}/access-requests/${requestId}`, body),
};
