/** Moments as they were in Poland, wherever the file is made. */

// The Swedish way to write a time is ISO 8601.
const asIso = { timeZone: "Europe/Warsaw", dateStyle: "short", timeStyle: "short" } as const;

/** Day and time of day of a moment in ISO 8601. One without a zone is taken as it is; without a time it has none. */
export function polishMoment(at: string): { readonly day: string; readonly time?: string } {
  const hasZone = /T.*(Z|[+-]\d{2}:\d{2})$/.test(at) && !Number.isNaN(Date.parse(at));
  const local = hasZone ? new Intl.DateTimeFormat("sv-SE", asIso).format(Date.parse(at)) : at;
  const [, day = at, time] = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}))?/.exec(local) ?? [];
  return { day, ...(time === undefined ? {} : { time }) };
}
