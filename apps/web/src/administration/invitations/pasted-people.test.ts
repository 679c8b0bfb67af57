import { describe, expect, test } from "vitest";
import { isEmail, readPastedPeople } from "./pasted-people.ts";

/** People as `line email name`, problems as `line problem text`. */
function read(text: string) {
  const { people, problems } = readPastedPeople(text);
  return {
    people: people.map(({ line, email, name }) => `${line} ${email} ${name ?? "–"}`),
    problems: problems.map(({ line, problem, text: about }) => `${line} ${problem} ${about}`),
  };
}

const anna = "1 anna@konin.example Anna Wójcik";

describe("one person on a line", () => {
  test.each([
    ["with a semicolon", "anna@konin.example; Anna Wójcik"],
    ["with a comma", "anna@konin.example,Anna Wójcik"],
    ["with a tab, as pasted from a spreadsheet", "anna@konin.example\tAnna Wójcik"],
    ["with the name first", "Anna Wójcik;anna@konin.example"],
    ["with the name in two columns", "Anna;Wójcik;anna@konin.example"],
    ["with a number in front", "1;Anna Wójcik;anna@konin.example"],
    ["in quotation marks", '"anna@konin.example";"Anna Wójcik"'],
    ["as mail programs write it", "Anna Wójcik <anna@konin.example>"],
    ["as mail programs write it, quoted", '"Anna Wójcik" <anna@konin.example>'],
    ["family name first, as mail programs write it", "Wójcik, Anna <anna@konin.example>"],
    ["as a link", "Anna Wójcik <mailto:anna@konin.example>"],
    ["with a byte order mark", "\uFEFFanna@konin.example;Anna Wójcik"],
    ["with spaces around", "   anna@konin.example ;   Anna   Wójcik  "],
    ["with empty columns after it", "anna@konin.example;Anna Wójcik;;;"],
  ])("%s", (_, text) => {
    expect(read(text)).toEqual({ people: [anna], problems: [] });
  });

  test("a comma inside quotation marks belongs to the cell", () => {
    expect(read('"Wójcik, Anna",anna@konin.example').people).toEqual([
      "1 anna@konin.example Wójcik, Anna",
    ]);
  });

  test("a comma beside a semicolon belongs to the cell", () => {
    expect(read("anna@konin.example;Wójcik, Anna").people).toEqual([
      "1 anna@konin.example Wójcik, Anna",
    ]);
  });

  test("a doubled quotation mark is one", () => {
    expect(read('anna@konin.example;"Anna ""Ania"" Wójcik"').people).toEqual([
      '1 anna@konin.example Anna "Ania" Wójcik',
    ]);
  });

  test("a quoted cell may go on in the next line", () => {
    expect(read('"Anna\nWójcik";anna@konin.example\njan@rybnik.example').people).toEqual([
      anna,
      "3 jan@rybnik.example –",
    ]);
  });

  test("a quotation mark that never closes loses nobody", () => {
    expect(read('"Anna;anna@konin.example\njan@rybnik.example').people).toEqual([
      "1 anna@konin.example –",
      "2 jan@rybnik.example –",
    ]);
  });
});

describe("many people", () => {
  test("lines of every system's kind", () => {
    expect(read("a@x.pl\r\nb@x.pl\nc@x.pl\rd@x.pl").people).toEqual([
      "1 a@x.pl –",
      "2 b@x.pl –",
      "3 c@x.pl –",
      "4 d@x.pl –",
    ]);
  });

  test.each([
    ["commas", "a@x.pl, b@x.pl"],
    ["semicolons", "a@x.pl; b@x.pl;"],
    ["spaces", "a@x.pl   b@x.pl"],
  ])("on one line, with %s between them", (_, text) => {
    expect(read(text).people).toEqual(["1 a@x.pl –", "1 b@x.pl –"]);
  });

  test("on one line with their names, as copied from a mail's header", () => {
    expect(read("Anna Nowak <a@x.pl>; Jan Lis <b@x.pl>, Ewa Kos <c@x.pl>").people).toEqual([
      "1 a@x.pl Anna Nowak",
      "1 b@x.pl Jan Lis",
      "1 c@x.pl Ewa Kos",
    ]);
  });

  test("a header says which columns are the address and the name", () => {
    const text = "Lp.;Imię;Nazwisko;Stanowisko;E-mail\n1;Anna;Wójcik;inspektor;anna@konin.example";

    expect(read(text)).toEqual({ people: [`2${anna.slice(1)}`], problems: [] });
  });

  test("an English header too", () => {
    expect(read("email,name\nanna@konin.example,Anna Wójcik").people).toEqual([
      `2${anna.slice(1)}`,
    ]);
  });

  test("empty lines count, so that the numbers are those of the pasted text", () => {
    expect(read("\n\na@x.pl\n;;\nb@x.pl").people).toEqual(["3 a@x.pl –", "5 b@x.pl –"]);
  });
});

describe("what is wrong", () => {
  test("is said with its line, and the others stay", () => {
    const text = "a@x.pl\nAnna Wójcik\nb@x\nA@x.pl;znów\nżółw@x.pl\nc@x.pl";

    expect(read(text)).toEqual({
      people: ["1 a@x.pl –", "6 c@x.pl –"],
      problems: [
        "2 no-address Anna Wójcik",
        "3 bad-address b@x",
        "4 twice A@x.pl",
        "5 bad-address żółw@x.pl",
      ],
    });
  });

  test("is a line without an address under a header", () => {
    expect(read("e-mail;imię i nazwisko\n;Anna Wójcik").problems).toEqual([
      "2 no-address ;Anna Wójcik",
    ]);
  });

  test("is not that nothing was pasted", () => {
    expect(read(" \n\n ")).toEqual({ people: [], problems: [] });
  });
});

test("a name that is too long to be one is left out", () => {
  expect(read(`a@x.pl;${"Anna ".repeat(40)}`).people).toEqual(["1 a@x.pl –"]);
});

test.each([
  ["anna.wojcik@um.konin.pl", true],
  ["o'neil+pim@bank.example", true],
  ["anna@konin", false],
  ["anna wojcik@konin.pl", false],
  ["anna@@konin.pl", false],
  ["anna..w@konin.pl", false],
  [`${"a".repeat(250)}@konin.pl`, false],
])("%s is an address: %s", (text, expected) => {
  expect(isEmail(text)).toBe(expected);
});
