import type { App } from "./http.ts";

/** Bodies are bytes, whatever the client calls them: what a file is, it says itself. For a scope of its own. */
export function takeBytes(scope: App, bodyLimit: number): void {
  scope.removeAllContentTypeParsers();
  for (const type of [/^image\//, "application/octet-stream"])
    scope.addContentTypeParser(type, { parseAs: "buffer", bodyLimit }, (_request, body, done) =>
      done(null, body),
    );
}

export function toBytes(body: unknown): Uint8Array {
  return body instanceof Uint8Array ? body : new Uint8Array();
}
