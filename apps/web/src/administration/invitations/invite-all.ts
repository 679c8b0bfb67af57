/**
 * Invites many people, a part at a time. What was done is never lost: links are shown once only, so when something goes
 * wrong half-way the report says who was invited and who was not.
 */
import type { InvitationReport, NewInvitations } from "@brudnopis/schema";
import type { PastedPeople, PastedPerson, PastedProblem } from "./pasted-people.ts";

type Result = InvitationReport["results"][number];

export type ReportLine =
  | (PastedPerson & Omit<Extract<Result, { outcome: "invited" }>, "email">)
  | {
      readonly line: number;
      readonly text: string;
      readonly outcome: "refused";
      readonly reason: Refusal;
    };

export type Refusal =
  | Extract<Result, { outcome: "refused" }>["reason"]
  | PastedProblem["problem"]
  | "not-sent";

export interface Report {
  readonly lines: readonly ReportLine[];
  /** Why the rest was not sent. */
  readonly error?: unknown;
}

/** Small enough for the limit of a request's body, whatever the names are. */
const atOnce = 100;

export interface InviteOptions {
  readonly invite: (people: NewInvitations["people"]) => Promise<InvitationReport>;
  readonly pasted: PastedPeople;
  /** Their own organisation, when it is not that of the scope. */
  readonly organisationId: string | undefined;
  readonly onProgress: (done: number) => void;
}

export async function inviteAll(options: InviteOptions): Promise<Report> {
  const { people, problems } = options.pasted;
  const lines: ReportLine[] = problems.map(({ line, text, problem }) => ({
    line,
    text,
    outcome: "refused",
    reason: problem,
  }));
  const finish = (error?: unknown): Report => ({
    lines: lines.toSorted((a, b) => a.line - b.line),
    ...(error === undefined ? {} : { error }),
  });
  for (let from = 0; from < people.length; from += atOnce) {
    const part = people.slice(from, from + atOnce);
    try {
      const { results } = await options.invite(part.map((person) => bodyOf(person, options)));
      lines.push(...part.map((person, index) => lineOf(person, results[index])));
    } catch (error) {
      lines.push(...people.slice(from).map((person) => lineOf(person, undefined)));
      return finish(error);
    }
    options.onProgress(from + part.length);
  }
  return finish();
}

function bodyOf(
  { email, name }: PastedPerson,
  { organisationId }: Pick<InviteOptions, "organisationId">,
): NewInvitations["people"][number] {
  return {
    email,
    ...(name === undefined ? {} : { name }),
    ...(organisationId === undefined ? {} : { organisationId }),
  };
}

function lineOf(person: PastedPerson, result: Result | undefined): ReportLine {
  if (result?.outcome === "invited") return { ...result, ...person };
  const reason = result ? result.reason : "not-sent";
  return { line: person.line, text: person.email, outcome: "refused", reason };
}
