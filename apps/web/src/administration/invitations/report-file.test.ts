import { expect, test } from "vitest";
import type { ReportLine } from "./invite-all.ts";
import { reportCsv, reportLinks } from "./report-file.ts";

const words = {
  header: ["Wiersz", "E-mail", "Imię i nazwisko", "Wynik", "Link", "Ważny do"],
  resultOf: ({ outcome }: ReportLine) => outcome,
  momentOf: (at: number) => `chwila ${at}`,
};

function invited(line: number, email: string, name?: string): ReportLine {
  return {
    outcome: "invited",
    line,
    email,
    ...(name === undefined ? {} : { name }),
    id: "1",
    link: `https://x.pl/#${line}`,
    expiresAt: 5,
    mail: "none",
  };
}

test("the file has a byte order mark, a header and a row for each line", () => {
  const lines: ReportLine[] = [
    invited(1, "anna@x.pl", "Anna Wójcik"),
    { outcome: "refused", line: 2, text: "Jan", reason: "no-address" },
  ];

  expect(reportCsv(lines, words)).toBe(
    "\uFEFFWiersz;E-mail;Imię i nazwisko;Wynik;Link;Ważny do\r\n" +
      "1;anna@x.pl;Anna Wójcik;invited;https://x.pl/#1;chwila 5\r\n" +
      "2;Jan;;refused;;\r\n",
  );
});

test("separators and quotation marks in a cell stay in it, and no cell is a formula", () => {
  const lines: ReportLine[] = [
    invited(1, "a@x.pl", 'Anna "Ania"; Wójcik'),
    {
      outcome: "refused",
      line: 2,
      text: '=HYPERLINK("https://zle.example")',
      reason: "no-address",
    },
  ];

  expect(reportCsv(lines, words).split("\r\n").slice(1, 3)).toEqual([
    '1;a@x.pl;"Anna ""Ania""; Wójcik";invited;https://x.pl/#1;chwila 5',
    `2;"'=HYPERLINK(""https://zle.example"")";;refused;;`,
  ]);
});

test("links to paste are one on a line, with whom they are for", () => {
  const lines: ReportLine[] = [
    invited(1, "anna@x.pl", "Anna Wójcik"),
    { outcome: "refused", line: 2, text: "Jan", reason: "no-address" },
    invited(3, "ewa@x.pl"),
  ];

  expect(reportLinks(lines)).toBe(
    "Anna Wójcik <anna@x.pl>\thttps://x.pl/#1\newa@x.pl\thttps://x.pl/#3",
  );
});
