/**
 * The row of programme marks of a network, which stands on the covers of its documents (domain §3.4).
 *
 *   M1  A mark always says what it is to who does not see it.
 *   M2  What is not in the row is not kept.
 */
import {
  AppError,
  type NewProgrammeMark,
  type ProgrammeMark,
  type ProgrammeMarks,
  type ProgrammeMarksChange,
} from "@brudnopis/schema";
import type { Caller } from "../access/access.ts";
import type { Images } from "../images/images.ts";
import { newId } from "../ids.ts";
import { WriteConflict } from "../store/driver.ts";
import {
  arrangeMarks,
  deleteFile,
  fileBytes,
  type FileBytes,
  filesOf,
  insertFile,
  type StoredFile,
} from "../store/stored-files.ts";
import type { ProgrammeDeps } from "./changes.ts";

export interface MarkDeps extends ProgrammeDeps {
  readonly images: Pick<Images, "encode">;
}

/** As the row is sent. */
const most = 6;

export async function marksOf(
  { driver }: Pick<MarkDeps, "driver">,
  networkId: string,
): Promise<ProgrammeMarks> {
  return { marks: (await rowOf(driver, networkId)).map(toMark) };
}

/** At the end of the row. @throws AppError `invalid-input` for what is no picture, `conflict` when the row is full. */
export async function addMark(
  { driver, audit, clock, images }: MarkDeps,
  caller: Caller,
  networkId: string,
  { alt }: NewProgrammeMark,
  bytes: Uint8Array,
): Promise<ProgrammeMark> {
  const row = await rowOf(driver, networkId);
  if (row.length >= most) throw full();
  const image = await images.encode(bytes);
  const id = newId();
  const file = { ...image, id, kind: "mark", ownerId: networkId, alt } as const;
  try {
    await driver.write([
      insertFile({ ...file, givenBy: caller.personId, givenAt: clock() }, most),
      ...arrangeMarks(networkId, [...row, { id, alt }]),
      audit.entry(caller, "network-changed", { networkId, details: { change: "marks" } }),
    ]);
  } catch (cause) {
    // Another was quicker: the row is full, or one of it is gone.
    throw cause instanceof WriteConflict ? full() : cause;
  }
  return { id, alt, width: image.width, height: image.height };
}

/** M2. @throws AppError `conflict` for a mark that the network does not have any more. */
export async function changeMarks(
  { driver, audit }: MarkDeps,
  caller: Caller,
  networkId: string,
  { marks }: ProgrammeMarksChange,
): Promise<void> {
  const kept = new Set(marks.map(({ id }) => id));
  const gone = (await filesOf(driver, "mark", networkId)).filter(({ id }) => !kept.has(id));
  try {
    await driver.write([
      ...arrangeMarks(networkId, marks),
      ...gone.map(({ id }) => deleteFile("mark", networkId, id)),
      audit.entry(caller, "network-changed", { networkId, details: { change: "marks" } }),
    ]);
  } catch (cause) {
    if (!(cause instanceof WriteConflict)) throw cause;
    throw new AppError("conflict", "Somebody else has changed the row; look at it again");
  }
}

/** @throws AppError `not-found` */
export async function markPicture(
  { driver }: Pick<MarkDeps, "driver">,
  networkId: string,
  id: string,
): Promise<FileBytes> {
  const file = await fileBytes(driver, "mark", networkId, id);
  if (!file) throw new AppError("not-found", "The network has no such mark");
  return file;
}

async function rowOf(driver: MarkDeps["driver"], networkId: string): Promise<StoredFile[]> {
  return (await filesOf(driver, "mark", networkId)).filter(({ place }) => place !== null);
}

function toMark({ id, alt, width, height }: StoredFile): ProgrammeMark {
  return { id, alt, width, height };
}

function full(): AppError {
  return new AppError("conflict", "The row has as many marks as there can be");
}
