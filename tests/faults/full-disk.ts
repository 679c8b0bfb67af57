/** A disk that can be filled: a real one where that is allowed, and else SQLite that may take no more pages. */
import { spawnSync } from "node:child_process";
import { open, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { onTestFinished } from "vitest";

export interface FullDisk {
  readonly kind: string;
  readonly isReal: boolean;
  fill(): Promise<void>;
  free(): Promise<void>;
}

/** Makes the folder a file system of its own of so many megabytes; undefined where we may not. */
export function mountDisk(folder: string, megabytes: number): FullDisk | undefined {
  const options = ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=700`, "tmpfs", folder];
  if (process.getuid?.() !== 0 || spawnSync("mount", options).status !== 0) return undefined;
  onTestFinished(() => {
    spawnSync("umount", ["-l", folder]);
  });
  const filler = join(folder, "filler");
  return {
    kind: `a tmpfs of ${megabytes} MB`,
    isReal: true,
    fill: () => fillWith(filler),
    free: () => rm(filler),
  };
}

/** The server has to be started as faulty. */
export function pretendDisk(dataDir: string): FullDisk {
  const file = join(dataDir, "fault");
  return {
    kind: "max_page_count of the writer's connection",
    isReal: false,
    fill: () => writeFile(file, "full"),
    free: () => rm(file),
  };
}

async function fillWith(path: string): Promise<void> {
  const file = await open(path, "w");
  try {
    for (let bytes = 1024 * 1024; bytes >= 1024;) {
      try {
        await file.write(Buffer.alloc(bytes, 1));
      } catch {
        bytes /= 2;
      }
    }
  } finally {
    await file.close();
  }
}
