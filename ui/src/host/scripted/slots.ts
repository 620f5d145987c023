import type { CallView, Control, Face, Slots } from '../../bindings';
import type { Account } from './accounts';

/** The slots as the core would settle them for these calls of this account. */
export function slots(calls: readonly CallView[], account: Account): Slots {
  const { can } = account;
  const args = { vendor: account.name };
  const control = (face: Face, why: string | null): Control =>
    ({ shown: true, enabled: why === null, face, pending: false, why: why === null ? null : { key: why, args }, dead_ms: 0 });
  const absent = (face: Face, why: string): Control => ({ ...control(face, why), shown: false });
  const active = calls.find((one) => one.active);
  const up = active && active.state !== 'wrap_up' && active.state !== 'ended' ? active : null;
  const talking = up && (up.state === 'connected' || up.state === 'held');
  const ringing = calls.some((one) => one.state === 'ringing');
  const due = active?.state === 'wrap_up';
  const two = calls.filter((one) => one.state === 'connected' || one.state === 'held').length > 1;
  const answered = up ? 'why-answered-first' : 'why-no-call';
  const mayDial = !ringing && (!up || up.state === 'held') && !due;
  const onAnswered = (face: Face): Control => control(face, talking ? null : answered);
  const transfer = (): Control => {
    if (can.pass && !(can.connect && two)) return onAnswered('transfer');
    return can.connect ? control('connect', two ? null : 'why-second-call') : absent('connect', 'why-no-transfer');
  };
  const hangUp = (): Control => {
    if (can.hangUp) return control(up?.state === 'ringing' ? 'decline' : 'hang_up', up ? null : 'why-no-call');
    return up?.can_be_over ? control('call_over', null) : absent('call_over', 'why-no-hang-up');
  };
  return {
    dial: ringing ? control('answer', null) : control('dial', mayDial ? null : due ? 'why-outcome-first' : 'why-retrieve-first'),
    hang_up: hangUp(),
    hold: can.hold ? onAnswered(up?.state === 'held' ? 'retrieve' : 'hold') : absent('hold', 'why-no-hold'),
    mute: can.mute ? onAnswered(up?.muted === true ? 'unmute' : 'mute') : absent('mute', 'why-no-mute'),
    record: can.record ? onAnswered(up && up.recording !== 'on' ? 'start_recording' : 'stop_recording') : absent('stop_recording', 'why-no-record'),
    transfer: transfer(),
    keypad: control('keypad', null),
    outcome: control(due ? 'outcome_due' : active?.kept ? 'outcome_picked' : 'outcome', active ? null : 'why-no-call'),
  };
}
