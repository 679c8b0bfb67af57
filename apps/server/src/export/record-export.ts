import type { Caller, OpenedDocument } from "../access/access.ts";
import type { Audit } from "../access/audit.ts";
import { WriteFailed } from "../store/driver.ts";
import type { Log } from "../sync/ports.ts";

export interface RecordingDeps {
  readonly audit: Audit;
  readonly log: Log;
}

export interface ExportDetails extends Readonly<Record<string, string>> {
  readonly personal?: string;
}

/** A disk that takes no event keeps nobody from reading. Personal data leaves with an event only. */
export async function recordExport(
  { audit, log }: RecordingDeps,
  { document }: OpenedDocument,
  caller: Caller,
  details: ExportDetails,
): Promise<void> {
  try {
    await audit.record(caller, "exported", { documentId: document.id, details });
  } catch (cause) {
    if (details.personal === "yes" || !(cause instanceof WriteFailed)) throw cause;
    const { personId } = caller;
    log.warn({ documentId: document.id, personId }, "An export is not in the audit log");
  }
}
