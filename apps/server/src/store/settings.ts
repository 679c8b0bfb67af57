/** What administrators set while the server runs, by name. */
import { z } from "zod";
import { type Driver, readOne, type Statement } from "./driver.ts";

const Row = z.strictObject({ value: z.string() });

export async function findSetting(driver: Driver, name: string): Promise<string | undefined> {
  return (await readOne(driver, Row, "select value from setting where name = $1", [name]))?.value;
}

export function putSetting(name: string, value: string): Statement {
  return {
    sql: `insert into setting (name, value) values ($1, $2)
      on conflict (name) do update set value = excluded.value`,
    values: [name, value],
  };
}
