import { expect, test } from "vitest";
import { readConfig } from "./config.ts";
import { StartProblem } from "./start-problem.ts";

test("an empty environment is a server for one's own machine", () => {
  expect(readConfig({}, "/srv/brudnopis")).toEqual({
    port: 3000,
    host: "127.0.0.1",
    dataDir: "/srv/brudnopis/data",
    logLevel: "warn",
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
  });
});

test("a variable set to nothing is not set", () => {
  expect(readConfig({ PORT: "", BASE_URL: "" }, "/srv")).toMatchObject({ port: 3000 });
});

test.each([
  [{ BRUDNOPIS_PORT: "3000" }, "BRUDNOPIS_PORT is not a setting that Brudnopis knows"],
  [{ PORT: "http" }, "PORT: must be a number"],
  [{ PORT: "70000" }, "PORT: "],
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
