import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { createSeal } from "../../apps/server/src/access/seal.ts";
import { MailQueue } from "../../apps/server/src/mail/mail-queue.ts";
import type { Mail } from "../../apps/server/src/mail/mailer.ts";
import { createSmtpSender } from "../../apps/server/src/mail/sender.ts";
import type { Driver } from "../../apps/server/src/store/driver.ts";
import { openTestStore, temporaryFolder } from "../../apps/server/src/store/testing.ts";
import { FakeTime, startTestServer, withStore } from "../../apps/server/src/testing.ts";
import { certificateFor, hasOpenssl, trust } from "./certificates.ts";
import { mailThrough, openPostOffice, type PostOffice } from "./post-office.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

const mail: Mail = {
  id: "pierwszy",
  to: "ewa.lis@konin.example",
  subject: "Zaproszenie: sieć „Źródła ciepła”",
  text: "Dzień dobry,\n\nzażółć gęślą jaźń: https://brudnopis.example/zaproszenie#klucz=tajny-klucz\n",
  language: "pl",
};

test("a mail arrives as it was written, in plain text with Polish letters", async () => {
  const office = await openPostOffice();
  const { queue, driver } = await openQueue({ port: office.port });

  await driver.write([queue.enqueue(mail)]);
  await queue.deliver();

  const received = await office.next();
  expect(received).toMatchObject({
    from: "mid@urzad.example",
    to: ["ewa.lis@konin.example"],
    text: mail.text,
  });
  expect(Object.fromEntries(received.headers)).toMatchObject({
    from: '"Miasto Konin, MID" <mid@urzad.example>',
    to: "ewa.lis@konin.example",
    subject: mail.subject,
    "content-type": "text/plain; charset=utf-8",
    "content-language": "pl",
    "auto-submitted": "auto-generated",
    "message-id": "<pierwszy@urzad.example>",
  });
  expect(await mailRow(driver, "pierwszy")).toMatchObject({ sealed: null, attempts: 1 });
});

test("M8 what people wrote becomes neither a header nor another recipient", async () => {
  const office = await openPostOffice();
  const { queue, driver } = await openQueue({ port: office.port });
  const evil = "Konin\r\nBcc: obcy@zly.example\r\n\r\nKliknij tu";

  await driver.write([queue.enqueue({ ...mail, subject: evil })]);
  await queue.deliver();

  const received = await office.next();
  expect(received.to).toEqual(["ewa.lis@konin.example"]);
  expect([...received.headers.keys()]).not.toContain("bcc");
  expect(received.headers.get("subject")).toBe("Konin Bcc: obcy@zly.example Kliknij tu");
  expect(received.text).toBe(mail.text);
});

test("M8 nor does the name of who an answer goes to, and an address that is none is left out", async () => {
  const office = await openPostOffice();
  const { queue, driver } = await openQueue({ port: office.port });
  const name = "Jan\r\nBcc: obcy@zly.example";
  const wrong = { name: "Jan", address: "jan@konin.example, obcy@zly.example" };

  await driver.write([
    queue.enqueue({ ...mail, id: "a", replyTo: { name, address: "jan@konin.example" } }),
    queue.enqueue({ ...mail, id: "b", replyTo: wrong }),
  ]);
  await queue.deliver();

  const [first, second] = [await office.next(), await office.next()];
  expect(first.headers.get("reply-to")).toBe('"Jan Bcc: obcy@zly.example" <jan@konin.example>');
  expect([...first.headers.keys(), ...second.headers.keys()]).not.toContain("bcc");
  expect(second.headers.get("reply-to")).toBeUndefined();
});

test.each([
  "ewa@konin.example\r\nBcc: obcy@zly.example",
  "ewa@konin.example>\r\nRCPT TO:<obcy@zly.example",
  "ewa@konin.example, obcy@zly.example",
  "Ewa <ewa@konin.example>",
  "ewa@konin.example\n",
  "",
])("M8 to the address %j nothing is sent, and it is not tried again", async (to) => {
  const office = await openPostOffice();
  const { queue, driver } = await openQueue({ port: office.port });

  await driver.write([queue.enqueue({ ...mail, to })]);
  await queue.deliver();

  expect(office.received).toEqual([]);
  expect(await mailRow(driver, "pierwszy")).toMatchObject({
    sealed: null,
    failed_at: expect.any(Number),
  });
});

