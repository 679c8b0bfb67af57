/** `/dokumenty/:id#watek=<thread>` and `#sugestia=<id>`: where mails and copied links lead. */

export function linkOfThread(origin: string, documentId: string, thread: string): string {
  return `${origin}/dokumenty/${documentId}#watek=${encodeURIComponent(thread)}`;
}

const asked = /^#(?:watek|sugestia)=([a-z0-9-]{1,60})$/iu;

/** The id of the thread or suggestion that an address asks for. */
export function askedIn(hash: string): string | undefined {
  return asked.exec(hash)?.[1];
}
