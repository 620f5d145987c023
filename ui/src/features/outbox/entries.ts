import type { OutboxEntryView } from '../../bindings';
import type { LongRow } from '../../components/LongList.svelte';
import { holds, searchable } from '../../components/words';
import { weekday } from '../../text/format';
import type { Locale } from '../../text/languages';

/** A part of the list of outcomes, with what stands above it. */
export interface Part {
  title: string;
  aside?: string;
  entries: readonly OutboxEntryView[];
}

/** An outcome as it stands in a list. */
export interface EntryRow extends LongRow {
  entry: OutboxEntryView;
  /** The part it stands in. */
  part: string;
}

/** The rows of all parts that hold what is searched: an outcome, a name or a number. */
export function rowsOf(parts: readonly Part[], query: string): EntryRow[] {
  return parts.flatMap(({ title, aside, entries }) =>
    found(entries, query).map((entry, nth): EntryRow => ({ id: entry.id, entry, part: title, head: nth === 0 ? title : undefined, aside: nth === 0 ? aside : undefined })),
  );
}

function found(entries: readonly OutboxEntryView[], query: string): readonly OutboxEntryView[] {
  return query.trim() === '' ? entries : entries.filter(({ label, who, number }) => holds(searchable([label, who, number], number), query));
}

/** The outcomes by the day of the agent's clock on which they were settled, in their order: newest first. */
export function byDay(entries: readonly OutboxEntryView[], locale: Locale, today: string, now = new Date()): Part[] {
  const days = new Map<string, { title: string; entries: OutboxEntryView[] }>();
  for (const entry of entries) {
    const at = new Date(entry.settled_at_ms ?? entry.saved_at_ms);
    const id = at.toDateString();
    const known = days.get(id);
    if (known) known.entries.push(entry);
    else days.set(id, { title: id === now.toDateString() ? today : nameOf(at, locale), entries: [entry] });
  }
  return [...days.values()];
}

function nameOf(at: Date, locale: Locale): string {
  return weekday(new Date(Date.UTC(at.getFullYear(), at.getMonth(), at.getDate())), locale);
}
