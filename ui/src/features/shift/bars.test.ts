import { describe, expect, it } from 'vitest';
import type { HourView, TimesView } from '../../bindings';
import { callBars, height, named, timeBars, width } from './bars';

const none: TimesView = { ready_ms: 0, not_ready_ms: 0, break_ms: 0, ringing_ms: 0, talk_ms: 0, hold_ms: 0, wrap_up_ms: 0 };
const hour = (calls: number, times: Partial<TimesView> = {}): HourView => ({ start_ms: 0, calls, times: { ...none, ...times } });

describe('the columns of a shift', () => {
  it('are as high as what they stand for', () => {
    expect(callBars([hour(4), hour(2), hour(0)]).map((bar) => bar.height)).toEqual([height, height / 2, 0]);
  });

  it('are flat where nothing was done', () => {
    expect(callBars([hour(0)])[0]?.height).toBe(0);
    expect(timeBars([hour(0)])).toEqual([]);
  });

  it('stand inside the drawing, one above the other', () => {
    const bars = timeBars([hour(1, { talk_ms: 1_800_000, break_ms: 900_000 }), hour(0, { ready_ms: 7_200_000 })]);
    expect(bars.map(({ state, y, height: high }) => [state, y, high])).toEqual([['on-call', 32, 32], ['not-ready', 16, 16], ['ready', 0, 64]]);
    expect(bars.every((bar) => bar.x >= 0 && bar.x + bar.width <= width)).toBe(true);
  });

  it('stand apart however many there are', () => {
    const bars = callBars(Array.from({ length: 25 }, () => hour(1)));
    expect(bars.every((bar, nth) => nth === 0 || bar.x >= (bars[nth - 1]?.x ?? 0) + (bars[nth - 1]?.width ?? 0))).toBe(true);
  });

  it('are named as often as the size of the text has room for', () => {
    expect([named(5, 100), named(9, 100), named(9, 200), named(24, 200)]).toEqual([1, 2, 3, 8]);
  });
});
