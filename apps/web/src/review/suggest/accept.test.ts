import type { Suggestion, SuggestionDecision } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { ApiError } from "../../api.ts";
import { accept, type AcceptingPorts } from "./accept.ts";
import { aSuggestion } from "./testing.ts";

test("A1 A2 a suggestion is claimed, written, stored, and only then said to be accepted", async () => {
  const { ports, steps } = rehearse();

  const { outcome } = await accept(aSuggestion(), ports);

  expect(outcome).toBe("accepted");
  expect(steps).toEqual(["accept", "write", "saved", "applied"]);
});

test("A1 what somebody else has claimed is not written", async () => {
  const { ports, steps } = rehearse({
    decide: () => Promise.reject(new ApiError("conflict")),
  });

  const { outcome } = await accept(aSuggestion(), ports);

  expect(outcome).toBe("taken");
  expect(steps).toEqual([]);
});

test("A3 the claim of a stale suggestion is given back", async () => {
  const { ports, steps } = rehearse({ write: () => undefined });

  const { outcome } = await accept(aSuggestion(), ports);

  expect(outcome).toBe("stale");
  expect(steps).toEqual(["accept", "release"]);
});

test("the ids of what was inserted are told, for credit to both", async () => {
  const { ports, decisions } = rehearse();

  await accept(aSuggestion(), ports);

  expect(decisions.at(-1)).toEqual({
    decision: "applied",
    inserted: [{ client: 1, clock: 0, length: 4 }],
  });
});

test("when the network fails after the text is stored, the server is told once more", async () => {
  let failures = 0;
  const rehearsal = rehearse();
  const { decide } = rehearsal.ports;
  const ports: AcceptingPorts = {
    ...rehearsal.ports,
    decide: (id, decision) => {
      if (decision.decision !== "applied" || failures > 0) return decide(id, decision);
      failures += 1;
      return Promise.reject(new ApiError("offline"));
    },
  };

  const { outcome } = await accept(aSuggestion(), ports);

  expect(outcome).toBe("accepted");
  expect(rehearsal.steps).toEqual(["accept", "write", "saved", "applied"]);
});

/** Ports that do what they promise and say in which order they were used. */
function rehearse(changed: Partial<AcceptingPorts> = {}) {
  const steps: string[] = [];
  const decisions: SuggestionDecision[] = [];
  const ports: AcceptingPorts = {
    decide: (_id, decision): Promise<Suggestion> => {
      steps.push(decision.decision);
      decisions.push(decision);
      return Promise.resolve(aSuggestion());
    },
    write: () => {
      steps.push("write");
      return [{ client: 1, clock: 0, length: 4 }];
    },
    whenSaved: async () => {
      // Later than whoever does not wait for it goes on.
      await Promise.resolve().then(() => {});
      steps.push("saved");
    },
    ...changed,
  };
  return { ports, steps, decisions };
}
