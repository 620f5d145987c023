import { describe, expect, it } from 'vitest';
import { calendarDay, clockSeconds, clockTime, dateTime, duration, isoDuration, percent, weekday } from './format';

describe('a duration', () => {
  it.each([[0, '0:00'], [999, '0:00'], [1000, '0:01'], [61_000, '1:01'], [3_599_999, '59:59'], [3_600_000, '1:00:00'], [-5000, '0:00']])('of %i ms reads %s', (ms, words) => {
    expect(duration(ms)).toBe(words);
  });

  it('is told to machines in seconds', () => {
    expect(isoDuration(134_900)).toBe('PT134S');
  });
});

describe('a moment', () => {
  it.each(['en', 'es', 'hi'] as const)('is a time of day on the 24-hour clock, in the digits of the dial pad: %s', (language) => {
    expect(clockTime(new Date(2026, 10, 21, 14, 2), language)).toBe('14:02');
    expect(clockSeconds(new Date(2026, 10, 21, 0, 5, 7), language)).toBe('00:05:07');
  });

  it('has its day and month as the language writes them', () => {
    const at = new Date(2026, 10, 21, 0, 5);
    expect((['en', 'es', 'hi'] as const).map((language) => dateTime(at, language))).toEqual(['21 Nov, 00:05', '21 nov, 00:05', '21 नव॰, 00:05']);
  });

  it('is a day with its year where the core tells of one', () => {
    expect((['en', 'es', 'hi'] as const).map((language) => calendarDay('2026-11-21', language))).toEqual(['21 Nov 2026', '21 nov 2026', '21 नव॰ 2026']);
  });

  it('names the day before the month', () => {
    expect(weekday(new Date('2026-11-21T12:00:00Z'), 'en')).toBe('Sat 21 Nov');
  });
});

it('writes a part of a hundred as the language does', () => {
  expect((['en', 'es', 'hi'] as const).map((language) => percent(125, language))).toEqual(['125%', '125\u00a0%', '125%']);
});
