/** A time of day on a day, as read from a wall clock somewhere. */
export interface Wall {
  /** `2026-10-30` */
  date: string;
  /** `10:00` */
  time: string;
}

/** Places whose zones some engines still list under the name they had before. */
const renamed: Record<string, string> = {
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires', 'Asia/Calcutta': 'Asia/Kolkata', 'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon', 'Asia/Saigon': 'Asia/Ho_Chi_Minh', 'Europe/Kiev': 'Europe/Kyiv',
};

/** This computer's own zone. */
export function ownZone(): string {
  return byTodaysName(new Intl.DateTimeFormat().resolvedOptions().timeZone);
}

/** All zones, `first` at the top, the others by name. */
export function zonesFrom(...first: string[]): string[] {
  return [...new Set([...first, ...Intl.supportedValuesOf('timeZone').map(byTodaysName).sort()])];
}

function byTodaysName(zone: string): string {
  return renamed[zone] ?? zone;
}

/** How the clock in `zone` stands at `at`. */
export function wallAt(at: number, zone: string): Wall {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
  }).formatToParts(at);
  const get = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  return { date: `${get('year')}-${get('month')}-${get('day')}`, time: `${get('hour')}:${get('minute')}` };
}

/**
 * All moments at which the clock in `zone` stands so: one as a rule, none in the hour daylight saving skips, two in the
 * one it repeats.
 */
export function momentsOf(wall: Wall, zone: string): number[] {
  const guess = Date.parse(`${wall.date}T${wall.time}:00Z`);
  if (Number.isNaN(guess)) return [];
  const day = 86_400_000;
  const offsets = new Set([offsetAt(guess - day, zone), offsetAt(guess, zone), offsetAt(guess + day, zone)]);
  return [...offsets]
    .map((offset) => guess - offset)
    .filter((moment) => {
      const there = wallAt(moment, zone);
      return there.date === wall.date && there.time === wall.time;
    })
    .sort((one, other) => one - other);
}

/** Beside a time that daylight saving skips: the last minute before the clock jumps, and the one it jumps to. */
export function besideSkipped(wall: Wall, zone: string): number[] {
  const guess = Date.parse(`${wall.date}T${wall.time}:00Z`);
  const [minute, day] = [60_000, 86_400_000];
  let [before, after] = [guess - day, guess + day];
  const old = offsetAt(before, zone);
  if (Number.isNaN(guess) || offsetAt(after, zone) === old) return [];
  while (after - before > minute) {
    const between = before + Math.floor((after - before) / 2 / minute) * minute;
    if (offsetAt(between, zone) === old) before = between;
    else after = between;
  }
  return [before, after];
}

/** How far the clock in `zone` is ahead of UTC, in milliseconds. */
function offsetAt(at: number, zone: string): number {
  const there = wallAt(at, zone);
  return Date.parse(`${there.date}T${there.time}:00Z`) - Math.floor(at / 60_000) * 60_000;
}

/** The time typed as `9`, `9:30`, `0930` or `09.30`, as `09:30`; `null` when it is none. */
export function timeTyped(text: string): string | null {
  const match = /^(\d{1,2})(?:[:.h ]?(\d{2}))?$/.exec(text.trim());
  const hours = Number(match?.[1] ?? 24);
  const minutes = Number(match?.[2] ?? 0);
  if (hours > 23 || minutes > 59) return null;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** The days of the next quarter in `zone`, and `chosen` when it lies outside. */
export function daysFrom(now: number, zone: string, chosen: string): string[] {
  const day = 86_400_000;
  const first = Date.parse(`${wallAt(now, zone).date}T12:00:00Z`);
  const days = Array.from({ length: 92 }, (_, nth) => new Date(first + nth * day).toISOString().slice(0, 10));
  return days.includes(chosen) ? days : [chosen, ...days].sort();
}
