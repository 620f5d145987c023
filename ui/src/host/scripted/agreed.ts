import type { CallbackEntryView, CallbacksView, SessionReply, SessionRequest } from '../../bindings';

const minute = 60_000;
const spans = { minutes_5: 5 * minute, minutes_15: 15 * minute, minutes_60: 60 * minute, tomorrow: 1440 * minute };

function agreed(callback: string, inMinutes: number, change: Partial<CallbackEntryView> = {}): CallbackEntryView {
  const at_ms = Date.now() + inMinutes * minute;
  return {
    callback, state: inMinutes > 0 ? 'to_come' : inMinutes > -30 ? 'due' : 'missed', name: 'Ana Ejemplo', number: '020 7946 0123', lead: null, queue: 'Renewals',
    outcome: 'Call back later', note: 'Price in writing', at_ms, zone: new Intl.DateTimeFormat().resolvedOptions().timeZone, remind_ms: at_ms, called_ms: null, ...change,
  };
}

/** What is agreed in the scene of that name; nothing in the others. */
export function agreedIn(scene: boolean): CallbackEntryView[] {
  if (!scene) return [];
  return [
    agreed('k1', -75, { name: 'Luz Prueba', note: null, zone: 'America/Mexico_City' }), agreed('k2', -2),
    agreed('k3', 13, { name: 'Night desk, Example Hotel', zone: 'America/Chicago', note: 'Ask for the manager on duty, not for the front desk' }),
    agreed('k4', 3 * 1440, { name: null, number: '020 7946 0177', note: null }), agreed('k5', -20, { name: 'Sam Sample', state: 'called', called_ms: Date.now() - 4 * minute }),
  ];
}

/** The callbacks of one session: what each request makes of them. */
export class Agreed {
  constructor(private list: CallbackEntryView[], private readonly publish: (callbacks: CallbacksView) => void) {}

  static summary(list: readonly CallbackEntryView[], revision = 1): CallbacksView {
    const missed = list.filter((one) => one.state === 'missed').length;
    return { open: list.length, missed, due: missed + list.filter((one) => one.state === 'due').length, at_vendor: false, revision };
  }

  /** The answer to what is asked of callbacks; `null` to anything else. */
  answer(request: SessionRequest): SessionReply | null {
    switch (request.type) {
      case 'callbacks':
        return { type: 'callbacks', entries: this.list };
      case 'snooze_callback':
        this.#change(request.callback, (one) => ({ ...one, state: 'to_come', remind_ms: Date.now() + spans[request.by] }));
        return { type: 'done' };
      case 'callback_done':
        this.list = this.list.filter((one) => one.callback !== request.callback);
        break;
      case 'callback_dialled':
        this.#change(request.callback, (one) => ({ ...one, state: 'called', called_ms: Date.now() }));
        return { type: 'done' };
      default:
        return null;
    }
    this.#tell();
    return { type: 'done' };
  }

  #change(callback: string, to: (one: CallbackEntryView) => CallbackEntryView): void {
    this.list = this.list.map((one) => (one.callback === callback ? to(one) : one)).sort((one, other) => one.remind_ms - other.remind_ms);
    this.#tell();
  }

  #revision = 1;
  #tell(): void {
    this.#revision += 1;
    this.publish(Agreed.summary(this.list, this.#revision));
  }
}
