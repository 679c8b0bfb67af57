/** The server's codes and reasons in words for people: what happened. What to do next is in `save-notice.tsx`. */
import type { TFunction } from "i18next";
import type { Refusal } from "./save-state.ts";

/** Reasons with a sentence of their own. */
const reasons = [
  "signed-out",
  "session-ended",
  "session-expired",
  "may-only-read",
  "access-removed",
  "may-write",
  "template-changed",
  "page-too-old",
  "document-full",
  "internal",
] as const;

/** Why the gate refuses an update, as far as it makes a difference to a person. */
const groups = {
  "too-big": "1009",
  "too-many-structs": "1009",
  "forbidden-content": "not-fitting",
  "forbidden-place": "not-fitting",
  "forbidden-value": "not-fitting",
  "unknown-name": "not-fitting",
  "too-deep": "not-fitting",
  "clock-out-of-range": "disagreeing",
  "clock-gap": "disagreeing",
  "unknown-reference": "disagreeing",
  "references-disagree": "disagreeing",
  "broken-character": "disagreeing",
  "delete-set-not-canonical": "disagreeing",
  "delete-set-unknown": "disagreeing",
  "foreign-client": "disagreeing",
  "record-removed": "disagreeing",
} as const;

const codes = ["1009", "4400", "4401", "4403", "4404", "4409", "4410", "4411", "4422"] as const;

/** The server's word says more than its code; a word that we do not know says nothing. */
export function explanation(t: TFunction, { code, reason }: Refusal): string {
  const known =
    reasons.find((candidate) => candidate === reason) ??
    groupOf(reason) ??
    codes.find((candidate) => candidate === String(code));
  return known === undefined ? t("save.refused.other", { code }) : t(`save.refused.${known}`);
}

function groupOf(reason: string): (typeof groups)[keyof typeof groups] | undefined {
  return isGrouped(reason) ? groups[reason] : undefined;
}

function isGrouped(reason: string): reason is keyof typeof groups {
  return Object.hasOwn(groups, reason);
}

const waits = ["too-many-sockets", "restarting"] as const;

/** Why there is no connection at the moment, where the server has said it. */
export function waitExplanation(t: TFunction, reason: string): string | undefined {
  const known = waits.find((candidate) => candidate === reason);
  return known === undefined ? undefined : t(`save.waiting.${known}`);
}
