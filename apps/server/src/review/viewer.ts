/** Who looks at a document's review, and what of it is theirs. */
import type { Caller, OpenedDocument } from "../access/access.ts";
import { isTeam } from "../access/people-around.ts";

export interface Viewer {
  readonly personId: string;
  /**
   * Whether they write for one of the document's cities. Only the team gets and makes internal notes: an administrator, who
   * may write everywhere, is not in it.
   */
  readonly isTeam: boolean;
  readonly mayComment: boolean;
  readonly maySuggest: boolean;
  readonly mayEdit: boolean;
  readonly mayShare: boolean;
}

export function viewerOf(opened: OpenedDocument, { personId }: Caller): Viewer {
  const { permissions } = opened;
  return {
    personId,
    isTeam: isTeam(opened),
    mayComment: permissions.includes("comment"),
    maySuggest: permissions.includes("suggest"),
    mayEdit: permissions.includes("edit"),
    mayShare: permissions.includes("share"),
  };
}
