/** Taking somebody's personal data out of the tables, row by row, so that nothing refers to nobody. */
import type { Statement } from "./driver.ts";
import { revokeInvitationsBy } from "./invitations.ts";
import { eraseKit } from "./kit.ts";
import { forgetDevices } from "./known-devices.ts";
import { forgetListener, withdrawNotices } from "./notification-settings.ts";
import { takeOutOfPlans } from "./plan.ts";
import { deleteResetLinksOf } from "./reset-links.ts";
import { takeOutOfThreads } from "./review-people.ts";
import { takeOutOfRounds } from "./review-rounds.ts";
import { turnTotpOff } from "./second-factors.ts";
import { forgetGiver } from "./stored-files.ts";
import { giveBackClaimsOf } from "./suggestion-people.ts";

export interface Erasure {
  readonly personId: string;
  /** Lower case; what it is replaced with is no address that mail could be sent to. */
  readonly email: string;
  readonly pseudonym: { readonly name: string; readonly email: string };
  readonly at: number;
  readonly by: string;
}

/**
 * The person stays as a row, for documents and the audit log name them by id. Refused for who was erased already.
 * Sessions are ended by whoever closes their sockets.
 */
export function erasePerson(erasure: Erasure): Statement[] {
  const { personId, pseudonym } = erasure;
  return [
    {
      sql: `update person set name = $2, email = $3, password_hash = '', state = 'erased'
        where id = $1 and state <> 'erased'`,
      values: [personId, pseudonym.name, pseudonym.email],
      expectedRows: 1,
    },
    ...turnTotpOff(personId),
    forgetDevices(personId),
    deleteResetLinksOf(personId),
    { sql: "delete from person_identity where person_id = $1", values: [personId] },
    { sql: "delete from person_grant where person_id = $1", values: [personId] },
    { sql: "delete from document_seen where person_id = $1", values: [personId] },
    ...eraseInvitations(erasure),
    ...revokeInvitationsBy(personId, erasure.at),
    ...eraseAccessRequests(erasure),
    ...takeOutOfPlans(personId),
    ...eraseKit(personId),
    ...takeOutOfThreads(personId),
    giveBackClaimsOf(personId),
    forgetGiver(personId),
    ...takeOutOfRounds(personId, erasure.at),
    ...forgetListener(personId),
    withdrawNotices(personId, erasure.at),
  ];
}

/** Those sent to the address, whoever accepted them, and those that this person accepted at an older address. */
function eraseInvitations({ personId, email, pseudonym, at }: Erasure): Statement[] {
  const theirs = "(email = $1 or used_by = $2)";
  return [
    {
      sql: `update mail set sealed = null, failed_at = $3
        where sealed is not null and id in (select mail_id from invitation where ${theirs})`,
      values: [email, personId, at],
    },
    {
      sql: `update invitation set revoked_at = $3 where ${theirs} and used_at is null and revoked_at is null`,
      values: [email, personId, at],
    },
    {
      sql: `update invitation set email = $3, name = null where ${theirs}`,
      values: [email, personId, pseudonym.email],
    },
  ];
}

/** Nobody is left to be let in. */
function eraseAccessRequests({ personId, at, by }: Erasure): Statement[] {
  return [
    { sql: "update access_request set message = '' where person_id = $1", values: [personId] },
    {
      sql: "update access_request set decided_at = $2, decided_by = $3 where person_id = $1 and decided_at is null",
      values: [personId, at, by],
    },
  ];
}
