import type { CallWord, SessionView } from '../../bindings';

const marks: Partial<Record<CallWord, 'ringing' | 'up' | 'held'>> = { ringing: 'ringing', dialing: 'up', connected: 'up', held: 'held' };

/** The most pressing live call of a session: one that rings, one that is up, one on hold. */
export function callOf(view: SessionView): 'ringing' | 'up' | 'held' | null {
  const found = view.calls.map((call) => marks[call.state]);
  return (['ringing', 'up', 'held'] as const).find((mark) => found.includes(mark)) ?? null;
}

/** How much of a session waits for the agent: outcomes to decide on, calls without one, a password, a choice. */
export function needsYou(view: SessionView): number {
  const due = view.calls.filter((call) => call.state === 'wrap_up' && !view.owed.some((one) => one.call === call.id)).length;
  return view.outbox.needs_attention + view.owed.length + due + (view.phase === 'needs_password' || view.phase === 'elsewhere' ? 1 : 0);
}
