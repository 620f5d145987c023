import { expect, test } from 'vitest';
import type { CallbackEntryView } from '../../bindings';
import { rowsOf, sideOf } from './rows';

const noon = new Date(2026, 2, 4, 12, 0).getTime();
const say = (key: string, args: Record<string, string | number> = {}): string => [key, ...Object.values(args)].join(' ');

function agreed(id: string, change: Partial<CallbackEntryView> = {}): CallbackEntryView {
  return {
    callback: id, state: 'to_come', name: id, number: '020 7946 0123', lead: null, queue: null, outcome: 'Call back', note: null, at_ms: noon,
    zone: new Intl.DateTimeFormat().resolvedOptions().timeZone, remind_ms: change.at_ms ?? noon, called_ms: null, ...change,
  };
}

test('each stands in its part, and one put off where its reminder is', () => {
  const entries = [
    agreed('missed', { state: 'missed', at_ms: noon - 7_200_000 }), agreed('due', { state: 'due' }), agreed('today', { at_ms: noon + 7_200_000 }),
    agreed('later', { at_ms: noon + 86_400_000 }), agreed('put off', { at_ms: noon - 60_000, remind_ms: noon + 86_400_000 }), agreed('called', { state: 'called', called_ms: noon }),
  ];
  const parts = rowsOf(entries, '', noon, 'en', say).map(({ head, id }) => [head, id]);
  expect(parts).toEqual([
    ['callbacks-missed', 'missed'], ['callbacks-due', 'due'], ['callbacks-today', 'today'], ['callbacks-later', 'later'], [undefined, 'put off'], ['callbacks-called', 'called'],
  ]);
});

test('it is found by name, number and note', () => {
  const entries = [agreed('Ana', { note: 'price in writing' }), agreed('Luz', { number: '020 7946 0177' })];
  const found = (query: string): string[] => rowsOf(entries, query, noon, 'en', say).map(({ id }) => id);
  expect(found('writing')).toEqual(['Ana']);
  expect(found('0177')).toEqual(['Luz']);
  expect(found('nobody')).toEqual([]);
});

test('how long it is overdue counts from the time that was agreed', () => {
  expect(sideOf(agreed('a', { state: 'due', at_ms: noon - 120_000 }), noon, 'en', say)).toBe('callbacks-over callbacks-minutes 2');
  expect(sideOf(agreed('a', { state: 'missed', at_ms: noon - 3_900_000 }), noon, 'en', say)).toBe('callbacks-over callbacks-hours 1 5');
  expect(sideOf(agreed('a', { state: 'missed', at_ms: noon - 2 * 86_400_000 }), noon, 'en', say)).toBe('callbacks-over callbacks-days 2');
  expect(sideOf(agreed('a', { at_ms: noon + 780_000 }), noon, 'en', say)).toBe('callbacks-in callbacks-minutes 13');
  expect(sideOf(agreed('a', { at_ms: noon + 7_200_000 }), noon, 'en', say)).toBe('14:00');
});

test('the clock where the customer is stands beside the agent’s own when it shows another time', () => {
  const there = rowsOf([agreed('a', { zone: 'Asia/Kathmandu' })], '', noon, 'en', say)[0];
  expect(there?.second).toMatch(/^callbacks-clocks 12:00 \d\d:\d\d Kathmandu/);
  const here = rowsOf([agreed('a')], '', noon, 'en', say)[0];
  expect(here?.second).toBe('12:00, \u2066020\u00a07946\u00a00123\u2069, Call back');
});
