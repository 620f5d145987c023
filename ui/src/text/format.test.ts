import { describe, expect, it } from 'vitest';
import { clockTime, duration, isoDuration, weekday } from './format';

describe('a duration', () => {
  it.each([[0, '0:00'], [999, '0:00'], [1000, '0:01'], [61_000, '1:01'], [3_599_999, '59:59'], [3_600_000, '1:00:00'], [-5000, '0:00']])('of %i ms reads %s', (ms, words) => {
    expect(duration(ms)).toBe(words);
  });

  it('is told to machines in seconds', () => {
    expect(isoDuration(134_900)).toBe('PT134S');
  });
});

describe('a moment', () => {
  it('is a time of day on the 24-hour clock in both languages', () => {
    const at = new Date(2026, 10, 21, 14, 2);
    expect(clockTime(at, 'en')).toBe('14:02');
    expect(clockTime(at, 'es')).toBe('14:02');
  });

  it('names the day before the month', () => {
    expect(weekday(new Date('2026-11-21T12:00:00Z'), 'en')).toBe('Sat 21 Nov');
  });
});
