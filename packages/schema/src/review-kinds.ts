/** Words of review: plain data, which pages use without bringing zod to the browser. */

/** What a remark is; `barrier` is meant for the Plan Ulepszeń (domain §2.6). */
export const remarkKinds = [
  "question",
  "proposal",
  "missing-data",
  "money",
  "good-practice",
  "barrier",
] as const;

/** What the city did about a remark. */
export const answerKinds = ["done", "partly", "no"] as const;

/** The criteria of a peer review, each scored from 1 to 5 (domain §2.6). */
export const peerCriteria = [
  "challenge",
  "causes",
  "goals",
  "actions",
  "funding",
  "stakeholders",
  "risks",
  "integration",
  "delivery",
  "clarity",
] as const;

/** What a peer is asked besides. */
export const peerQuestions = ["strength", "correction", "takeaway", "barrier"] as const;

/** What people are told about. */
export const newsEvents = [
  "mention",
  "reply",
  "assigned",
  "thread",
  "addressed",
  "confirmed",
  "reopened",
  "suggestion",
  "decided",
  "round-sent",
  "round-due",
  "round-returned",
  "round-answered",
  "round-closed",
  "answered",
] as const;