test("M2 what waits cannot be read in the database", async () => {
  const { queue, driver } = await openQueue({ port: 1 });

  await driver.write([queue.enqueue(mail)]);

  const stored = JSON.stringify(await driver.read("select * from mail", []));
  expect(stored).toContain("pierwszy");
  for (const secret of ["ewa.lis", "Zaproszenie", "tajny-klucz"]) {
    expect(stored).not.toContain(secret);
  }
});

/** Reaches this machine as well, but is none of the names that count as staying on it. */
const anotherHost = "0.0.0.0";

test("M7 a server without encryption gets nothing, and the mail waits", async () => {
  const office = await openPostOffice({ encryption: "none" });
  const { queue, driver, log } = await openQueue({ host: anotherHost, port: office.port });

  await driver.write([queue.enqueue(mail)]);
  await queue.deliver();

  expect(office.received).toEqual([]);
  expect(office.mostAtOnce).toBe(1);
  expect(await mailRow(driver, "pierwszy")).toMatchObject({
    sealed: expect.any(String),
    attempts: 1,
    sent_at: null,
    failed_at: null,
  });
  expect(log).toEqual([expect.objectContaining({ kind: "unreachable", code: "ETLS" })]);
});

const encryptions = [
  { encryption: "starttls", protocol: "smtp" },
  { encryption: "from-the-start", protocol: "smtps" },
] as const;

test.each(encryptions)(
  "M7 a server whose certificate is too old gets nothing ($protocol)",
  async ({ encryption, protocol }) => {
    // The one that comes with the library: made by itself, and valid until 2025.
    const office = await openPostOffice({ encryption });

    const { received, cause } = await offered(office, protocol);

    expect(received).toEqual([]);
    expect(cause).toBe("CERT_HAS_EXPIRED");
  },
);

test.skipIf(!hasOpenssl()).each(encryptions)(
  "M7 a server with a certificate of its own making gets nothing ($protocol)",
  async ({ encryption, protocol }) => {
    const office = await openPostOffice({ encryption, certificate: certificateFor(anotherHost) });

    const { received, cause } = await offered(office, protocol);

    expect(received).toEqual([]);
    expect(cause).toBe("DEPTH_ZERO_SELF_SIGNED_CERT");
  },
);

test.skipIf(!hasOpenssl()).each(encryptions)(
  "M7 a server with the certificate of another gets nothing ($protocol)",
  async ({ encryption, protocol }) => {
    const certificate = certificateFor("192.0.2.7");
    trust(certificate);
    const office = await openPostOffice({ encryption, certificate });

    const { received, cause } = await offered(office, protocol);

    expect(received).toEqual([]);
    expect(cause).toBe("ERR_TLS_CERT_ALTNAME_INVALID");
  },
);

test.skipIf(!hasOpenssl()).each(encryptions)(
  "M7 a server that proves its name gets it encrypted, with our password ($protocol)",
  async ({ encryption, protocol }) => {
    const certificate = certificateFor(anotherHost);
    trust(certificate);
    const office = await openPostOffice({ encryption, certificate });

    const { received } = await offered(office, protocol);

    expect(received).toMatchObject([{ isEncrypted: true, user: "mid", text: mail.text }]);
  },
);

test("M4 while the server is down the mail waits, and it goes out when the server is back", async () => {
  const time = new FakeTime();
  const closed = await openPostOffice();
  const { port } = closed;
  await closed.close();
  const { queue, driver } = await openQueue({ port, time });
  await driver.write([queue.enqueue(mail)]);
  await queue.deliver();
  const office = await openPostOffice({ port });

  time.advance(minuteMs - 1);
  await queue.deliver();
  expect(office.received).toEqual([]);

  time.advance(1);
  await queue.deliver();
  expect((await office.next()).text).toBe(mail.text);
});

test("M4 the pauses grow from a minute to hours, and after a day the mail is given up", async () => {
  const time = new FakeTime();
  const { queue, driver } = await openQueue({ port: 1, time });
  await driver.write([queue.enqueue(mail)]);
  const pauses: number[] = [];

  for (;;) {
    await queue.deliver();
    const { sealed, next_at: nextAt } = await mailRow(driver, "pierwszy");
    if (sealed === null) break;
    pauses.push((nextAt - time.clock()) / minuteMs);
    time.advance(nextAt - time.clock());
  }

  expect(pauses).toEqual([1, 5, 15, 30, 60, 120, 240, 360, 360]);
  expect(await mailRow(driver, "pierwszy")).toMatchObject({
    sent_at: null,
    failed_at: time.clock(),
  });
});

