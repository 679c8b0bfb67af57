/** Whoever may have access to a document: what a list of people is made from. */
import { type Grant, Role, ScopeKind } from "@brudnopis/schema";
import { z } from "zod";
import type { StoredDocument } from "./documents.ts";
import { type Driver, placeholders, readAll } from "./driver.ts";

const Row = z.strictObject({
  personId: z.string(),
  name: z.string(),
  email: z.string(),
  organisation: z.string(),
  hue: z.int(),
  role: Role,
  kind: ScopeKind,
  scopeId: z.string(),
});

export interface GrantHolder {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly organisation: string;
  readonly hue: number;
  readonly grants: readonly Grant[];
}

/**
 * Everybody with a role on anything through which a document can be reached, with all that they hold: a peer is one by writing
 * for a city that has nothing to do with the document. What follows is decided elsewhere.
 */
export async function grantHoldersAround(
  driver: Driver,
  { id, networkId, organisations }: StoredDocument,
): Promise<GrantHolder[]> {
  const organisationIds = organisations.map((organisation) => organisation.id);
  const rows = await readAll(
    driver,
    Row,
    `select person.id as "personId", person.name, person.email, organisation.name as organisation,
       organisation.hue, held.role, held.scope_kind as kind, held.scope_id as "scopeId"
     from person_grant held
       join person on person.id = held.person_id
       join organisation on organisation.id = person.organisation_id
     where person.state = 'active' and person.id in (
       select around.person_id from person_grant around
       where around.scope_kind = 'installation'
         or (around.scope_kind = 'document' and around.scope_id = $1)
         or (around.scope_kind = 'network' and around.scope_id = $2)
         or (around.scope_kind = 'organisation' and around.scope_id in (${placeholders(organisationIds, 3)})))
     order by person.name, person.id, held.role`,
    [id, networkId ?? "", ...organisationIds],
  );
  return [...Map.groupBy(rows, ({ personId }) => personId).values()].flatMap((held) => {
    const [first] = held;
    if (!first) return [];
    const { personId, name, email, organisation, hue } = first;
    return [{ personId, name, email, organisation, hue, grants: held.map(grantOf) }];
  });
}

function grantOf({ role, kind, scopeId: id }: z.infer<typeof Row>): Grant {
  return { role, scope: kind === "installation" ? { kind } : { kind, id } };
}
