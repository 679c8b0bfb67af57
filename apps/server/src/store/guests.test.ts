import { expect, test } from "vitest";
import { type Driver, WriteConflict } from "./driver.ts";
import { countAnswer, findGuestLinkByToken, insertGuestLink, revokeGuestLink } from "./guests.ts";
import { konin, openTestStore } from "./testing.ts";

const limit = 2;

test("of answers that come together no more are taken than fit", async () => {
  const driver = await openWithQuestion();

  const results = await Promise.allSettled(
    Array.from({ length: 4 }, () => driver.write([countAnswer("question", 10, limit)])),
  );

  expect(results.map(({ status }) => status).sort()).toEqual([
    "fulfilled",
    "fulfilled",
    "rejected",
    "rejected",
  ]);
  expect(await findGuestLinkByToken(driver, "hash")).toMatchObject({ answers: limit });
});

test("an answer is refused when the link has ended in the meantime", async () => {
  const expired = await openWithQuestion();
  const revoked = await openWithQuestion();
  await revoked.write([revokeGuestLink("question", 5)]);

  const answers = await Promise.allSettled([
    expired.write([countAnswer("question", 100, limit)]),
    revoked.write([countAnswer("question", 10, limit)]),
  ]);

  const refused = { status: "rejected", reason: expect.any(WriteConflict) };
  expect(answers).toEqual([refused, refused]);
});

/** Ada asks; her question can be answered until 100. */
async function openWithQuestion(): Promise<Driver> {
  const driver = await openTestStore();
  await driver.write([
    ...konin(),
    insertGuestLink({
      id: "question",
      tokenHash: "hash",
      documentId: "doc",
      revisionId: null,
      address: "summary.text",
      note: "",
      createdAt: 1,
      createdBy: "ada",
      expiresAt: 100,
    }),
  ]);
  return driver;
}
