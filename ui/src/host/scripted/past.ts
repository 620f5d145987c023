import type { HistoryCallView, ShiftView, TimesView } from '../../bindings';

const minute = 60_000;
const hourMs = 60 * minute;

/** Calls of a shift, the newest first, each some minutes before the other. */
export function past(count: number): HistoryCallView[] {
  const names = ['Ana Ejemplo', 'Luz Prueba', null, 'Nils Testmann', 'Sam Sample'];
  const labels = ['Sale, new contract', 'No answer', 'Not interested', 'Call back later'];
  return Array.from({ length: count }, (_, nth): HistoryCallView => {
    const started = Date.now() - (nth + 1) * Math.max(1, Math.floor(300 / count)) * minute;
    const missed = nth % 11 === 3;
    const talked = missed || nth % 7 === 2 ? 0 : 45_000 + (nth % 11) * 31_000;
    const owed = !missed && nth % 9 === 4;
    return {
      call: `p${nth + 1}`, inbound: missed || nth % 3 !== 1, number: nth % 13 === 6 ? null : `+44 20 7946 ${String(nth % 1000).padStart(4, '0')}`,
      name: names[nth % names.length] ?? null, queue: nth % 2 === 0 ? 'Renewals' : 'Winback', started_ms: started,
      ended_ms: started + talked + 20_000, talk_ms: talked, missed,
      outcome: missed ? 'none' : owed ? 'owed' : 'saved', label: missed || owed ? null : (labels[nth % labels.length] ?? null),
    };
  });
}

const none: TimesView = { ready_ms: 0, not_ready_ms: 0, break_ms: 0, ringing_ms: 0, talk_ms: 0, hold_ms: 0, wrap_up_ms: 0 };

/** The figures of six and a half hours. */
export function shift(breakLimitMinutes: number, worked: boolean): ShiftView {
  if (!worked) return { since_ms: Date.now(), until_ms: Date.now(), calls: 0, times: { ...none }, hours: [], outcomes: [], owed: 0, breaks: [], break_limit_ms: null };
  const minutes: [calls: number, talk: number, hold: number, wrapUp: number, pause: number, ready: number][] = [
    [9, 28, 2, 9, 0, 11], [14, 34, 3, 12, 5, 6], [17, 39, 4, 13, 0, 4], [12, 30, 1, 10, 15, 4], [4, 9, 0, 4, 30, 17], [16, 37, 3, 14, 0, 6], [6, 14, 1, 5, 0, 10],
  ];
  const first = new Date();
  first.setMinutes(0, 0, 0);
  const hours = minutes.map(([calls, talk, hold, wrapUp, pause, ready], nth) => ({
    start_ms: first.getTime() - (minutes.length - 1 - nth) * hourMs, calls,
    times: { ...none, talk_ms: talk * minute, hold_ms: hold * minute, wrap_up_ms: wrapUp * minute, break_ms: pause * minute, ready_ms: ready * minute },
  }));
  const times = { ...none };
  for (const hour of hours) for (const key of Object.keys(times) as (keyof TimesView)[]) times[key] += hour.times[key];
  return {
    since_ms: (hours[0]?.start_ms ?? 0) + 10 * minute, until_ms: Date.now(), calls: hours.reduce((sum, { calls }) => sum + calls, 0), times, hours,
    outcomes: [
      { label: 'Not interested', kind: 'other', count: 31 }, { label: 'No answer', kind: 'call_again', count: 22 }, { label: 'Sale, new contract', kind: 'success', count: 14 },
      { label: 'Call back later', kind: 'callback', count: 8 },
    ],
    owed: 3, breaks: [{ name: 'Lunch', count: 1, total_ms: 32 * minute }, { name: 'Short break', count: 2, total_ms: 18 * minute }],
    break_limit_ms: breakLimitMinutes * minute,
  };
}
