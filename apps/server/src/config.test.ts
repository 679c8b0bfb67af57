import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readConfig } from "./config.ts";
import { temporaryFolder } from "./store/testing.ts";
import { StartProblem } from "./start-problem.ts";

/** What nobody has to set. */
const usual = {
  trustProxy: [],
  sessionLimits: { idleMs: 7_200_000, absoluteMs: 43_200_000 },
  auditDays: 730,
  reserveBytes: 64 * 1024 * 1024,
};

test("an empty environment is a server for one's own machine", () => {
  expect(readConfig({}, "/srv/brudnopis")).toEqual({
    port: 3000,
    host: "127.0.0.1",
    dataDir: "/srv/brudnopis/data",
    logLevel: "warn",
    ...usual,
  });
});

test("every setting is read", () => {
  const environment = {
    PORT: "8080",
    HOST: "0.0.0.0",
    DATA_DIR: "/var/lib/brudnopis",
    BASE_URL: "https://brudnopis.example/",
    LOG_LEVEL: "info",
    DEMO_PASSWORD: "dobre-hasło",
    PATH: "/usr/bin",
  };

  expect(readConfig(environment, "/srv")).toEqual({
    port: 8080,
    host: "0.0.0.0",
    dataDir: "/var/lib/brudnopis",
    baseUrl: "https://brudnopis.example",
    logLevel: "info",
    demoPassword: "dobre-hasło",
    ...usual,
  });
});

test("accounts, mail and the organisation's own sign-in are configured", () => {
  const environment = {
    TRUST_PROXY: "10.0.0.1, 192.168.0.0/16",
    SECRET_KEY: "k".repeat(32),
    SESSION_IDLE_MINUTES: "30",
    SESSION_MAX_HOURS: "8",
    AUDIT_DAYS: "365",
    SMTP_URL: "smtps://mid:secret@poczta.example",
    MAIL_FROM: "MID <mid@konin.example>",
    OIDC_ISSUER: "https://logowanie.konin.example/realms/urzad",
    OIDC_CLIENT_ID: "brudnopis",
    OIDC_CLIENT_SECRET: "tajne",
    OIDC_LABEL: "Konto UM Konin",
  };

  expect(readConfig(environment, "/srv")).toMatchObject({
    trustProxy: ["10.0.0.1", "192.168.0.0/16"],
    secretKey: "k".repeat(32),
    sessionLimits: { idleMs: 30 * 60_000, absoluteMs: 8 * 3_600_000 },
    auditDays: 365,
    mail: { smtpUrl: "smtps://mid:secret@poczta.example", from: "MID <mid@konin.example>" },
    oidc: {
      issuer: "https://logowanie.konin.example/realms/urzad",
      clientId: "brudnopis",
      clientSecret: "tajne",
      label: "Konto UM Konin",
    },
  });
});

test.each(["http://localhost:8080/realms/urzad", "http://127.0.0.1:8080", "http://[::1]:8080"])(
  "a provider on this machine may do without encryption: %s",
  (issuer) => {
    const environment = { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: "brudnopis" };

    expect(readConfig(environment, "/srv").oidc?.issuer).toBe(issuer);
  },
);

test("a secret may come from a file", async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, "key"), `${"k".repeat(40)}\n`);

  expect(readConfig({ SECRET_KEY_FILE: "key" }, folder).secretKey).toBe("k".repeat(40));
  expect(() => readConfig({ SECRET_KEY_FILE: "nothing" }, folder)).toThrow(
    "SECRET_KEY_FILE: the file cannot be read",
  );
});

test("metrics are on this machine only, unless their address is set too", () => {
  expect(readConfig({ METRICS_HOST: "10.0.0.5" }, "/srv").metrics).toBeUndefined();
  expect(readConfig({ METRICS_PORT: "9464" }, "/srv").metrics).toEqual({
    host: "127.0.0.1",
    port: 9464,
  });
  expect(readConfig({ METRICS_PORT: "0", METRICS_HOST: "::1" }, "/srv").metrics).toEqual({
    host: "::1",
    port: 0,
  });
});

test("a variable set to nothing is not set", () => {
  expect(readConfig({ PORT: "", BASE_URL: "" }, "/srv")).toMatchObject({ port: 3000 });
});

test.each([
  [{ SMTP_URL: "smtp://poczta.example" }, "SMTP_URL needs MAIL_FROM as well"],
  [{ SMTP_URL: "http://poczta.example" }, "SMTP_URL: must be an address"],
  [{ OIDC_ISSUER: "https://logowanie.example" }, "OIDC_ISSUER needs OIDC_CLIENT_ID as well"],
  [
    { OIDC_ISSUER: "http://logowanie.example", OIDC_CLIENT_ID: "b" },
    "OIDC_ISSUER: must begin with",
  ],
  [{ OIDC_ISSUER: "http://localhost.zly.example", OIDC_CLIENT_ID: "b" }, "OIDC_ISSUER: must begin"],
  [{ SECRET_KEY: "short" }, "SECRET_KEY: must have at least 32 characters"],
  [{ BRUDNOPIS_PORT: "3000" }, "BRUDNOPIS_PORT is not a setting that Brudnopis knows"],
  [{ PORT: "http" }, "PORT: must be a number"],
  [{ PORT: "70000" }, "PORT: "],
  [{ METRICS_PORT: "all" }, "METRICS_PORT: must be a number"],
  [{ BASE_URL: "brudnopis.example" }, "BASE_URL: must be an address"],
  [{ BASE_URL: "ftp://brudnopis.example" }, "BASE_URL: must be an address"],
  [{ BASE_URL: "https://miasto.example/brudnopis" }, "BASE_URL: must have no path"],
  [{ LOG_LEVEL: "loud" }, "LOG_LEVEL: "],
  [{ DEMO_PASSWORD: "krótkie" }, "DEMO_PASSWORD: "],
])("%j is refused", (environment, message) => {
  expect(() => readConfig(environment, "/srv")).toThrow(StartProblem);
  expect(() => readConfig(environment, "/srv")).toThrow(message);
});

test("all that is wrong is said at once", () => {
  expect(() => readConfig({ PORT: "x", LOG_LEVEL: "x", BRUDNOPIS_X: "x" }, "/srv")).toThrow(
    /BRUDNOPIS_X[^]*PORT[^]*LOG_LEVEL/,
  );
});
