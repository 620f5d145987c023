import type { OutboxEntryView } from '../../bindings';
import { weekday } from '../../text/format';
import type { Locale } from '../../text/languages';

/** The outcomes settled on one day of the agent's clock. */
export interface Day {
  id: string;
  /** Null for today. */
  name: string | null;
  entries: OutboxEntryView[];
}

/** Groups outcomes by the day they were settled, in their order: newest first. */
export function byDay(entries: readonly OutboxEntryView[], locale: Locale, now = new Date()): Day[] {
  const days: Day[] = [];
  for (const entry of entries) {
    const at = new Date(entry.settled_at_ms ?? entry.saved_at_ms);
    const id = at.toDateString();
    const known = days.find((day) => day.id === id);
    if (known) known.entries.push(entry);
    else days.push({ id, name: id === now.toDateString() ? null : nameOf(at, locale), entries: [entry] });
  }
  return days;
}

function nameOf(at: Date, locale: Locale): string {
  return weekday(new Date(Date.UTC(at.getFullYear(), at.getMonth(), at.getDate())), locale);
}