test("M3 when the server cannot be reached, it is asked once and not for each mail", async () => {
  const office = await openPostOffice({ encryption: "none" });
  const { queue, driver, log } = await openQueue({ host: anotherHost, port: office.port });

  await driver.write(["a", "b", "c"].map((id) => queue.enqueue({ ...mail, id })));
  await queue.deliver();

  expect(log).toHaveLength(1);
  expect(await mailRow(driver, "c")).toMatchObject({ attempts: 1, sealed: expect.any(String) });
});

test("M3 a recipient whom the server does not know is given up, and holds up nobody", async () => {
  const office = await openPostOffice({
    refuse: (address) =>
      address.startsWith("nikt") ? { code: 550, words: `No such user ${address}` } : undefined,
  });
  const { queue, driver } = await openQueue({ port: office.port });

  await driver.write([
    queue.enqueue({ ...mail, id: "a", to: "nikt@konin.example" }),
    queue.enqueue({ ...mail, id: "b" }),
  ]);
  await queue.deliver();

  expect(office.received.map(({ to }) => to)).toEqual([["ewa.lis@konin.example"]]);
  expect(await mailRow(driver, "a")).toMatchObject({
    sealed: null,
    failed_at: expect.any(Number),
  });
});

test("M3 a recipient who is put off is tried again, and holds up nobody", async () => {
  const time = new FakeTime();
  const greeted = new Set<string>();
  const office = await openPostOffice({
    refuse: (address) => {
      if (greeted.has(address) || !address.startsWith("jan")) return undefined;
      greeted.add(address);
      return { code: 450, words: "Greylisted, come back later" };
    },
  });
  const { queue, driver } = await openQueue({ port: office.port, time });
  await driver.write([
    queue.enqueue({ ...mail, id: "a", to: "jan@konin.example" }),
    queue.enqueue({ ...mail, id: "b" }),
  ]);

  await queue.deliver();
  time.advance(minuteMs);
  await queue.deliver();

  expect(office.received.map(({ to }) => to)).toEqual([
    ["ewa.lis@konin.example"],
    ["jan@konin.example"],
  ]);
});

test("M3 mails go out over one connection at a time, each once", async () => {
  const office = await openPostOffice();
  const { queue, driver } = await openQueue({ port: office.port });
  const ids = ["a", "b", "c", "d", "e", "f"];

  await driver.write(ids.map((id) => queue.enqueue({ ...mail, id, subject: id })));
  await Promise.all([queue.deliver(), queue.deliver(), queue.deliver()]);

  expect(office.received.map(({ headers }) => headers.get("subject"))).toEqual(ids);
  expect(office.mostAtOnce).toBe(1);
});

test("a mail that is queued while others are being sent does not wait for the next round", async () => {
  const office = await openPostOffice();
  const { queue, driver } = await openQueue({ port: office.port });
  await driver.write([queue.enqueue(mail)]);
  const round = queue.deliver();

  await driver.write([queue.enqueue({ ...mail, id: "drugi" })]);
  queue.wake();
  await round;

  expect(office.received).toHaveLength(2);
});

test("M6 the log names a mail by its id, and says nothing of people, texts and passwords", async () => {
  const office = await openPostOffice({
    refuse: (address) => ({ code: 550, words: `No such user ${address}` }),
  });
  const { queue, driver, log } = await openQueue({ port: office.port });

  await driver.write([queue.enqueue(mail)]);
  await queue.deliver();

  expect(log[0]).toMatchObject({ mailId: "pierwszy", kind: "refused", status: 550 });
  const written = JSON.stringify(log);
  for (const secret of ["ewa.lis", "Zaproszenie", "tajny-klucz", "No such user"]) {
    expect(written).not.toContain(secret);
  }
});

test("a mail that was sealed with another key is given up", async () => {
  const { queue, driver } = await openQueue({ port: 1 });
  await driver.write([queue.enqueue(mail)]);
  const office = await openPostOffice();
  const other = await openQueue({ port: office.port, driver, secret: "x".repeat(32) });

  await other.queue.deliver();

  expect(office.received).toEqual([]);
  expect(await mailRow(driver, "pierwszy")).toMatchObject({
    sealed: null,
    failed_at: expect.any(Number),
  });
});

