/** The link that makes the first account. There is at most one, and it is gone once it was used. */
import type { Driver, Statement } from "./driver.ts";

export async function hasSetUpLink(driver: Driver, tokenHash: string): Promise<boolean> {
  const rows = await driver.read("select token_hash from set_up_link where token_hash = $1", [
    tokenHash,
  ]);
  return rows.length > 0;
}

export function replaceSetUpLink(tokenHash: string, createdAt: number): Statement[] {
  return [
    { sql: "delete from set_up_link", values: [] },
    {
      sql: "insert into set_up_link (token_hash, created_at) values ($1, $2)",
      values: [tokenHash, createdAt],
    },
  ];
}

/** Two people with the same link: the write of one of them is refused. */
export function useSetUpLink(tokenHash: string): Statement {
  return {
    sql: "delete from set_up_link where token_hash = $1",
    values: [tokenHash],
    expectedRows: 1,
  };
}
