import type { CallbackEntryView } from '../../bindings';
import type { LongRow } from '../../components/LongList.svelte';
import { search } from '../../components/search';
import { clockTime, inOne, weekday } from '../../text/format';
import type { Locale } from '../../text/languages';
import { ownZone, wallAt } from '../disposition/zones';

export type Say = (key: string, args?: Record<string, string | number>) => string;

const day = 86_400_000;

/** A time to call somebody back, as it stands in the list. */
export interface CallbackRow extends LongRow {
  entry: CallbackEntryView;
  second: string;
}

/** The list in its parts: what is overdue, due, still today, later, and dialled. */
export function rowsOf(entries: readonly CallbackEntryView[], query: string, now: number, locale: Locale, say: Say): CallbackRow[] {
  const found = search(entries, query, (entry) => [entry.name ?? '', entry.number ?? '', entry.queue ?? '', entry.outcome, entry.note ?? '']);
  const tonight = new Date(now).setHours(24, 0, 0, 0);
  const part = (title: string, fits: (entry: CallbackEntryView) => boolean): CallbackRow[] =>
    found.filter(fits).map((entry, nth) => ({ ...row(entry, now, locale, say), head: nth === 0 ? say(`callbacks-${title}`) : undefined }));
  return [
    ...part('missed', (entry) => entry.state === 'missed'),
    ...part('due', (entry) => entry.state === 'due'),
    ...part('today', (entry) => entry.state === 'to_come' && entry.remind_ms < tonight),
    ...part('later', (entry) => entry.state === 'to_come' && entry.remind_ms >= tonight),
    ...part('called', (entry) => entry.state === 'called'),
  ];
}

/** Whom to call. */
export function whoOf(entry: CallbackEntryView, say: Say): string {
  return entry.name ?? entry.number ?? say('call-no-number');
}

function row(entry: CallbackEntryView, now: number, locale: Locale, say: Say): CallbackRow {
  const number = entry.name === null || entry.number === null ? null : inOne(entry.number);
  return { id: entry.callback, entry, second: [clocks(entry, now, locale, say), number, entry.note ?? entry.outcome].filter(Boolean).join(', ') };
}

/** The time that was agreed, on the agent's clock and on the customer's where that shows another. */
function clocks(entry: CallbackEntryView, now: number, locale: Locale, say: Say): string {
  const yours = whenOf(entry.at_ms, now, locale);
  const there = zoneOf(entry);
  const theirs = wallAt(entry.at_ms, there).time;
  if (theirs === wallAt(entry.at_ms, ownZone()).time) return yours;
  return say('callbacks-clocks', { yours, theirs, city: (there.split('/').at(-1) ?? there).replaceAll('_', ' ') });
}

function zoneOf(entry: CallbackEntryView): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone: entry.zone });
    return entry.zone || ownZone();
  } catch {
    return ownZone();
  }
}

/** How it stands, at the end of its row. */
export function sideOf(entry: CallbackEntryView, now: number, locale: Locale, say: Say): string {
  if (entry.called_ms !== null) return say('callbacks-called-at', { time: whenOf(entry.called_ms, now, locale) });
  if (entry.state !== 'to_come') return say('callbacks-over', { time: roughly(now - entry.at_ms, say) });
  const left = entry.remind_ms - now;
  return left < 3_600_000 ? say('callbacks-in', { time: roughly(left, say) }) : whenOf(entry.remind_ms, now, locale);
}

/** A time of day, with its day where that is not today. */
function whenOf(at: number, now: number, locale: Locale): string {
  const time = clockTime(new Date(at), locale);
  if (new Date(at).toDateString() === new Date(now).toDateString()) return time;
  const local = new Date(at);
  return `${weekday(new Date(Date.UTC(local.getFullYear(), local.getMonth(), local.getDate())), locale)} ${time}`;
}

/** Whole minutes below an hour, hours and minutes below a day, else days. */
function roughly(ms: number, say: Say): string {
  if (ms >= day) return say('callbacks-days', { count: Math.floor(ms / day) });
  if (ms >= 3_600_000) return say('callbacks-hours', { hours: Math.floor(ms / 3_600_000), minutes: Math.floor(ms / 60_000) % 60 });
  return say('callbacks-minutes', { count: Math.max(0, Math.round(ms / 60_000)) });
}
