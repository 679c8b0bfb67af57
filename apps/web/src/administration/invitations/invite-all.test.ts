import type { InvitationReport, NewInvitations } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { inviteAll } from "./invite-all.ts";
import { readPastedPeople } from "./pasted-people.ts";

/** A server that invites everybody but those it is told to refuse, and may stop answering. */
function server(fails: { readonly refuses?: string; readonly stopsAfter?: number } = {}) {
  const requests: NewInvitations["people"][] = [];
  const invite = async (people: NewInvitations["people"]): Promise<InvitationReport> => {
    if (requests.length === fails.stopsAfter) throw new TypeError("Failed to fetch");
    requests.push(people);
    return {
      results: people.map(({ email }) =>
        email === fails.refuses
          ? { outcome: "refused", email, reason: "bad-address" }
          : {
              outcome: "invited",
              email,
              id: `id of ${email}`,
              link: `https://miasto.example/zaproszenie#${email}`,
              expiresAt: 1,
              mail: "none",
            },
      ),
    };
  };
  return { invite, requests };
}

const many = Array.from({ length: 250 }, (_, index) => `a${index}@x.pl`).join("\n");

test("everybody is invited, a hundred at a time, and the progress is said", async () => {
  const { invite, requests } = server();
  const progress: number[] = [];

  const { lines, error } = await inviteAll({
    invite,
    pasted: readPastedPeople(many),
    organisationId: undefined,
    onProgress: (done) => progress.push(done),
  });

  expect(requests.map((people) => people.length)).toEqual([100, 100, 50]);
  expect(progress).toEqual([100, 200, 250]);
  expect(error).toBeUndefined();
  expect(lines.map(({ line }) => line)).toEqual(Array.from({ length: 250 }, (_, i) => i + 1));
});

test("the report has what the page and what the server refused, in the order of the lines", async () => {
  const { invite } = server({ refuses: "b@x.pl" });

  const { lines } = await inviteAll({
    invite,
    pasted: readPastedPeople("Anna\na@x.pl;Anna\nb@x.pl\na@x.pl"),
    organisationId: undefined,
    onProgress: () => {},
  });

  expect(lines.map((line) => (line.outcome === "refused" ? line.reason : line.link))).toEqual([
    "no-address",
    "https://miasto.example/zaproszenie#a@x.pl",
    "bad-address",
    "twice",
  ]);
});

test("when the server stops answering, links that it gave stay and the rest is marked", async () => {
  const { invite } = server({ stopsAfter: 1 });

  const { lines, error } = await inviteAll({
    invite,
    pasted: readPastedPeople(many),
    organisationId: undefined,
    onProgress: () => {},
  });

  expect(error).toBeInstanceOf(TypeError);
  expect(lines.filter(({ outcome }) => outcome === "invited")).toHaveLength(100);
  expect(
    lines.filter((line) => line.outcome === "refused" && line.reason === "not-sent"),
  ).toHaveLength(150);
});

test("names and the organisation go along, and only when there are any", async () => {
  const { invite, requests } = server();
  const options = { invite, onProgress: () => {} };

  await inviteAll({ ...options, pasted: readPastedPeople("a@x.pl;Anna"), organisationId: "bank" });
  await inviteAll({ ...options, pasted: readPastedPeople("b@x.pl"), organisationId: undefined });

  expect(requests).toEqual([
    [{ email: "a@x.pl", name: "Anna", organisationId: "bank" }],
    [{ email: "b@x.pl" }],
  ]);
});
