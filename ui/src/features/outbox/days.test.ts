import { describe, expect, it } from 'vitest';
import type { OutboxEntryView } from '../../bindings';
import { byDay } from './days';

const at = (day: number, hour: number): number => new Date(2026, 2, day, hour).getTime();

function done(id: string, settled: number): OutboxEntryView {
  return {
    id, call: id, who: null, label: 'Sale', state: 'delivered', why: null, saved_at_ms: settled - 1_000,
    settled_at_ms: settled, next_try_ms: null, can_send_again: false, can_change: false,
  };
}

describe('outcomes that are done', () => {
  it('stand by the day they were settled, newest first, today without a date', () => {
    const days = byDay([done('c', at(4, 9)), done('b', at(4, 8)), done('a', at(2, 17))], 'en', new Date(2026, 2, 4, 12));
    expect(days.map(({ name, entries }) => [name, entries.map(({ id }) => id)])).toEqual([
      [null, ['c', 'b']],
      ['Mon 2 Mar', ['a']],
    ]);
  });

  it('stay one day although the clock was set back in it', () => {
    const days = byDay([done('b', at(4, 0)), done('c', at(3, 23)), done('a', at(4, 1))], 'en', new Date(2026, 2, 4, 12));
    expect(days.map(({ entries }) => entries.length)).toEqual([2, 1]);
  });
});
