/** Only a path of our own, so that a link cannot send somebody elsewhere after signing in. */
export function returnPath(wanted: string | null): string {
  return wanted !== null && /^\/(?![/\\])/.test(wanted) ? wanted : "/";
}
