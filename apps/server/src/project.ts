/** Where the parts of the project lie, seen from this file. */
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../../..");

export const projectPaths = {
  root,
  templates: join(root, "templates"),
  web: join(root, "apps/web/dist"),
  /** The print layout of every template so far. */
  printLayout: join(root, "templates/mid/print.typ"),
  samples: join(root, "templates/mid/samples"),
} as const;
