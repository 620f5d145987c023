import type { HourView, TimesView } from '../../bindings';

/** What of an agent's time is drawn, with the state whose colour it wears. */
export const parts = [
  { key: 'talk_ms', word: 'shift-talk', state: 'on-call' },
  { key: 'hold_ms', word: 'shift-hold', state: 'held' },
  { key: 'wrap_up_ms', word: 'shift-wrap-up', state: 'wrap-up' },
  { key: 'break_ms', word: 'shift-break', state: 'not-ready' },
  { key: 'ready_ms', word: 'shift-ready', state: 'ready' },
] as const satisfies readonly { key: keyof TimesView; word: string; state: string }[];

export interface Bar {
  state: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** How wide and high the drawings are in their own units. */
export const width = 316;
export const height = 64;
const hourMs = 3_600_000;

function columns(count: number): { step: number; column: number } {
  const step = width / Math.max(count, 1);
  return { step, column: Math.min(24, Math.max(2, step - 4)) };
}

/** Columns of calls, the highest as high as the drawing. */
export function callBars(hours: readonly HourView[]): Bar[] {
  const most = Math.max(1, ...hours.map(({ calls }) => calls));
  const { step, column } = columns(hours.length);
  return hours.map(({ calls }, nth) => {
    const high = (calls / most) * height;
    return { state: 'on-call', x: nth * step + (step - column) / 2, y: height - high, width: column, height: high };
  });
}

/** What an hour's time went to, one above the other; a whole hour is as high as the drawing. */
export function timeBars(hours: readonly HourView[]): Bar[] {
  const { step, column } = columns(hours.length);
  return hours.flatMap(({ times }, nth) => {
    let top = height;
    return parts.flatMap(({ key, state }) => {
      const high = Math.min(top, (times[key] / hourMs) * height);
      top -= high;
      return high > 0 ? [{ state, x: nth * step + (step - column) / 2, y: top, width: column, height: high }] : [];
    });
  });
}

/** Every how many hours one is named below its column, so that the names do not touch. */
export function named(count: number, percent: number): number {
  return Math.max(1, Math.ceil((count * percent) / 600));
}
