import { Role } from "@brudnopis/schema";
import { z } from "zod";
import type { Grant } from "../access/decide.ts";
import { type Driver, readAll, type Statement } from "./driver.ts";

const GrantRow = z
  .strictObject({
    role: Role,
    kind: z.enum(["installation", "network", "organisation", "document"]),
    id: z.string(),
  })
  .transform(({ role, kind, id }): Grant => ({
    role,
    scope: kind === "installation" ? { kind } : { kind, id },
  }));

export function grantsOf(driver: Driver, personId: string): Promise<Grant[]> {
  return readAll(
    driver,
    GrantRow,
    `select role, scope_kind as kind, scope_id as id from person_grant where person_id = $1
     order by role, scope_kind, scope_id`,
    [personId],
  );
}

export function insertGrant(
  personId: string,
  { role, scope }: Grant,
  createdAt: number,
): Statement {
  return {
    sql: `insert into person_grant (person_id, role, scope_kind, scope_id, created_at)
      values ($1, $2, $3, $4, $5)`,
    values: [personId, role, scope.kind, scope.kind === "installation" ? "" : scope.id, createdAt],
  };
}
