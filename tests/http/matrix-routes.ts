/**
 * Every route, with the rule that it ought to have and a request that changes nothing: a body that the API does not
 * describe is refused with 400 only after the rule has let it pass, so 400 is as good as an answer.
 */
import type { Permission } from "@brudnopis/schema";
import type { AccessRule } from "../../apps/server/src/http/access-rules.ts";
import { id } from "./ground.ts";

export type Rule = AccessRule;

export interface Expectation {
  readonly access: Rule;
  /** What an allowed request may be answered with. */
  readonly allowed: readonly number[];
  /** Of the address, except `{id}`; `?` is the query. */
  readonly params?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** What ends the session that it comes with would end everybody's for the rest of the test. */
  readonly isAskedWithoutSession?: boolean;
}

const nonsense = { body: { nonsense: true }, allowed: [400] };
const reads = { allowed: [200] };

const administer = { installation: "administer" } as const;
const organise = { installation: "organise" } as const;
const network = { network: "manage" } as const;
const organisation = { organisation: "manage" } as const;

/** Somebody and something that is not there: what passes the rule finds nothing, and changes nothing. */
const nowhere = id("nowhere");
const absent = { params: { id: nowhere }, allowed: [404, 409] };

const lead = { document: "edit", and: "share" } as const;
const document = (permission: Permission) => ({ access: { document: permission } }) as const;

