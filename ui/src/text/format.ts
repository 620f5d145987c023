import { tagOf, type Locale } from './languages';

/** `m:ss`, or `h:mm:ss` from an hour on, in the digits of the dial pad; never below zero. */
export function duration(ms: number): string {
  const whole = Math.max(0, Math.floor(ms / 1000));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const seconds = String(whole % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${seconds}` : `${minutes}:${seconds}`;
}

/** A span as a machine reads it, for `<time datetime>`. */
export function isoDuration(ms: number): string {
  return `PT${Math.max(0, Math.floor(ms / 1000))}S`;
}

/** The time of day, such as 14:02. On the 24-hour clock in every language: it is read beside timers, and typed so. */
export function clockTime(at: Date, locale: Locale): string {
  return formatter(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}

/** The time of day to the second, such as 14:02:07. */
export function clockSeconds(at: Date, locale: Locale): string {
  return formatter(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(at);
}

/** Day, month and time of day. */
export function dateTime(at: Date, locale: Locale): string {
  return formatter(locale, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}

/** A day as it stands in a list of days, such as Sat 21 Nov; read in UTC. */
export function weekday(at: Date, locale: Locale): string {
  return formatter(locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }).format(at);
}

/** A day and its year, such as 21 Nov 2026, of one that comes as 2026-11-21. */
export function calendarDay(iso: string, locale: Locale): string {
  return formatter(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(iso));
}

/** Of a hundred, such as 125%. */
export function percent(of100: number, locale: Locale): string {
  return new Intl.NumberFormat(tagOf(locale), { style: 'percent' }).format(of100 / 100);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}${JSON.stringify(options)}`;
  let found = formatters.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(tagOf(locale), options);
    formatters.set(key, found);
  }
  return found;
}

/** A number to call within a sentence: its figures stay together, and in their order in the midst of words that run the other way. */
export function inOne(number: string): string {
  return `\u2066${number.replaceAll(' ', '\u00a0')}\u2069`;
}
