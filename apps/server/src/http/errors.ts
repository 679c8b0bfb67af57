/** From anything thrown to what the caller is told. */
import { AppError, type ErrorBody, type ErrorCode } from "@brudnopis/schema";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import { WriteConflict, WriteFailed } from "../store/driver.ts";

const statusByCode = {
  unauthenticated: 401,
  forbidden: 403,
  "not-found": 404,
  "invalid-input": 400,
  "wrong-credentials": 401,
  "too-many-requests": 429,
  "foreign-origin": 403,
  "too-large": 413,
  conflict: 409,
  "set-up-done": 409,
  "link-invalid": 410,
  "code-wrong": 401,
  "sign-in-again": 403,
  "sso-unavailable": 503,
  "last-administrator": 409,
  "export-failed": 500,
  "export-timeout": 504,
  unavailable: 503,
  internal: 500,
} as const satisfies Record<ErrorCode, number>;

export interface Answer {
  readonly status: number;
  readonly body: ErrorBody;
  /** Not the caller's doing: somebody should look at the log. */
  readonly isBug: boolean;
}

/** A bug says nothing about itself to the outside: no message, no path, no query. */
export function toAnswer(error: unknown): Answer {
  if (error instanceof AppError) return fromAppError(error);
  if (hasZodFastifySchemaValidationErrors(error)) {
    const issues = error.validation.map(({ instancePath, message }) => ({
      path: instancePath.slice(1).replaceAll("/", "."),
      message: message ?? "",
    }));
    return refusal(400, "invalid-input", "The request is not as the API describes it", { issues });
  }
  if (error instanceof WriteConflict) {
    return refusal(409, "conflict", "Somebody was quicker: things are no longer as they were");
  }
  if (error instanceof WriteFailed) {
    return { ...refusal(503, "unavailable", "Nothing can be stored at the moment"), isBug: true };
  }
  return (
    fromFastify(error) ?? {
      ...refusal(500, "internal", "Something went wrong on our side"),
      isBug: true,
    }
  );
}

function fromAppError({ code, message, details }: AppError): Answer {
  const { issues, section, waitSeconds } = details;
  return refusal(statusByCode[code], code, message, {
    ...(issues ? { issues: [...issues] } : {}),
    ...(section === undefined ? {} : { section }),
    ...(waitSeconds === undefined ? {} : { waitSeconds }),
  });
}

/** What the framework refuses before a route sees it. */
function fromFastify(error: unknown): Answer | undefined {
  if (!(error instanceof Error) || !("statusCode" in error)) return undefined;
  const status = error.statusCode;
  if (typeof status !== "number" || status < 400 || status >= 500) return undefined;
  switch (status) {
    case 404:
      return refusal(404, "not-found", "There is nothing here");
    case 413:
      return refusal(413, "too-large", "The body of the request is too large");
    case 415:
      return refusal(415, "invalid-input", "The body of the request has to be JSON");
    case 429:
      return refusal(429, "too-many-requests", "Too many requests");
    default:
      return refusal(status, "invalid-input", "The request cannot be understood");
  }
}

function refusal(
  status: number,
  code: ErrorCode,
  message: string,
  details: Partial<ErrorBody["error"]> = {},
): Answer {
  return { status, body: { error: { code, message, ...details } }, isBug: false };
}
