import { describe, expect, it } from 'vitest';
import type { OutboxEntryView } from '../../bindings';
import { byDay, rowsOf } from './entries';

const at = (day: number, hour: number): number => new Date(2026, 2, day, hour).getTime();

function done(id: string, settled: number, change: Partial<OutboxEntryView> = {}): OutboxEntryView {
  return {
    id, call: id, who: null, number: null, label: 'Sale', state: 'delivered', why: null, saved_at_ms: settled - 1_000,
    settled_at_ms: settled, next_try_ms: null, can_send_again: false, can_change: false, ...change,
  };
}

describe('outcomes that are done', () => {
  it('stand by the day they were settled, newest first, today by that word', () => {
    const days = byDay([done('c', at(4, 9)), done('b', at(4, 8)), done('a', at(2, 17))], 'en', 'Today', new Date(2026, 2, 4, 12));
    expect(days.map(({ title, entries }) => [title, entries.map(({ id }) => id)])).toEqual([
      ['Today', ['c', 'b']],
      ['Mon 2 Mar', ['a']],
    ]);
  });

  it('stay one day although the clock was set back in it', () => {
    const days = byDay([done('b', at(4, 0)), done('c', at(3, 23)), done('a', at(4, 1))], 'en', 'Today', new Date(2026, 2, 4, 12));
    expect(days.map(({ entries }) => entries.length)).toEqual([2, 1]);
  });
});

describe('a search in the outcomes', () => {
  const parts = [
    { title: 'Needs you', entries: [done('a', at(4, 9), { who: 'José Muñoz', number: '+44 20 7946 0123', label: 'Call back' })] },
    { title: 'By themselves', aside: 'in order', entries: [done('b', at(4, 9), { who: '020 7946 0141', number: '020 7946 0141' }), done('c', at(4, 9))] },
  ];
  const ids = (query: string): string[] => rowsOf(parts, query).map(({ id }) => id);

  it('finds names without their accents, outcomes, and numbers however they are written', () => {
    expect([ids('munoz'), ids('JOSÉ call'), ids('02079460123'), ids('0141'), ids('sale'), ids('zebra')]).toEqual([['a'], ['a'], ['a'], ['b'], ['b', 'c'], []]);
  });

  it('leaves a part its head, above the first row that is found', () => {
    expect(rowsOf(parts, '').map(({ head, aside }) => [head, aside])).toEqual([['Needs you', undefined], ['By themselves', 'in order'], [undefined, undefined]]);
    expect(rowsOf(parts, '0141').map(({ head, aside }) => [head, aside])).toEqual([['By themselves', 'in order']]);
  });
});
