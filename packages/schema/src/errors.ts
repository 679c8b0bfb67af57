/** Every refusal the server can give, by name. Clients translate the code; the message is for logs and API users. */
export const errorCodes = [
  "unauthenticated",
  "forbidden",
  "not-found",
  "invalid-input",
  "wrong-credentials",
  "too-many-requests",
  "foreign-origin",
  "too-large",
  "conflict",
  "set-up-done",
  "link-invalid",
  "code-wrong",
  "sign-in-again",
  "sso-unavailable",
  "last-administrator",
  "export-failed",
  "export-timeout",
  "unavailable",
  "internal",
] as const;
export type ErrorCode = (typeof errorCodes)[number];

export interface ErrorDetails {
  /** For `invalid-input`: path of the field and what is wrong with it. */
  readonly issues?: readonly { readonly path: string; readonly message: string }[];
  /** For `export-failed`: key of the section that could not be set. */
  readonly section?: string;
  /** For `too-many-requests`: how long to wait, where that is known. */
  readonly waitSeconds?: number;
}

/** A refusal: something the caller did or asked for that the product declines. Its message is safe to show. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}, cause?: unknown) {
    super(message, { cause });
    this.name = "AppError";
    this.code = code;
    this.details = details;
  }
}
