import { expect, test } from "vitest";
import { accessRequestMail, invitationMail, resetMail, roleGivenMail } from "./texts.ts";

const expiresAt = Date.UTC(2026, 10, 25, 8, 30);
const ewa = { name: "Ewa Lis", organisation: "Miasto Konin" };
const title = "Ciepło z ziemi";

test("an invitation says who invites, to what, as what, and until when by Polish clocks", () => {
  const mail = invitationMail({
    id: "m1",
    to: "jan@rybnik.example",
    language: "pl",
    inviter: ewa,
    role: "editor",
    place: { kind: "document", name: title },
    link: "https://brudnopis.example/zaproszenie#klucz=abc",
    expiresAt,
  });

  expect(mail).toMatchObject({ id: "m1", to: "jan@rybnik.example", language: "pl" });
  expect(mail.subject).toBe("Zaproszenie: dokument „Ciepło z ziemi”");
  expect(mail.text).toContain("Ewa Lis (Miasto Konin) zaprasza Państwa");
  expect(mail.text).toContain("Rola: współautor");
  expect(mail.text).toContain("\nhttps://brudnopis.example/zaproszenie#klucz=abc\n");
  expect(mail.text).toContain("ważny do 25 listopada 2026 r., godz. 09:30");
});

test("an invitation in English names the same things", () => {
  const { subject, text } = invitationMail({
    id: "m1",
    to: "jan@rybnik.example",
    language: "en",
    inviter: ewa,
    role: "administrator",
    place: { kind: "installation" },
    link: "https://brudnopis.example/zaproszenie#klucz=abc",
    expiresAt,
  });

  expect(subject).toBe("Invitation: all of Brudnopis");
  expect(text).toContain("Role: administrator");
  expect(text).toContain("valid until 25 November 2026, 09:30 (Polish time)");
});

test("a name cannot add lines to a mail, nor hide anything in one", () => {
  const { subject, text } = accessRequestMail({
    to: "lead@konin.example",
    language: "pl",
    asker: { name: "Jan\n\nKliknij:\r\nhttps://zly.example", organisation: "Ryb\u202Enik" },
    title: "Ciepło\r\nBcc: obcy@zly.example",
    link: "https://brudnopis.example/dokumenty/abc",
  });

  expect(subject).toBe("Prośba o dostęp: Ciepło Bcc: obcy@zly.example");
  expect(text).toContain("Jan Kliknij: https://zly.example (Rybnik) prosi o dostęp");
});

test("a name of a thousand letters does not make a long mail", () => {
  const { subject } = roleGivenMail({
    to: "jan@rybnik.example",
    language: "pl",
    giver: ewa,
    title: "Ź".repeat(1000),
    role: "observer",
    link: "https://brudnopis.example/dokumenty/abc",
  });

  expect(subject.length).toBeLessThan(250);
});

test.each(["pl", "en"] as const)(
  "every mail in %s greets, and says that nobody reads replies",
  (language) => {
    const about = {
      to: "jan@rybnik.example",
      language,
      title,
      link: "https://brudnopis.example/x",
    };
    const mails = [
      resetMail({ ...about, name: "Jan", expiresAt }),
      accessRequestMail({ ...about, asker: ewa }),
      roleGivenMail({ ...about, giver: ewa, role: "facilitator" }),
    ];

    for (const { text } of mails) {
      expect(text).toMatch(/^(Dzień dobry|Hello),\n\n/);
      expect(text).toContain("\nhttps://brudnopis.example/x\n");
      expect(text).toMatch(/nikt nie przeczyta|nobody reads/);
    }
  },
);
