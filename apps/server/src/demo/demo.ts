/** The demo as a program: `npm run demo`. */
import { readConfig } from "../config.ts";
import { run } from "../run.ts";
import type { RunningDemo } from "./start-demo.ts";
import { startDemo } from "./start-demo.ts";

await run(async () => {
  const { dataDir: _realData, ...config } = readConfig(process.env, process.cwd());
  const demo = await startDemo(config);
  print(demo);
  return demo;
});

function print({ url, accounts, password }: RunningDemo): void {
  const header = ["who", "sign in as", "role", "may"];
  const rows = accounts.map(({ name, organisation, email, role, may }) => [
    `${name}, ${shortened(organisation)}`,
    email,
    role,
    may,
  ]);
  console.log(`
The Brudnopis demo is running at ${url}

${table([header, ...rows])}

Everybody's password: ${password}

What you write is gone when the demo ends. Ctrl-C ends it.`);
}

function shortened(organisation: string): string {
  return organisation.startsWith("Ministerstwo") ? "Ministerstwo" : organisation;
}

/** Columns as wide as their widest cell, with a line under the header. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => [...(row[column] ?? "")].length)),
  );
  const line = (cells: readonly string[]) =>
    `  ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("   ")}`.trimEnd();
  const [header = [], ...body] = rows;
  return [line(header), line(widths.map((width) => "–".repeat(width))), ...body.map(line)].join(
    "\n",
  );
}
