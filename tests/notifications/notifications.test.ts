/** Who is told of what, what leaves by e-mail and when, with a real mail server. */
import { describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { usualSettings } from "../../apps/server/src/notifications/settings.ts";
import { unsubscribe } from "../../apps/server/src/notifications/unsubscribe.ts";
import { erasePerson } from "../../apps/server/src/store/erasure.ts";
import { insertGrant } from "../../apps/server/src/store/grants.ts";
import { insertWindow } from "../../apps/server/src/store/networks.ts";
import { insertPerson } from "../../apps/server/src/store/people.ts";
import { setOwner, keepSection } from "../../apps/server/src/store/plan.ts";
import { setWatch, storeSettings } from "../../apps/server/src/store/notification-settings.ts";
import { id, people, type Person } from "../http/ground.ts";
import { linkIn } from "../http/post-office.ts";
import { aMessage, aThread, type Desk, hourMs, konin, minuteMs, openDesk } from "./desk.ts";

const addressOf = (person: Person) => `${person}@miasto.example`;
const mention = { event: "mention", concerned: [id("editor")] } as const;

describe("who is told", () => {
  test("somebody who is named hears of it, with the words, who it was and a link to the place", async () => {
    const desk = await openDesk();
    await desk.driver.write(aThread({ text: `@{${id("editor")}} skąd\n ta kwota?` }));

    await desk.tell(mention);

    const { notifications, people: named, unread } = await desk.inboxOf("editor", "for-me");
    expect(notifications).toEqual([
      {
        id: expect.any(String),
        event: "mention",
        at: desk.time.clock(),
        isForMe: true,
        by: id("facilitator"),
        document: { id: konin, title: "MID konin" },
        path: `/dokumenty/${konin}#watek=thread1`,
        excerpt: "@editor skąd ta kwota?",
      },
    ]);
    expect(named[id("facilitator")]).toMatchObject({ name: "facilitator" });
    expect(unread).toEqual({ forMe: 1, all: 1 });
  });

  test("N3 who did it hears nothing, and who is named in a reply hears once, that they are named", async () => {
    const desk = await openDesk();
    await desk.driver.write(aThread());

    await desk.tell({ event: "reply", concerned: [id("editor"), id("facilitator")] });
    await desk.tell(mention);

    expect((await desk.inboxOf("facilitator")).notifications).toEqual([]);
    const { notifications } = await desk.inboxOf("editor");
    expect(notifications.map(({ event }) => event)).toEqual(["mention"]);
  });

  test("whoever wrote in a thread hears of replies in it without being named", async () => {
    const desk = await openDesk();
    await desk.driver.write([...aThread(), aMessage("message2", "Z umowy.", "coordinator", 2)]);

    await desk.tell({ event: "reply", actorId: id("editor"), messageId: "message2" });

    expect((await desk.inboxOf("facilitator", "for-me")).notifications).toHaveLength(1);
    expect((await desk.inboxOf("coordinator", "for-me")).notifications).toHaveLength(1);
    expect((await desk.inboxOf("lead", "for-me")).notifications).toEqual([]);
  });

  test("a remark in a section is for who has it; where nobody does, it is for the leads", async () => {
    const desk = await openDesk();
    await desk.driver.write([
      ...aThread(),
      keepSection(konin, "challenge"),
      setOwner(konin, "challenge", id("editor")),
    ]);

    await desk.tell({ event: "thread", section: "challenge" });
    await desk.wait(1);
    await desk.tell({ event: "thread", section: "summary" });

    expect((await desk.inboxOf("editor", "for-me")).notifications).toHaveLength(1);
    expect((await desk.inboxOf("lead", "for-me")).notifications).toHaveLength(1);
    // The team watches what it writes, unless it says otherwise.
    expect((await desk.inboxOf("editor")).notifications).toHaveLength(2);
  });

  test("N2 nobody hears of what they may not remark on: observers, strangers, peers without a window", async () => {
    const desk = await openDesk();
    await desk.driver.write(aThread());
    const everybody = Object.keys(people).map(id);

    await desk.tell({ event: "mention", concerned: everybody });

    for (const person of ["observer", "stranger", "peer"] as const)
      expect((await desk.inboxOf(person)).notifications).toEqual([]);
    expect(await toldPeople(desk)).not.toContain(id("observer"));
    const told = desk.office.received.flatMap(({ to }) => to).sort();
    expect(told).toEqual(
      (["administrator", "coordinator", "editor", "lead", "partner"] as const).map(addressOf),
    );
  });

  test("N4 of a note within the team only the team hears, and nothing of it is mailed to anybody", async () => {
    const desk = await openDesk();
    await desk.driver.write(aThread({ isInternal: true, text: "Tylko dla nas" }));
    const everybody = Object.keys(people).map(id);

    await desk.tell({ event: "mention", concerned: everybody, isInternal: true });
    await desk.wait(24 * hourMs);

    for (const person of ["facilitator", "coordinator", "administrator", "observer"] as const) {
      const inbox = await desk.inboxOf(person);
      expect(inbox.notifications).toEqual([]);
      expect(inbox.unread.all).toBe(0);
    }
    expect(await toldPeople(desk)).toEqual([id("editor"), id("lead"), id("partner")]);
    expect((await desk.inboxOf("editor")).notifications).toMatchObject([
      { excerpt: "Tylko dla nas" },
    ]);
    expect(desk.office.received).toEqual([]);
  });

  test("a peer hears while a window is open, and sees nothing of it in the inbox afterwards", async () => {
    const desk = await openDesk();
    await desk.driver.write([...aThread(), aWindow(desk)]);
    await desk.tell({ event: "mention", concerned: [id("peer")] });
    expect((await desk.inboxOf("peer")).unread.all).toBe(1);

    await desk.wait(2 * hourMs);

    const { notifications, unread } = await desk.inboxOf("peer");
    expect(notifications).toEqual([]);
    expect(unread).toEqual({ forMe: 0, all: 0 });
  });

  test("who watches a section, a document or a network hears what the nearest of them says", async () => {
    const desk = await openDesk();
    const network = { kind: "network", id: id("energia") } as const;
    const document = { kind: "document", id: konin } as const;
    const section = { kind: "section", id: konin, section: "challenge" } as const;
    await desk.driver.write([
      ...aThread(),
      setWatch(id("coordinator"), network, "all", 10),
      setWatch(id("editor"), document, "mine", 10),
      setWatch(id("editor"), section, "all", 10),
      setWatch(id("partner"), document, "none", 10),
    ]);

    await desk.tell({ event: "thread", section: "summary", concerned: [id("partner")] });
    await desk.wait(1);
    await desk.tell({ event: "thread", section: "challenge" });
    await desk.wait(1);
    await desk.tell({ event: "mention", concerned: [id("partner")] });

    const counts = await Promise.all(
      (["coordinator", "editor", "partner"] as const).map(
        async (person) => (await desk.inboxOf(person)).notifications.length,
      ),
    );
    expect(counts).toEqual([2, 1, 1]);
  });

  test("a network of three hundred is told with no more questions to the database than one of nine", async () => {
    const desk = await openDesk();
    await desk.driver.write(aThread());
    const reads = vi.spyOn(desk.driver, "read");
    await desk.tell({ event: "reply" });
    const few = reads.mock.calls.length;
    await desk.driver.write(
      Array.from({ length: 300 }, (_, index) => manyPeople(`many${1000 + index}`)).flat(),
    );
    reads.mockClear();

    desk.time.advance(1);
    await desk.tell({ event: "reply" });

    expect(reads.mock.calls.length).toBe(few);
  });

  test("a remark that was taken back leaves the inbox, and one that was removed says nothing", async () => {
    const desk = await openDesk();
    await desk.driver.write(aThread({ text: "Tajne" }));
    await desk.tell(mention);

    await desk.driver.write([
      { sql: "update review_message set removed_at = 2, body = ''", values: [] },
    ]);
    expect((await desk.inboxOf("editor")).notifications).toMatchObject([{ excerpt: "" }]);

    await desk.driver.write([{ sql: "update review_thread set removed_at = 3", values: [] }]);
    expect((await desk.inboxOf("editor")).notifications).toEqual([]);
    expect((await desk.inboxOf("editor")).unread.all).toBe(0);
  });
});

describe("what is mailed", () => {
  test("at once, in plain Polish, with a link, the writer's address for an answer, and a way out", async () => {
    const desk = await openDesk();
    await desk.driver.write(aThread({ text: "Skąd ta kwota?\r\nBcc: obcy@zly.example" }));

    await desk.tell(mention);

    const mail = await desk.office.next();
    expect(mail.to).toEqual([addressOf("editor")]);
    expect(Object.fromEntries(mail.headers)).toMatchObject({
      subject: "facilitator (konin) wymienia Państwa w uwadze: MID konin",
      "reply-to": "facilitator <facilitator@miasto.example>",
      "list-unsubscribe": expect.stringMatching(
        /^<https:\/\/brudnopis\.example\/wypisz#klucz=.+>$/,
      ),
    });
    expect([...mail.headers.keys()]).not.toContain("bcc");
    expect(mail.text).toContain("Dokument: „MID konin”");
    expect(mail.text).toContain("„Skąd ta kwota? Bcc: obcy@zly.example”");
    expect(linkIn(mail)).toBe(`https://brudnopis.example/dokumenty/${konin}#watek=thread1`);
    expect(mail.text).toContain("Odpowiedź na tę wiadomość dostanie: facilitator.");
    expect(mail.text).toMatch(/bez logowania: https:\/\/brudnopis\.example\/wypisz#klucz=\S+\n$/);
  });

  test("N5 four a day leave at once, and what comes after them in one digest the next morning", async () => {
    const desk = await openDesk();
    await desk.driver.write(aThread());

    for (let told = 0; told < 7; told += 1) {
      await desk.tell(mention);
      await desk.wait(minuteMs);
    }
    expect(desk.subjectsTo("editor")).toHaveLength(4);

    // From ten in the morning to a minute before the digest.
    await desk.wait(21 * hourMs + 22 * minuteMs);
    expect(desk.subjectsTo("editor")).toHaveLength(4);
    await desk.wait(minuteMs);
    expect(desk.subjectsTo("editor").slice(4)).toEqual(["3 powiadomienia: MID konin"]);

    await desk.tell(mention);
    expect(desk.subjectsTo("editor")).toHaveLength(6);
  });

  test("N5 a day is over at midnight by Polish clocks", async () => {
    // Half past eleven in the evening in Poland: its day ends an hour before that of UTC.
    const desk = await openDesk(Date.UTC(2026, 10, 22, 22, 30));
    await desk.driver.write(aThread());
    const tellFive = async () => {
      for (let told = 0; told < 5; told += 1) {
        await desk.tell(mention);
        await desk.wait(minuteMs);
      }
    };

    await tellFive();
    expect(desk.subjectsTo("editor")).toHaveLength(4);
    await desk.wait(25 * minuteMs);
    await tellFive();

    expect(desk.subjectsTo("editor")).toHaveLength(8);
  });

  test("what can wait comes once a day, by document, every line with its link", async () => {
    const desk = await openDesk();
    await desk.driver.write(aThread());
    const rybnik = id("midrybnik");
    await desk.tell({ event: "decided", concerned: [id("coordinator")] });
    await desk.tell({ event: "confirmed", concerned: [id("coordinator")], documentId: rybnik });
    expect(desk.office.received).toEqual([]);

    await desk.wait(24 * hourMs);

    const mail = await desk.office.next();
    expect(mail.headers.get("subject")).toBe("2 powiadomienia");
    expect(mail.text).toContain("Dokument: „MID konin”");
    expect(mail.text).toContain("Dokument: „MID rybnik”");
    for (const document of [konin, rybnik])
      expect(mail.text).toContain(`https://brudnopis.example/dokumenty/${document}#watek=thread1`);
    expect(desk.office.received.filter(({ to }) => to.includes(addressOf("coordinator")))).toEqual([
      mail,
    ]);
  });

  test("N5 however much waits for the digest, what is for somebody leaves at once, and the digest is one e-mail", async () => {
    const desk = await openDesk();
    await desk.driver.write(aThread());
    for (let count = 0; count < 130; count += 1) {
      desk.time.advance(1);
      await desk.tell({ event: "confirmed" });
    }

    desk.time.advance(1);
    await desk.tell({ event: "mention", concerned: [id("editor")] });

    expect(desk.subjectsTo("editor")).toMatchObject([expect.stringContaining("wymienia")]);
    await desk.wait(24 * hourMs);
    await desk.wait(minuteMs);
    await desk.wait(minuteMs);
    expect(desk.subjectsTo("editor").slice(1)).toEqual(["130 powiadomień: MID konin"]);
    expect(desk.office.received.at(-1)?.text).toContain(
      "Pozostałe (30) są na stronie powiadomień:",
    );
  });

  test("N6 in quiet hours nothing leaves, and what was held up comes afterwards in one", async () => {
    // Nine in the evening in Poland.
    const desk = await openDesk(Date.UTC(2026, 10, 23, 20));
    await desk.driver.write(aThread());
    await desk.settings("editor", { quiet: { from: "20:00", to: "07:00", weekends: false } });

    for (let told = 0; told < 3; told += 1) {
      await desk.tell(mention);
      await desk.wait(minuteMs);
    }
    await desk.wait(9 * hourMs);
    expect(desk.office.received).toEqual([]);

    await desk.wait(hourMs);
    expect(desk.subjectsTo("editor")).toEqual(["3 powiadomienia: MID konin"]);
  });

  test("as each wishes: at once, in the digest, or never", async () => {
    const desk = await openDesk();
    await desk.driver.write(aThread());
    const { mail } = usualSettings();
    await desk.settings("editor", { mail: { ...mail, mention: "never" } });
    await desk.settings("lead", { mail: { ...mail, mention: "digest" }, digestAt: "12:00" });

    await desk.tell({ event: "mention", concerned: [id("editor"), id("lead"), id("partner")] });
    expect(desk.subjectsTo("partner")).toHaveLength(1);
    expect([...desk.subjectsTo("lead"), ...desk.subjectsTo("editor")]).toEqual([]);

    await desk.wait(3 * hourMs);
    expect(desk.subjectsTo("lead")).toEqual(["1 powiadomienie: MID konin"]);
    await desk.wait(48 * hourMs);
    expect(desk.subjectsTo("editor")).toEqual([]);
    expect((await desk.inboxOf("editor")).unread.forMe).toBe(1);
  });

  test("N8 what was read, taken back or closed to somebody meanwhile is not mailed", async () => {
    const desk = await openDesk();
    await desk.driver.write(aThread());
    const concerned = [id("lead"), id("coordinator"), id("partner")];
    await desk.tell({ event: "confirmed", concerned });

    await desk.driver.write([
      { sql: "update notification set read_at = 1 where person_id = $1", values: [id("lead")] },
      { sql: "delete from person_grant where person_id = $1", values: [id("partner")] },
    ]);
    await desk.wait(24 * hourMs);

    // The rest of the team watches the document.
    const mailed = desk.office.received.flatMap(({ to }) => to).sort();
    expect(mailed).toEqual([addressOf("coordinator"), addressOf("editor")]);
  });

  test("what is wrong with one person's settings keeps nobody else from their e-mail", async () => {
    const desk = await openDesk();
    await desk.driver.write([...aThread(), storeSettings(id("coordinator"), "{nonsense")]);
    await desk.driver.write([
      {
        sql: `insert into notification (id, person_id, document_id, event, is_for_me, at, mail)
          values ('broken', $1, $2, 'reply', 1, 1, 'now')`,
        values: [id("coordinator"), konin],
      },
    ]);

    await desk.tell(mention);

    expect(desk.subjectsTo("editor")).toHaveLength(1);
  });

  test("N9 who ends e-mail about a document gets none about a part of it that they watch, nor of what waits already", async () => {
    const desk = await openDesk();
    const watching = { kind: "section", id: konin, section: "summary" } as const;
    await desk.driver.write([...aThread(), setWatch(id("editor"), watching, "all", 9)]);
    await desk.tell({ event: "confirmed" });
    desk.time.advance(1);
    await desk.tell(mention);
    const token = tokenIn(desk.office.received.at(-1)?.headers.get("list-unsubscribe"));

    await unsubscribe(desk, { token, from: "document" });
    desk.time.advance(1);
    await desk.tell({ event: "reply", section: "summary" });
    await desk.wait(24 * hourMs);

    expect(desk.subjectsTo("editor")).toHaveLength(1);
  });

  test("N7 each is in one e-mail only, however often is asked", async () => {
    const desk = await openDesk();
    await desk.driver.write(aThread());

    await desk.tell(mention);
    await Promise.all([desk.wait(minuteMs), desk.wait(minuteMs), desk.wait(24 * hourMs)]);

    expect(desk.subjectsTo("editor")).toHaveLength(1);
  });

  test("who was erased gets nothing more, and nothing is left of what they were told", async () => {
    const desk = await openDesk();
    await desk.driver.write(aThread());
    await desk.settings("editor", {});
    await desk.tell({ event: "confirmed", concerned: [id("editor")] });

    await desk.driver.write(
      erasePerson({
        personId: id("editor"),
        email: addressOf("editor"),
        pseudonym: { name: "Usunięte konto", email: "erased@invalid" },
        at: desk.time.clock(),
        by: id("administrator"),
      }),
    );
    await desk.wait(24 * hourMs);

    expect(desk.subjectsTo("editor")).toEqual([]);
    for (const table of ["notification", "notification_setting", "watch"]) {
      const sql = `select * from ${table} where person_id = $1`;
      expect(await desk.driver.read(sql, [id("editor")])).toEqual([]);
    }
  });
});

/** In which Konin's document is shown to peers for an hour. */
function aWindow({ time }: Desk) {
  const [opensAt, closesAt] = [time.clock() - 1, time.clock() + hourMs];
  const window = { id: id("window"), networkId: id("energia"), opensAt, closesAt, note: "" };
  return insertWindow(window, opensAt, id("coordinator"));
}

/** Somebody in the network. */
function manyPeople(name: string) {
  const [person, network] = [id(name), id("energia")];
  const mailbox = { email: `${name}@miasto.example`, passwordHash: "none" };
  const row = { id: person, name, ...mailbox, organisationId: id("konin"), createdAt: 1 };
  const role = { role: "facilitator", scope: { kind: "network", id: network } } as const;
  return [insertPerson(row), insertGrant(person, role, 1)];
}

function tokenIn(header: string | undefined): string {
  const [, token = ""] = /#klucz=([\w-]+)>$/.exec(header ?? "") ?? [];
  return token;
}

/** For whom anything is stored at all. */
async function toldPeople({ driver }: Desk): Promise<unknown[]> {
  const sql = "select distinct person_id as id from notification order by 1";
  return (await driver.read(sql, [])).map(
    (row) => z.strictObject({ id: z.string() }).parse(row).id,
  );
}