export const routes: Readonly<Record<string, Expectation>> = {
  "GET /livez": { access: "everyone", ...reads },
  "GET /readyz": { access: "everyone", ...reads },
  "GET /api/openapi.json": { access: "everyone", ...reads },
  "GET /api/information": { access: "everyone", ...reads },
  "GET /api/document-file.schema.json": { access: "everyone", ...reads },
  "PUT /api/information": { access: administer, ...nonsense },

  // Signing in.
  "POST /api/set-up/look": { access: "link-holder", ...nonsense },
  "POST /api/set-up": { access: "everyone", ...nonsense },
  "GET /api/sign-in/ways": { access: "everyone", ...reads },
  "POST /api/sign-in": { access: "everyone", ...nonsense },
  "POST /api/sign-in/code": { access: "everyone", ...nonsense },
  "POST /api/sign-in/sso": { access: "everyone", ...nonsense },
  "GET /api/sign-in/sso/callback": { access: "link-holder", allowed: [302] },
  "POST /api/sign-out": { access: "everyone", allowed: [204], isAskedWithoutSession: true },
  "POST /api/password-reset": { access: "everyone", ...nonsense },
  "POST /api/password-reset/look": { access: "link-holder", ...nonsense },
  "POST /api/password-reset/use": { access: "link-holder", ...nonsense },

  // One's own account.
  "GET /api/me": { access: "signed-in", ...reads },
  "PATCH /api/me": { access: "signed-in", ...nonsense },
  "GET /api/me/account": { access: "signed-in", ...reads },
  "GET /api/me/data": { access: "signed-in", ...reads },
  "POST /api/me/password": { access: "signed-in", ...nonsense },
  "GET /api/me/sessions": { access: "signed-in", ...reads },
  "DELETE /api/me/sessions": { access: "signed-in", allowed: [204] },
  "DELETE /api/me/sessions/{sessionId}": {
    access: "signed-in",
    params: { sessionId: nowhere },
    allowed: [404],
  },
  "POST /api/me/totp": { access: "signed-in", ...nonsense },
  "POST /api/me/totp/confirm": { access: "signed-in", ...nonsense },
  "POST /api/me/totp/off": { access: "signed-in", ...nonsense },
  "POST /api/me/recovery-codes": { access: "signed-in", ...nonsense },
  "DELETE /api/me/sso": { access: "signed-in", allowed: [204] },

  // Documents.
  "GET /api/templates": { access: "signed-in", ...reads },
  "GET /api/templates/{id}/{version}": {
    access: "signed-in",
    params: { id: "mid", version: "1" },
    ...reads,
  },
  "GET /api/templates/{id}/{version}/packs/{pack}": {
    access: "signed-in",
    params: { id: "mid", version: "1", pack: "energy" },
    ...reads,
  },
  "GET /api/documents": { access: "signed-in", ...reads },
  "POST /api/documents": { access: "signed-in", ...nonsense },
  "GET /api/documents/{id}": { ...document("read"), ...reads },
  "GET /api/documents/{id}/content": { ...document("read"), ...reads },
  "GET /api/documents/{id}/state": { ...document("read"), ...reads },
  "GET /api/documents/{id}/export": {
    ...document("export"),
    params: { "?": "?format=nonsense" },
    allowed: [400],
  },

  "POST /api/documents/{id}/exports": { ...document("export"), ...nonsense },
  "GET /api/documents/{id}/exports": { ...document("export"), ...reads },
  "POST /api/documents/{id}/preflight": { ...document("export"), ...nonsense },
  "GET /api/documents/{id}/exports/{job}": {
    ...document("export"),
    params: { job: nowhere },
    allowed: [404],
  },
  "DELETE /api/documents/{id}/exports/{job}": {
    ...document("export"),
    params: { job: nowhere },
    allowed: [404],
  },
  "GET /api/documents/{id}/exports/{job}/file": {
    ...document("export"),
    params: { job: nowhere },
    allowed: [404],
  },
  "GET /api/documents/{id}/preview": {
    ...document("export"),
    params: { "?": "?preset=nonsense" },
    allowed: [400],
  },
  "GET /api/documents/{id}/preview/{version}": {
    ...document("export"),
    params: { version: nowhere },
    allowed: [404],
  },

  // Pictures of its texts. A body that is no picture is refused.
  "POST /api/documents/{id}/images": { ...document("edit"), ...nonsense },
  "GET /api/documents/{id}/images/{image}": {
    ...document("read"),
    params: { image: nowhere },
    allowed: [404],
  },
  "POST /api/documents/{id}/images/copies": { ...document("edit"), ...nonsense },
  "POST /api/documents/{id}/imports": { ...document("edit"), ...nonsense, allowed: [415] },

  // Whom the document is no business of is told so in the channel, as in a socket: tests/sync/http-matrix.test.ts.
  "POST /api/documents/{id}/sync": {
    access: "signed-in",
    params: { id: nowhere },
    allowed: [201],
  },
  "GET /api/documents/{id}/sync/{channel}": {
    access: "channel-holder",
    params: { id: nowhere, channel: nowhere, "?": "?seen=0" },
    allowed: [404],
  },
  "POST /api/documents/{id}/sync/{channel}": {
    access: "channel-holder",
    params: { id: nowhere, channel: nowhere, "?": "?from=0&seen=0" },
    allowed: [404],
  },

  "GET /api/documents/{id}/orphans": { ...document("read"), ...reads },
  "GET /api/documents/{id}/template-move": {
    ...document("edit"),
    params: { "?": "?to=nonsense" },
    allowed: [400],
  },
  "POST /api/documents/{id}/template-move": { ...document("share"), ...nonsense },

  // Who has a document.
  "GET /api/documents/{id}/sharing": { ...document("read"), ...reads },
  "PATCH /api/documents/{id}/sharing": { ...document("share"), ...nonsense },
  "PUT /api/documents/{id}/people/{personId}": {
    ...document("share"),
    params: { personId: nowhere },
    ...nonsense,
  },
  "DELETE /api/documents/{id}/people/{personId}": {
    ...document("share"),
    params: { personId: nowhere },
    allowed: [404],
  },
  "GET /api/documents/{id}/partner-candidates": { ...document("share"), ...reads },
  "PUT /api/documents/{id}/partners/{organisationId}": {
    ...document("share"),
    params: { organisationId: nowhere },
    allowed: [404],
  },
  "DELETE /api/documents/{id}/partners/{organisationId}": {
    ...document("share"),
    params: { organisationId: nowhere },
    allowed: [409],
  },
  "POST /api/access-requests": { access: "signed-in", ...nonsense },
  "POST /api/documents/{id}/access-requests/{requestId}": {
    ...document("share"),
    params: { requestId: nowhere },
    ...nonsense,
  },

  // Who has which section, and what is muted.
  "GET /api/documents/{id}/plan": { ...document("read"), ...reads },
  "GET /api/documents/{id}/plan/people": { access: lead, ...reads },
  "PUT /api/documents/{id}/sections/{section}": {
    access: lead,
    params: { section: nowhere },
    ...nonsense,
  },
  "POST /api/documents/{id}/mutes": { ...document("edit"), ...nonsense },
  "DELETE /api/documents/{id}/mutes": { ...document("edit"), ...nonsense },

  // Review: what is said about a document.
  "GET /api/documents/{id}/review": { ...document("comment"), ...reads },
  "PATCH /api/documents/{id}/review/anchors": { ...document("edit"), ...nonsense },
  "POST /api/documents/{id}/threads": { ...document("comment"), ...nonsense },
  "PATCH /api/documents/{id}/threads/{thread}": {
    ...document("comment"),
    params: { thread: nowhere },
    ...nonsense,
  },
  "DELETE /api/documents/{id}/threads/{thread}": {
    ...document("comment"),
    params: { thread: nowhere },
    allowed: [404],
  },
  "POST /api/documents/{id}/threads/{thread}/steps": {
    ...document("comment"),
    params: { thread: nowhere },
    ...nonsense,
  },
  "POST /api/documents/{id}/threads/{thread}/messages": {
    ...document("comment"),
    params: { thread: nowhere },
    ...nonsense,
  },
  "PATCH /api/documents/{id}/threads/{thread}/messages/{message}": {
    ...document("comment"),
    params: { thread: nowhere, message: nowhere },
    ...nonsense,
  },
  "DELETE /api/documents/{id}/threads/{thread}/messages/{message}": {
    ...document("comment"),
    params: { thread: nowhere, message: nowhere },
    allowed: [404],
  },

  // It quotes the document, so it takes the right to take the document along.
  "GET /api/documents/{id}/remarks": {
    access: { document: "comment", and: "export" },
    params: { "?": "?format=nonsense" },
    allowed: [400],
  },

  // Remarks to use again: everybody has their own.
  "GET /api/kit": { access: "signed-in", ...reads },
  "POST /api/kit": { access: "signed-in", ...nonsense },
  "PATCH /api/kit/{id}": { access: "signed-in", params: { id: nowhere }, ...nonsense },
  "DELETE /api/kit/{id}": { access: "signed-in", params: { id: nowhere }, allowed: [404] },
  "POST /api/kit/{id}/use": { access: "signed-in", params: { id: nowhere }, ...nonsense },

  // History: who works on a document sees what was deleted in it.
  "GET /api/documents/{id}/revisions": { ...document("suggest"), ...reads },
  "POST /api/documents/{id}/revisions": { ...document("edit"), ...nonsense },
  "PATCH /api/documents/{id}/revisions/{revision}": {
    ...document("edit"),
    params: { revision: nowhere },
    ...nonsense,
  },
  "GET /api/documents/{id}/revisions/{revision}": {
    ...document("suggest"),
    params: { revision: nowhere },
    allowed: [404],
  },
  "GET /api/documents/{id}/revisions/{revision}/state": {
    ...document("suggest"),
    params: { revision: nowhere },
    allowed: [404],
  },
  "GET /api/documents/{id}/revisions/{revision}/export": {
    access: { document: "suggest", and: "export" },
    params: { revision: nowhere, "?": "?format=nonsense" },
    allowed: [400],
  },
  "GET /api/documents/{id}/changes": {
    ...document("suggest"),
    params: { "?": "?nonsense=1" },
    allowed: [400],
  },
  "GET /api/documents/{id}/news": { ...document("suggest"), ...reads },
  "GET /api/documents/{id}/blame": {
    ...document("suggest"),
    params: { "?": "?nonsense=1" },
    allowed: [400],
  },
  "POST /api/documents/{id}/seen": { ...document("suggest"), ...nonsense },
  "POST /api/documents/{id}/restores": { ...document("edit"), ...nonsense },
  "POST /api/documents/{id}/purge": { access: administer, ...nonsense },

  // Suggestions.
  "POST /api/documents/{id}/suggestions": { ...document("suggest"), ...nonsense },
  "POST /api/documents/{id}/suggestions/{suggestion}/decision": {
    ...document("suggest"),
    params: { suggestion: nowhere },
    ...nonsense,
  },

  // Review rounds.
  "GET /api/documents/{id}/rounds": { ...document("comment"), ...reads },
  "POST /api/documents/{id}/rounds": { access: lead, ...nonsense },
  "PATCH /api/documents/{id}/rounds/{round}": {
    access: lead,
    params: { round: nowhere },
    ...nonsense,
  },
  "GET /api/documents/{id}/rounds/{round}/state": {
    ...document("comment"),
    params: { round: nowhere },
    allowed: [404],
  },
  "POST /api/documents/{id}/rounds/{round}/steps": {
    ...document("comment"),
    params: { round: nowhere },
    ...nonsense,
  },
  "PUT /api/documents/{id}/rounds/{round}/grid": {
    ...document("comment"),
    params: { round: nowhere },
    ...nonsense,
  },

  // What people are told.
  "GET /api/inbox": { access: "signed-in", ...reads },
  "POST /api/inbox/read": { access: "signed-in", ...nonsense },
  "GET /api/notification-settings": { access: "signed-in", ...reads },
  "PUT /api/notification-settings": { access: "signed-in", ...nonsense },
  "GET /api/watches": { access: "signed-in", ...reads },
  "PUT /api/watches": { access: "signed-in", ...nonsense },
  "POST /api/unsubscribe/look": { access: "link-holder", ...nonsense },
  "POST /api/unsubscribe": { access: "link-holder", ...nonsense },

  // Guests.
  "GET /api/documents/{id}/guest-links": { ...document("share"), ...reads },
  "POST /api/documents/{id}/guest-links": { ...document("share"), ...nonsense },
  "DELETE /api/documents/{id}/guest-links/{linkId}": {
    ...document("share"),
    params: { linkId: nowhere },
    allowed: [404, 409],
  },
  "GET /api/documents/{id}/questions": { ...document("edit"), ...reads },
  "POST /api/documents/{id}/questions": { ...document("edit"), ...nonsense },
  "DELETE /api/documents/{id}/questions/{linkId}": {
    ...document("edit"),
    params: { linkId: nowhere },
    allowed: [404, 409],
  },
  "GET /api/documents/{id}/proposals": { ...document("suggest"), ...reads },
  "POST /api/documents/{id}/proposals/{proposalId}": {
    ...document("edit"),
    params: { proposalId: nowhere },
    ...nonsense,
  },
  "POST /api/guest/look": { access: "link-holder", ...nonsense },
  "POST /api/guest/document": { access: "link-holder", ...nonsense },
  "POST /api/guest/image": { access: "link-holder", ...nonsense },
  "POST /api/guest/answer": { access: "link-holder", ...nonsense },

  // Invitations.
  ...invitationRoutes("/api", administer),
  ...invitationRoutes("/api/networks/{id}", network),
  ...invitationRoutes("/api/organisations/{id}", organisation),
  ...invitationRoutes("/api/documents/{id}", { document: "share" }),
  "POST /api/invitation/look": { access: "link-holder", ...nonsense },
  "POST /api/invitation/accept": { access: "link-holder", ...nonsense },

  // The programme.
  "GET /api/programmes": { access: "signed-in", ...reads },
  "POST /api/programmes": { access: administer, ...nonsense },
  "PATCH /api/programmes/{id}": { access: administer, ...nonsense },
  "POST /api/programmes/{id}/editions": { access: administer, ...nonsense },
  "PATCH /api/editions/{id}": { access: administer, ...nonsense },
  "POST /api/editions/{id}/networks": { access: administer, ...nonsense },
  "GET /api/networks/{id}": { access: network, ...reads },
  "PATCH /api/networks/{id}": { access: network, ...nonsense },
  "PUT /api/networks/{id}/organisations/{organisationId}": {
    access: network,
    params: { organisationId: nowhere },
    allowed: [404],
  },
  "DELETE /api/networks/{id}/organisations/{organisationId}": {
    access: network,
    params: { organisationId: nowhere },
    allowed: [409],
  },
  "PUT /api/networks/{id}/members/{personId}": {
    access: network,
    params: { personId: nowhere },
    ...nonsense,
  },
  "POST /api/networks/{id}/peers": { access: network, ...reads },
  "POST /api/networks/{id}/windows": { access: network, ...nonsense },
  "PUT /api/networks/{id}/windows/{windowId}": {
    access: network,
    params: { windowId: nowhere },
    ...nonsense,
  },
  "DELETE /api/networks/{id}/windows/{windowId}": {
    access: network,
    params: { windowId: nowhere },
    allowed: [409],
  },
  "GET /api/organisations": { access: organise, ...reads },
  "POST /api/organisations": { access: organise, ...nonsense },
  "GET /api/networks/{id}/marks": { access: network, ...reads },
  "PUT /api/networks/{id}/marks": { access: network, ...nonsense },
  "POST /api/networks/{id}/marks": { access: network, params: { "?": "?alt=" }, allowed: [400] },
  "GET /api/networks/{id}/marks/{mark}": {
    access: network,
    params: { mark: nowhere },
    allowed: [404],
  },
  "GET /api/organisations/{id}/word-template": { access: organisation, ...reads },
  "GET /api/organisations/{id}/word-template/sample": { access: organisation, ...reads },
  // JSON is not what is read there.
  "PUT /api/organisations/{id}/word-template": {
    access: organisation,
    body: { nonsense: true },
    allowed: [415],
  },
  "DELETE /api/organisations/{id}/word-template": { access: organisation, allowed: [204] },
  "GET /api/organisations/{id}": { access: organisation, ...reads },
  "PATCH /api/organisations/{id}": { access: { organisation: "change" }, ...nonsense },
  "PUT /api/organisations/{id}/members/{personId}": {
    access: organisation,
    params: { personId: nowhere },
    ...nonsense,
  },

  // People and the audit log.
  "GET /api/people": { access: administer, ...reads },
  "GET /api/people/{id}": { access: administer, ...reads },
  "PATCH /api/people/{id}": { access: administer, ...nonsense },
  "POST /api/people/{id}/grants": { access: administer, ...nonsense },
  "POST /api/people/{id}/grants/remove": { access: administer, ...nonsense },
  "GET /api/people/{id}/data": { access: administer, ...reads },
  "POST /api/people/{id}/erase": { access: administer, ...absent },
  "POST /api/people/{id}/reset-link": { access: administer, ...absent },
  "POST /api/people/{id}/end-sessions": { access: administer, ...absent },
  "POST /api/people/{id}/totp/off": { access: administer, ...absent },
  "GET /api/audit": { access: administer, ...reads },
  "GET /api/audit.csv": { access: administer, ...reads },
};

function invitationRoutes(scope: string, access: Rule): Record<string, Expectation> {
  const params = { invitationId: nowhere };
  return {
    [`GET ${scope}/invitations`]: { access, ...reads },
    [`POST ${scope}/invitations`]: { access, ...nonsense },
    [`POST ${scope}/invitations/{invitationId}/resend`]: { access, params, allowed: [404, 409] },
    [`DELETE ${scope}/invitations/{invitationId}`]: { access, params, allowed: [404, 409] },
  };
}
