import type { NewInvitations, Role } from "@brudnopis/schema";
import { administrationApi, type ManagedScope } from "../administration-api.ts";
import { useRefresh } from "../use-refresh.ts";
import { inviteAll, type Report } from "./invite-all.ts";
import type { PastedPeople } from "./pasted-people.ts";

/** Whom to invite to what. */
export interface Wanted {
  readonly role: Role;
  readonly language: NewInvitations["language"];
  /** Their own organisation; absent where that is clear. */
  readonly organisationId: string | undefined;
  readonly pasted: PastedPeople;
}

/** Sends invitations, tells how far it is, and hands over the report. Throws only when nobody was invited at all. */
export function useInvite(
  scope: ManagedScope,
  onProgress: (done: number) => void,
  onDone: (report: Report) => void,
): (wanted: Wanted) => Promise<void> {
  const refresh = useRefresh();
  return async ({ role, language, organisationId, pasted }) => {
    const report = await inviteAll({
      invite: (people) => administrationApi.invite(scope, { role, language, people }),
      pasted,
      organisationId,
      onProgress,
    });
    const invited = report.lines.filter(({ outcome }) => outcome === "invited").length;
    // Nothing was sent: the form stays as it is, for another try.
    if (invited === 0 && report.error !== undefined) throw report.error;
    onDone(report);
    await refresh();
  };
}