test("M4 a mail that is three days old when a server wakes up is not sent", async () => {
  const time = new FakeTime();
  const office = await openPostOffice();
  const { queue, driver } = await openQueue({ port: office.port, time });
  await driver.write([queue.enqueue(mail)]);

  time.advance(72 * hourMs);
  await queue.deliver();

  expect(office.received).toEqual([]);
  expect(await mailRow(driver, "pierwszy")).toMatchObject({
    sealed: null,
    failed_at: time.clock(),
  });
});

test("what became of a mail is forgotten after two months", async () => {
  const time = new FakeTime();
  const office = await openPostOffice();
  const { queue, driver } = await openQueue({ port: office.port, time });
  await driver.write([queue.enqueue(mail)]);
  await queue.deliver();

  time.advance(61 * 24 * hourMs);
  await driver.write([queue.enqueue({ ...mail, id: "drugi" })]);
  await queue.deliver();

  const rows = await driver.read("select id from mail", []);
  expect(rows).toEqual([{ id: "drugi" }]);
});

test("M5 a server that stops does not wait for a mail server that says nothing", async () => {
  const silent = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void silent.close());
  await once(silent, "listening");
  // It listens on TCP, so it has an address and a port.
  const { port } = silent.address() as AddressInfo;
  const { queue, driver } = await openQueue({ port });
  await driver.write([queue.enqueue(mail)]);
  const [round] = [queue.deliver(), await once(silent, "connection")];

  await queue.stop();

  await round;
  expect(await mailRow(driver, "pierwszy")).toMatchObject({
    sealed: expect.any(String),
    attempts: 0,
  });
});

test("what waits when a server stops is sent when it starts again", async () => {
  const dataDir = await temporaryFolder();
  const office = await openPostOffice();
  const config = { ...mailThrough(office), secretKey };
  await withStore(dataDir, async (driver) => {
    const { queue } = await openQueue({ port: office.port, driver, time: new FakeTime() });
    await driver.write([queue.enqueue(mail)]);
  });

  await startTestServer({ dataDir, config, overrides: new FakeTime() });

  expect((await office.next()).text).toBe(mail.text);
});

const secretKey = "tajny-klucz-instalacji-do-testów";

interface QueueOptions {
  readonly port: number;
  readonly protocol?: "smtp" | "smtps";
  readonly host?: string;
  readonly user?: string;
  readonly time?: FakeTime;
  readonly driver?: Driver;
  readonly secret?: string;
}

async function openQueue(options: QueueOptions) {
  const { port, protocol = "smtp", host = "127.0.0.1", user = "", secret = secretKey } = options;
  const { time = new FakeTime(), driver = await openTestStore() } = options;
  const log: object[] = [];
  const queue = new MailQueue({
    driver,
    seal: createSeal(secret),
    sender: createSmtpSender({
      smtpUrl: `${protocol}://${user}${host}:${port}`,
      from: "Miasto Konin, MID <mid@urzad.example>",
    }),
    clock: time.clock,
    log: {
      warn: (about) => void log.push(about),
      error: (about) => void log.push(about),
    },
  });
  onTestFinished(() => queue.stop());
  return { queue, driver, log };
}

/** Tries once to send a mail to a server on another machine: what that got, and why it got nothing. */
async function offered(office: PostOffice, protocol: "smtp" | "smtps") {
  const user = "mid:tajne%20has%C5%82o@";
  const { queue, driver, log } = await openQueue({
    protocol,
    user,
    host: anotherHost,
    port: office.port,
  });
  await driver.write([queue.enqueue(mail)]);
  await queue.deliver();
  const [problem = {}] = log;
  return { received: office.received, cause: "cause" in problem ? problem.cause : undefined };
}

interface MailRow {
  readonly sealed: string | null;
  readonly attempts: number;
  readonly next_at: number;
  readonly sent_at: number | null;
  readonly failed_at: number | null;
}

async function mailRow(driver: Driver, id: string): Promise<MailRow> {
  const [row] = await driver.read("select * from mail where id = $1", [id]);
  // The columns of the table that the migration makes.
  return row as MailRow;
}
