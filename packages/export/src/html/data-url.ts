import { toBase64 } from "../json/base64.ts";
import type { AssetBytes } from "../print.ts";

/** A picture's file as an address that holds it; undefined where the file is missing. */
export function dataUrl(id: string, assets: AssetBytes): string | undefined {
  const bytes = assets.get(id);
  if (!bytes) return undefined;
  const type = bytes[0] === 0xff ? "image/jpeg" : "image/png";
  return `data:${type};base64,${toBase64(bytes)}`;
}
