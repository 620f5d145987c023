import type { Text, TimelineLine } from '../../bindings';
import type { LongRow } from '../../components/LongList.svelte';
import { searchable } from '../../components/words';
import { clockSeconds, clockTime, dateTime } from '../../text/format';
import type { Locale } from '../../text/languages';

/** A line as it stands in the list. */
export interface TimelineRow extends LongRow {
  line: TimelineLine;
  /** The hour it stands in. */
  hour: string;
  /** Whether that is one of today, which needs no date. */
  today: boolean;
}

/** The lines, which come oldest first, as rows by the hour of the agent's clock: newest first. */
export function rowsOf(lines: readonly TimelineLine[], locale: Locale, now = new Date()): TimelineRow[] {
  // A clock that was set back brings an hour a second time; it stays one.
  const hours = new Map<number, TimelineLine[]>();
  for (let nth = lines.length - 1; nth >= 0; nth -= 1) {
    const line = lines[nth];
    if (!line) continue;
    const start = new Date(line.at_ms).setMinutes(0, 0, 0);
    const known = hours.get(start);
    if (known) known.push(line);
    else hours.set(start, [line]);
  }
  return [...hours].flatMap(([start, all]) => {
    const at = new Date(start);
    const today = at.toDateString() === now.toDateString();
    const hour = today ? clockTime(at, locale) : dateTime(at, locale);
    return all.map((line, nth): TimelineRow => ({ id: String(line.at_ms), line, hour, today, low: line.cause === null, head: nth === 0 ? hour : undefined }));
  });
}

/** What is searched of a line: what happened and who caused it. */
export function textOf({ what, cause }: TimelineLine, say: (text: Text) => string): string {
  return searchable([say(what), cause ? say(cause) : null], null);
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
