import { newsEvents } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { digestMail, type Notice, noticeMail } from "./notification-texts.ts";

const envelope = {
  to: "anna@konin.example",
  language: "pl",
  replyTo: { name: "Tomasz Adamski", address: "tomasz@bank.example" },
  unsubscribe: "https://brudnopis.example/wypisz#klucz=abc",
  settings: "https://brudnopis.example/konto#powiadomienia",
} as const;

const notice: Notice = {
  event: "mention",
  isForMe: true,
  by: { name: "Tomasz Adamski", organisation: "Bank Światowy" },
  title: "Ciepło z ziemi",
  excerpt: "Skąd ta kwota?",
  link: "https://brudnopis.example/dokumenty/abc#watek=def",
};

test("a notice says who did what where, in which words, and how to answer or to end such mail", () => {
  const mail = noticeMail({ ...envelope, notice });

  expect(mail).toMatchObject({
    to: "anna@konin.example",
    subject: "Tomasz Adamski (Bank Światowy) wymienia Państwa w uwadze: Ciepło z ziemi",
    replyTo: envelope.replyTo,
    unsubscribe: envelope.unsubscribe,
  });
  expect(mail.text).toBe(`Dzień dobry,

Tomasz Adamski (Bank Światowy) wymienia Państwa w uwadze.
Dokument: „Ciepło z ziemi”

„Skąd ta kwota?”

Aby zobaczyć to w dokumencie, proszę otworzyć ten link:
https://brudnopis.example/dokumenty/abc#watek=def

Brudnopis
Odpowiedź na tę wiadomość dostanie: Tomasz Adamski.
Które wiadomości przychodzą i kiedy, można ustawić tutaj: https://brudnopis.example/konto#powiadomienia
Rezygnacja z takich wiadomości, bez logowania: https://brudnopis.example/wypisz#klucz=abc
`);
});

test("names, titles and remarks add no line to a mail and hide nothing in one", () => {
  const { subject, text } = noticeMail({
    ...envelope,
    notice: {
      ...notice,
      by: { name: "Jan\n\nKliknij:\r\nhttps://zly.example $& $1", organisation: "Ryb\u202Enik" },
      title: "Ciepło\r\nBcc: obcy@zly.example",
      excerpt: "Pierwsza\r\n\r\nhttps://zly.example\u2028druga\u202E",
    },
  });

  expect(subject).not.toMatch(/[\r\n\u202E]/);
  expect(text).toContain("Jan Kliknij: https://zly.example $& $1 (Rybnik) wymienia Państwa");
  expect(text).toContain("„Pierwsza https://zly.example druga”");
});

test("several things are told by document, each with its link, and without an answer that nobody reads", () => {
  const { subject, text, replyTo } = digestMail({
    ...envelope,
    replyTo: undefined,
    notices: [notice, { ...notice, title: "Nasz kwartał", link: "https://b.example/2" }, notice],
  });

  expect(subject).toBe("3 powiadomienia");
  expect(replyTo).toBeUndefined();
  expect(text.match(/Dokument: /g)).toHaveLength(2);
  expect(text).toContain("  https://b.example/2\n");
  expect(text).toContain("odpowiedzi na nią nikt nie przeczyta");
});

test.each([
  [1, "1 powiadomienie: Ciepło z ziemi"],
  [4, "4 powiadomienia: Ciepło z ziemi"],
  [12, "12 powiadomień: Ciepło z ziemi"],
  [22, "22 powiadomienia: Ciepło z ziemi"],
])("%i things are counted as in Polish", (count, subject) => {
  const notices = Array.from({ length: count }, () => notice);

  expect(digestMail({ ...envelope, notices }).subject).toBe(subject);
});

test.each(["pl", "en"] as const)("everything that happens has its sentence in %s", (language) => {
  const { by: _, ...impersonal } = notice;
  for (const event of newsEvents) {
    for (const told of [
      { ...notice, event },
      { ...notice, event, isForMe: false },
      { ...impersonal, event },
      { ...impersonal, event, guest: "Maria Zielińska" },
    ]) {
      const { subject } = noticeMail({ ...envelope, language, notice: told });
      expect(subject).toMatch(/^\p{Lu}[^{}]+: Ciepło z ziemi$/u);
    }
  }
});
