/**
 * Days and times of the clock in Poland. Peer windows open and close by it, wherever the coordinator's computer is:
 * „do piątku do 16:00” is one moment for everybody in the network.
 */
export const timeZone = "Europe/Warsaw";

export interface ClockTime {
  /** `2026-11-23` */
  readonly day: string;
  /** `09:30` */
  readonly time: string;
}

export function toClock(at: number): ClockTime {
  // Swedish writes dates as ISO 8601 does.
  const [day = "", time = ""] = format.format(at).split(" ");
  return { day, time };
}

/**
 * The moment when clocks in Poland show this; undefined when it is no time at all. An hour that the clocks skip in
 * spring is the one after it, and of one that comes twice in autumn it is the first.
 */
export function fromClock({ day, time }: ClockTime): number | undefined {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(wanted)) return undefined;
  const candidates = [wanted - 2 * hour, wanted - hour];
  return candidates.find((at) => asIfUtc(at) === wanted) ?? wanted - hour;
}

const hour = 3_600_000;

function asIfUtc(at: number): number {
  const { day, time } = toClock(at);
  return Date.parse(`${day}T${time}:00Z`);
}

const format = new Intl.DateTimeFormat("sv-SE", {
  timeZone,
  dateStyle: "short",
  timeStyle: "short",
});
