import type { CallView, Control, Face, SessionRequest, SessionView, Slots } from '../bindings';
import { desk } from './desk.svelte';
import { dialing } from './dialing.svelte';
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

class SlotPresses {
  /** Until when each slot is dead, on the monotonic clock. */
  #deadUntil = $state<Partial<Record<SlotName, number>>>({});
  #busy = $state<Partial<Record<SlotName, boolean>>>({});
  #faces: Partial<Record<SlotName, Face>> = {};
  #session: string | null = null;

  /** Learns of a new view; to be called once for each. */
  see({ view, at }: Seen<SessionView>): void {
    const known = this.#session === view.session;
    this.#session = view.session;
    for (const name of slotOrder) {
      const control = view.slots[name];
      const turned = known && turning.includes(name) && this.#faces[name] !== undefined && this.#faces[name] !== control.face;
      this.#faces[name] = control.face;
      const until = Math.max(at + control.dead_ms, turned ? at + deadMs : 0);
      if (until > performance.now()) this.#kill(name, until);
    }
  }

  isDead(name: SlotName): boolean {
    return this.#deadUntil[name] !== undefined;
  }

  isBusy(name: SlotName): boolean {
    return this.#busy[name] === true;
  }

  #kill(name: SlotName, until: number): void {
    if ((this.#deadUntil[name] ?? 0) >= until) return;
    this.#deadUntil[name] = until;
    setTimeout(() => {
      if (this.#deadUntil[name] === until) delete this.#deadUntil[name];
    }, until - performance.now());
  }

  /** Presses a slot, by pointer or key. One press is one command, however often it is repeated. */
  press(name: SlotName): void {
    const seen = live.current;
    if (!seen || this.isDead(name) || this.isBusy(name)) return;
    const control = seen.view.slots[name];
    if (control.pending) return;
    if (!control.shown || !control.enabled) {
      if (control.why) notices.show({ text: control.why, action: null, tone: 'hint' });
      return;
    }
    const work = act(control, seen.view);
    if (!work) return;
    this.#busy[name] = true;
    const settled = new Promise((done) => setTimeout(done, settleMs));
    const asked = live.ask(work).then((reply) => {
      // The number is on its card now; the field is free for the next.
      if (reply?.type === 'dialled') dialing.clear();
    });
    void Promise.allSettled([asked, settled]).then(() => delete this.#busy[name]);
  }
}

/** What a press asks of the core; `null` when the page itself does it. */
function act(control: Control, view: SessionView): SessionRequest | null {
  const active = view.calls.find((call) => call.active);
  const ringing = view.calls.find((call) => call.state === 'ringing') ?? active;
  const on = (type: 'hang_up' | 'hold' | 'retrieve' | 'start_recording' | 'stop_recording' | 'answer', call: CallView | undefined): SessionRequest | null =>
    call ? { type, call: call.id } : null;
  switch (control.face) {
    case 'dial':
      if (dialing.number.trim() !== '') return dialing.request();
      desk.open('dial');
      return null;
    case 'answer':
      return on('answer', ringing);
    case 'decline':
      return on('hang_up', ringing);
    case 'hang_up':
    case 'hold':
    case 'retrieve':
    case 'start_recording':
    case 'stop_recording':
      return on(control.face, active);
    case 'mute':
    case 'unmute':
      return null;
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
