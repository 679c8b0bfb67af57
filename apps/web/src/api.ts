/** The HTTP API as functions. The server checks every response against the schemas these types come from. */
import {
  type DocumentDetails,
  type DocumentSummary,
  epochHeader,
  type ErrorBody,
  type ErrorCode,
  type Me,
  type NewDocument,
  type ProfileChange,
  type TemplateSummary,
} from "@brudnopis/schema";

/** The server said no, or could not be reached (`offline`). The page says in words what each code means. */
export class ApiError extends Error {
  readonly code: ErrorCode | "offline";
  readonly body: ErrorBody["error"] | undefined;

  constructor(code: ErrorCode | "offline", body?: ErrorBody["error"], cause?: unknown) {
    super(code, { cause });
    this.name = "ApiError";
    this.code = code;
    this.body = body;
  }
}

export const api = {
  me: () => json<Me>("GET", "/api/me"),
  changeProfile: (body: ProfileChange) => json<Me>("PATCH", "/api/me", body),
  signOut: () => send("POST", "/api/sign-out"),
  templates: () => json<TemplateSummary[]>("GET", "/api/templates"),
  documents: () => json<DocumentSummary[]>("GET", "/api/documents"),
  createDocument: (body: NewDocument) => json<DocumentSummary>("POST", "/api/documents", body),
  document: (id: string) => json<DocumentDetails>("GET", `/api/documents/${id}`),
  documentState: async (id: string): Promise<StateOfDocument> => {
    const path = `/api/documents/${id}/state`;
    try {
      return await stateAt(path);
    } catch (cause) {
      if (!(cause instanceof ApiError && cause.code === "offline")) throw cause;
      // The one large answer: a network that breaks off in the middle of it may carry it the next time.
      return stateAt(path);
    }
  },
};

/** For the functions of a feature, which stand in its own folder. */
export async function json<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await send(method, path, body);
  // The server validates each response against the schema that T is inferred from.
  return (await whole(() => response.json())) as T;
}

export interface StateOfDocument {
  /** One Yjs update. */
  readonly state: Uint8Array;
  /** To be said to the sync server: the history to which the state belongs. Something on the way may take it off. */
  readonly epoch: string | undefined;
}

async function stateAt(path: string): Promise<StateOfDocument> {
  const response = await send("GET", path);
  const state = new Uint8Array(await whole(() => response.arrayBuffer()));
  return { state, epoch: response.headers.get(epochHeader) ?? undefined };
}

/** @throws ApiError `offline` when the answer breaks off: its beginning says nothing about its end. */
async function whole<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    throw new ApiError("offline", undefined, cause);
  }
}

export async function send(
  method: string,
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      ...(signal ? { signal } : {}),
      ...bodyOf(body),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ApiError("offline", undefined, cause);
  }
  if (response.ok) return response;
  throw await toApiError(response);
}

/** A file goes as it is, with its name beside it; all else as JSON. */
function bodyOf(body: unknown): Pick<RequestInit, "headers" | "body"> {
  if (body === undefined) return {};
  if (!(body instanceof File)) {
    return { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  }
  const type = "application/octet-stream";
  return { headers: { "content-type": type, "x-file-name": encodeURIComponent(body.name) }, body };
}

async function toApiError(response: Response): Promise<ApiError> {
  try {
    const { error } = (await response.json()) as ErrorBody;
    return new ApiError(error.code, error);
  } catch (cause) {
    // A proxy in between may answer with a page of its own.
    return new ApiError("unavailable", undefined, cause);
  }
}
