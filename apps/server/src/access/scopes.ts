/** What a role is held on: in words, and for the audit log. */
import type { Scope, ScopeKind } from "@brudnopis/schema";
import { findDocument } from "../store/documents.ts";
import type { Driver } from "../store/driver.ts";
import { findNetwork } from "../store/networks.ts";
import { findOrganisation } from "../store/organisations.ts";
import type { AuditSubject } from "./audit.ts";

/** The installation has no name. */
export interface Place {
  readonly kind: ScopeKind;
  readonly name?: string;
}

export async function describeScope(driver: Driver, scope: Scope): Promise<Place> {
  const name = await nameOf(driver, scope);
  return { kind: scope.kind, ...(name === undefined ? {} : { name }) };
}

async function nameOf(driver: Driver, scope: Scope): Promise<string | undefined> {
  switch (scope.kind) {
    case "installation":
      return undefined;
    case "network":
      return (await findNetwork(driver, scope.id))?.name;
    case "organisation":
      return (await findOrganisation(driver, scope.id))?.name;
    case "document":
      return (await findDocument(driver, scope.id))?.title;
  }
}

export function scopeSubject(scope: Scope): AuditSubject {
  switch (scope.kind) {
    case "installation":
      return {};
    case "network":
      return { networkId: scope.id };
    case "organisation":
      return { organisationId: scope.id };
    case "document":
      return { documentId: scope.id };
  }
}
