/**
 * Everything that is kept about one person, as a program: `npm run person-data -- anna@konin.example [file]`.
 * It runs beside the server. Unlike the button it leaves nothing in the audit log, for whoever can run it can read the
 * database anyway.
 */
import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { readPersonData } from "./access/person-data.ts";
import { readConfig } from "./config.ts";
import { StartProblem } from "./start-problem.ts";
import { findPersonByEmail } from "./store/people.ts";
import { openReadOnlyStore } from "./store/read-only-store.ts";

const [email, file] = process.argv.slice(2);

try {
  if (email === undefined) {
    throw new StartProblem(
      "Whose data? For example: npm run person-data -- anna@konin.example anna.json",
    );
  }
  const text = await personDataOf(email, readConfig(process.env, process.cwd()).dataDir);
  if (file === undefined) process.stdout.write(text);
  else await save(text, resolve(file));
} catch (error) {
  if (!(error instanceof StartProblem)) throw error;
  console.error(`\n${error.message}\n`);
  process.exitCode = 1;
}

async function personDataOf(address: string, dataDir: string): Promise<string> {
  const driver = openReadOnlyStore(dataDir);
  try {
    const person = await findPersonByEmail(driver, address.trim());
    if (!person) throw new StartProblem(`There is no person with the address ${address}.`);
    return `${JSON.stringify(await readPersonData(driver, person.id, Date.now(), "administrator"), null, 2)}\n`;
  } finally {
    await driver.close();
  }
}

/** Nobody else on this machine needs to read it, and no other file is written over. */
async function save(text: string, path: string): Promise<void> {
  try {
    await writeFile(path, text, { mode: 0o600, flag: "wx" });
  } catch (cause) {
    const isThere = cause instanceof Error && "code" in cause && cause.code === "EEXIST";
    const why = isThere ? "there is such a file already" : String(cause);
    throw new StartProblem(`${path} cannot be written: ${why}.`, cause);
  }
  console.error(`Written to ${path}`);
}
