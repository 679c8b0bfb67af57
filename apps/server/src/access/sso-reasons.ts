/** Why talking with a sign-in provider failed: in words for the log, and whether trying again later can help. */

/**
 * From the error to its deepest cause. Only texts that are known to be fixed: messages of other errors can quote what
 * was received, and descriptions by the provider can say anything.
 */
export function reasonsOf(error: unknown): string[] {
  return causesOf(error).map((cause) => {
    if (cause instanceof Response) return `HTTP ${cause.status}`;
    if (!(cause instanceof Error)) return "unknown";
    const { name, message } = cause;
    const codes = [wordOf(cause, "code"), wordOf(cause, "error")].filter((word) => word !== "");
    return [name, ...codes, ...(fixedMessages.has(name) ? [message] : [])].join(" ");
  });
}

/** Whether the provider did not answer, or answered that it cannot at the moment. */
export function isOutOfReach(error: unknown): boolean {
  return causesOf(error).some((cause) => {
    if (cause instanceof Response) return cause.status >= 500 || cause.status === 429;
    if (!(cause instanceof Error)) return false;
    const [code, said] = [wordOf(cause, "code"), wordOf(cause, "error")];
    if (code === "OAUTH_TIMEOUT" || said === "temporarily_unavailable") return true;
    // This is how `fetch` says that there was no connection; a wrong argument has a code.
    return cause instanceof TypeError && code === "";
  });
}

/** Errors of openid-client whose messages are written in its source as they are. */
const fixedMessages = new Set(["ClientError", "OperationProcessingError"]);

const deepest = 5;

function causesOf(error: unknown): unknown[] {
  const causes: unknown[] = [];
  for (let cause = error; cause !== undefined && causes.length < deepest;) {
    causes.push(cause);
    cause = cause instanceof Error ? cause.cause : undefined;
  }
  return causes.filter((cause, index) => index === 0 || isTelling(cause));
}

/** Some causes are the very data that was not as expected. */
function isTelling(cause: unknown): boolean {
  return cause instanceof Error || cause instanceof Response;
}

/** A property that is a short code, such as `ECONNREFUSED` or `invalid_grant`. */
function wordOf(error: Error, property: "code" | "error"): string {
  const value: unknown = property in error ? Reflect.get(error, property) : undefined;
  return typeof value === "string" && /^[A-Za-z_]{1,40}$/.test(value) ? value : "";
}
