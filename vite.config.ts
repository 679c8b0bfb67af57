import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { fetchFirst } from "./apps/web/fetch-first.ts";
import { precompress } from "./apps/web/precompress.ts";

/** One copy of each in the bundle: two copies of yjs make undo and sync fail in silence. */
const single = [
  "@tiptap/core",
  "@tiptap/pm",
  "@tiptap/y-tiptap",
  "lib0",
  "react",
  "react-dom",
  "y-protocols",
  "yjs",
];

/** Also on two cores, where there would be one: files mostly wait, for a server or a disk. */
const maxWorkers = 3;
/** Browsers do not wait. */
const maxBrowsers = 2;

const isTest = process.env["VITEST"] !== undefined;

export default defineConfig({
  root: isTest ? "." : "apps/web",
  plugins: [react(), fetchFirst(), precompress()],
  resolve: { dedupe: single },
  build: {
    target: "es2022",
    outDir: "dist",
    emptyOutDir: true,
    sourcemap: false,
    // What the first page needs is one file, and the editor another.
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        // Pages that come later share much with the first one. Left alone, that would be cut into dozens of files, and the
        // styles of its parts would come before those that they build on.
        codeSplitting: { groups: [{ name: "first", tags: ["$initial"] }] },
      },
    },
  },
  server: {
    port: 5173,
    proxy: {
      "/api": "http://127.0.0.1:3000",
      "/sync": { target: "ws://127.0.0.1:3000", ws: true },
    },
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["packages/**/*.test.ts", "apps/**/*.test.{ts,tsx}"],
          // Reading the same modules for each file took longer than all of their tests.
          isolate: false,
          maxWorkers,
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["tests/**/*.test.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers,
        },
      },
      {
        extends: true,
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.e2e.ts"],
          setupFiles: [join(import.meta.dirname, "tests/e2e/block-websockets.ts")],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: maxBrowsers,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
