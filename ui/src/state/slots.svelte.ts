import type { CallView, Control, Face, SessionRequest, SessionView, Slots } from '../bindings';
import { desk } from './desk.svelte';
import { dialingOf } from './dialing.svelte';
import { live, type Seen } from './live.svelte';
import { notices } from './notices.svelte';

export type SlotName = keyof Slots;

/** The slots in the order of their keys, F1 to F8. */
export const slotOrder: readonly SlotName[] = ['dial', 'hang_up', 'hold', 'mute', 'record', 'transfer', 'keypad', 'outcome'];

/** A slot that has changed its meaning does nothing for this long, whatever else is said: the hand was on its way. */
const deadMs = 800;
/** The least time a press is busy: an answer may come before the view that shows what became of it. */
const settleMs = 150;

/** Two slots sit where a change of meaning does harm: dial turns to answer, hang up to decline. */
const turning: readonly SlotName[] = ['dial', 'hang_up'];

/** One slot of one session. */
type Place = `${string} ${SlotName}`;

class SlotPresses {
  /** Until when each slot is dead, on the monotonic clock. */
  #deadUntil = $state<Partial<Record<Place, number>>>({});
  #busy = $state<Partial<Record<Place, boolean>>>({});
  #faces: Partial<Record<Place, Face>> = {};

  /** Learns of a new view; to be called once for each, of every session. */
  see({ view, at }: Seen<SessionView>): void {
    for (const name of slotOrder) {
      const control = view.slots[name];
      const place: Place = `${view.session} ${name}`;
      const before = this.#faces[place];
      const turned = turning.includes(name) && before !== undefined && before !== control.face;
      this.#faces[place] = control.face;
      const until = Math.max(at + control.dead_ms, turned ? at + deadMs : 0);
      if (until > performance.now()) this.#kill(place, until);
    }
  }

  isDead(session: string, name: SlotName): boolean {
    return this.#deadUntil[`${session} ${name}`] !== undefined;
  }

  isBusy(session: string, name: SlotName): boolean {
    return this.#busy[`${session} ${name}`] === true;
  }

  #kill(place: Place, until: number): void {
    if ((this.#deadUntil[place] ?? 0) >= until) return;
    this.#deadUntil[place] = until;
    setTimeout(() => {
      if (this.#deadUntil[place] === until) delete this.#deadUntil[place];
    }, until - performance.now());
  }

  /** Presses a slot of the session on show, by pointer or key. One press is one command, however often it is repeated. */
  press(name: SlotName): void {
    const view = live.current?.view;
    if (!view || this.isDead(view.session, name) || this.isBusy(view.session, name)) return;
    const control = view.slots[name];
    if (control.pending) return;
    if (!control.shown || !control.enabled) {
      if (control.why) notices.show({ text: control.why, action: null, tone: 'hint' });
      return;
    }
    const work = act(control, view);
    if (!work) return;
    const place: Place = `${view.session} ${name}`;
    this.#busy[place] = true;
    const settled = new Promise((done) => setTimeout(done, settleMs));
    const asked = live.ask(view.session, work).then((reply) => {
      // The number is on its card now; the field is free for the next.
      if (reply?.type === 'dialled') dialingOf(view.session).clear();
    });
    void Promise.allSettled([asked, settled]).then(() => delete this.#busy[place]);
  }
}

/** What a press asks of the core; `null` when the page itself does it. */
function act(control: Control, view: SessionView): SessionRequest | null {
  const active = view.calls.find((call) => call.active);
  const ringing = view.calls.find((call) => call.state === 'ringing') ?? active;
  type OnCall = Extract<Face, 'hang_up' | 'call_over' | 'hold' | 'retrieve' | 'mute' | 'unmute' | 'start_recording' | 'stop_recording' | 'answer'>;
  const on = (type: OnCall, call: CallView | undefined): SessionRequest | null => (call ? { type, call: call.id } : null);
  switch (control.face) {
    case 'dial':
      if (dialingOf(view.session).number.trim() !== '') return dialingOf(view.session).request();
      desk.open('dial');
      return null;
    case 'answer':
      return on('answer', ringing);
    case 'decline':
      return on('hang_up', ringing);
    case 'hang_up':
    case 'call_over':
    case 'hold':
    case 'retrieve':
    case 'mute':
    case 'unmute':
    case 'start_recording':
    case 'stop_recording':
      return on(control.face, active);
    case 'transfer':
      desk.toggle('transfer');
      return null;
    case 'connect':
      desk.toggle('connect');
      return null;
    case 'keypad':
      desk.toggle('dial');
      return null;
    case 'outcome':
    case 'outcome_picked':
    case 'outcome_due':
      desk.toggle('outcome', active?.id ?? view.owed[0]?.call ?? null);
      return null;
  }
}

export const slotPresses = new SlotPresses();
