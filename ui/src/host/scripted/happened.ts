import type { TimelineLine } from '../../bindings';

/** What happened in the hour and a half before now, as the core would tell it; where there is to be more, in the hours before it. */
export function happened(vendor: string, count: number): TimelineLine[] {
  const args = { vendor };
  const rows: [minutesAgo: number, key: string, more: Record<string, string>, cause: string | null][] = [
    [95, 'happened-signed-in', {}, 'cause-me'],
    [95, 'happened-state', { state: 'not-ready' }, 'cause-reconnect'],
    [94, 'happened-state-asked', { state: 'ready' }, 'cause-me'],
    [94, 'happened-state', { state: 'ready' }, 'cause-me'],
    [80, 'happened-call-appeared', { call: '4e51' }, 'cause-vendor'],
    [80, 'happened-state', { state: 'on-call' }, 'cause-vendor'],
    [71, 'happened-call-ended', { call: '4e51' }, null],
    [70, 'happened-outcome-saved', { call: '4e51' }, 'cause-me'],
    [70, 'happened-outcome-delivered', { call: '4e51' }, null],
    [31, 'happened-line-down', {}, null],
    [30, 'happened-line-up', {}, null],
    [30, 'status-state-corrected', { from: 'ready', to: 'Lunch' }, null],
    [12, 'happened-state', { state: 'ready' }, 'cause-elsewhere'],
  ];
  const more = Array.from({ length: Math.max(0, count > 1_000 ? count - rows.length : 0) }, (_, nth): (typeof rows)[number] =>
    [100 + nth / 10, nth % 2 === 0 ? 'happened-call-ended' : 'happened-call-appeared', { call: `n${nth}` }, nth % 3 === 0 ? 'cause-vendor' : null]);
  return [...more.reverse(), ...rows].map(([minutesAgo, key, more, cause]) => ({
    at_ms: Date.now() - minutesAgo * 60_000, what: { key, args: { ...args, ...more } }, cause: cause === null ? null : { key: cause, args },
  }));
}
