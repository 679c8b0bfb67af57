import type { StorageTrouble } from "@brudnopis/schema";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { Reserve } from "./reserve.ts";
import { StorageWatch, type Watched } from "./storage-watch.ts";
import { temporaryFolder } from "./testing.ts";

test("K1 whoever waits for it hears at once that nothing can be stored, and once that it can be again", async () => {
  const { watch, disk, heard } = await watched();

  watch.report("io-error", "EIO");
  expect(heard).toEqual(["io-error"]);
  disk.trouble = "io-error";
  await watch.look();
  disk.heals = true;
  await watch.look();
  await watch.look();

  expect(heard).toEqual(["io-error", undefined]);
});

test("K3 a full disk gets the reserve's space at once, and documents wait until it is kept again", async () => {
  const { watch, disk, path } = await watched(1024);
  expect((await stat(path)).size).toBe(1024);

  disk.trouble = "disk-full";
  watch.report("disk-full", "full");
  await watch.look();
  await expect(stat(path)).rejects.toThrow("ENOENT");
  expect([watch.trouble, watch.reserve]).toEqual(["disk-full", "released"]);
  disk.heals = true;
  await watch.look();

  expect([watch.trouble, watch.reserve]).toEqual([undefined, "kept"]);
  expect((await stat(path)).size).toBe(1024);
});

test("K3 with room for signing in and none for the reserve, documents go on waiting", async () => {
  const { watch, disk, space } = await watched(1024);
  space.free = 1024;

  disk.trouble = "disk-full";
  watch.report("disk-full", "full");
  disk.heals = true;
  await watch.look();

  expect(disk.trouble).toBeUndefined();
  expect(watch.trouble).toBe("disk-full");
  space.free = 2048;
  await watch.look();
  expect(watch.trouble).toBeUndefined();
});

test("K3 a server that starts on a full disk gives up the reserve of before, to be able to open anything", async () => {
  const { watch, path } = await watched(1024);
  await watch.stop();
  const space = { free: 0 };
  const next = new StorageWatch(new Reserve(path, 1024, async () => space.free), undefined);
  onTestFinished(() => next.stop());

  await next.makeRoom();
  await expect(stat(path)).rejects.toThrow("ENOENT");
  await next.start(new Disk());
  expect([next.trouble, next.reserve]).toEqual(["disk-full", "released"]);
  space.free = 2048;
  await next.look();

  expect([next.trouble, next.reserve]).toEqual([undefined, "kept"]);
});

test("K4 a commit that takes seconds is told of, until it is done", async () => {
  const { watch, disk, heard } = await watched();

  disk.oldestMs = 2000;
  await watch.look();
  disk.oldestMs = 0;
  await watch.look();

  expect(heard).toEqual(["not-answering", undefined]);
});

class Disk implements Watched {
  trouble: StorageTrouble | undefined;
  heals = false;
  oldestMs = 0;

  async probe(): Promise<void> {
    if (this.heals) this.trouble = undefined;
  }

  backlog() {
    return { writes: 0, oldestMs: this.oldestMs };
  }
}

async function watched(bytes = 0) {
  const path = join(await temporaryFolder(), "reserve");
  const space = { free: 2048 };
  const reserve = new Reserve(path, bytes, async () => space.free);
  const watch = new StorageWatch(reserve, undefined);
  onTestFinished(() => watch.stop());
  const disk = new Disk();
  const heard: (StorageTrouble | undefined)[] = [];
  watch.watch(() => heard.push(watch.trouble));
  await watch.start(disk);
  return { watch, disk, heard, space, path };
}
