/** Browsers in which somebody has signed in before. One browser may be known for several people. */
import type { Driver, Statement } from "./driver.ts";

/** Whether somebody signed in with this browser after a time. */
export async function isKnownDevice(
  driver: Driver,
  tokenHash: string,
  personId: string,
  seenAfter: number,
): Promise<boolean> {
  const rows = await driver.read(
    "select token_hash from known_device where token_hash = $1 and person_id = $2 and seen_at > $3",
    [tokenHash, personId, seenAfter],
  );
  return rows.length > 0;
}

/** Whether anybody signed in with this browser after a time. */
export async function isAnyonesDevice(
  driver: Driver,
  tokenHash: string,
  seenAfter: number,
): Promise<boolean> {
  const rows = await driver.read(
    "select token_hash from known_device where token_hash = $1 and seen_at > $2 limit 1",
    [tokenHash, seenAfter],
  );
  return rows.length > 0;
}

export function rememberDevice(tokenHash: string, personId: string, at: number): Statement {
  return {
    sql: `insert into known_device (token_hash, person_id, created_at, seen_at) values ($1, $2, $3, $3)
      on conflict (token_hash, person_id) do update set seen_at = excluded.seen_at`,
    values: [tokenHash, personId, at],
  };
}

/** All of a person's but the ones used last: a browser that forgets its cookies is a new one each time. */
export function forgetOldDevices(personId: string, kept: number): Statement {
  return {
    sql: `delete from known_device where person_id = $1 and token_hash not in (
        select token_hash from known_device where person_id = $1
        order by seen_at desc, token_hash limit $2)`,
    values: [personId, kept],
  };
}

/** All of a person's, but perhaps the one that they use now. */
export function forgetDevices(personId: string, exceptTokenHash = ""): Statement {
  return {
    sql: "delete from known_device where person_id = $1 and token_hash <> $2",
    values: [personId, exceptTokenHash],
  };
}
