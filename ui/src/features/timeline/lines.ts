import type { Text, TimelineLine } from '../../bindings';
import { clockSeconds, clockTime, dateTime } from '../../text/format';
import type { Locale } from '../../text/languages';

/** The lines of one hour of the agent's clock. */
export interface Hour {
  id: number;
  name: string;
  /** Newest first. */
  lines: TimelineLine[];
}

/** Groups lines, which come oldest first, by the hour: newest first. */
export function byHour(lines: readonly TimelineLine[], locale: Locale, now = new Date()): Hour[] {
  const hours: Hour[] = [];
  for (const line of [...lines].reverse()) {
    const start = new Date(line.at_ms);
    start.setMinutes(0, 0, 0);
    const last = hours.at(-1);
    if (last?.id === start.getTime()) last.lines.push(line);
    else hours.push({ id: start.getTime(), name: nameOf(start, locale, now), lines: [line] });
  }
  return merged(hours);
}

/** A clock that was set back brings an hour a second time; it stays one. */
function merged(hours: Hour[]): Hour[] {
  const byId = new Map<number, Hour>();
  for (const hour of hours) {
    const known = byId.get(hour.id);
    if (known) known.lines.push(...hour.lines);
    else byId.set(hour.id, hour);
  }
  return [...byId.values()];
}

/** An hour of today by its time, an older one with its day. */
function nameOf(start: Date, locale: Locale, now: Date): string {
  const today = start.toDateString() === now.toDateString();
  return today ? clockTime(start, locale) : dateTime(start, locale);
}

/** Whether a line holds all words of a search, in what happened or in who caused it. */
export function fits(line: TimelineLine, query: string, say: (text: Text) => string): boolean {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const text = `${say(line.what)} ${line.cause ? say(line.cause) : ''}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

/** The lines as text to paste elsewhere, oldest first. */
export function asText(lines: readonly TimelineLine[], locale: Locale, say: (text: Text) => string): string {
  const row = ({ at_ms, what, cause }: TimelineLine): string => {
    const at = new Date(at_ms);
    const day = `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`;
    return `${day} ${clockSeconds(at, locale)}  ${say(what)}${cause ? ` (${say(cause)})` : ''}`;
  };
  return lines.map(row).join('\n');
}
