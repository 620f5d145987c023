import type { CallView, CodeView, SessionReply, SessionRequest, SessionView, UiError } from '../../bindings';
import { accountOf, type Account } from './accounts';
import { Agreed, agreedIn } from './agreed';
import { found } from './found';
import { happened } from './happened';
import { call, choices, entry, rest, unfinished } from './make';
import { past, shift } from './past';
import { settled } from './settled';
import { slots } from './slots';
import { viewOf } from './vendor-scenes';

const answerMs = 150;

/** One session of the stand-in: what its vendor would make of each request. */
export class ScriptedSession {
  readonly #account: Account;
  readonly #agreed: Agreed;
  #calls = 10;
  /** How many calls the shift had; lists are as long where that is more than a few, and empty where it had none. */
  rows = 40;
  /** How long the breaks of a shift may last. */
  breakLimitMinutes = 60;

  constructor(
    public view: SessionView, private readonly codes: readonly CodeView[], private readonly listsFail: boolean, private readonly send: (view: SessionView) => void,
  ) {
    this.#account = accountOf(view.session);
    this.view = { ...view, unfinished: unfinished(view) };
    this.#agreed = new Agreed(agreedIn(view.callbacks.open > 0), (callbacks) => this.publish({ callbacks, status: rest(this.#account.name) }));
  }

  get #args(): { vendor: string } {
    return { vendor: this.#account.name };
  }

  /** Publishes the view with a change. Slots and the next chip follow the calls unless the change names them. */
  publish(change: Partial<SessionView>): void {
    const calls = change.calls ?? this.view.calls;
    this.view = {
      ...this.view,
      ...(change.calls ? { slots: slots(calls, this.#account), next: { ...this.view.next, shown: calls.length > 0 } } : {}),
      ...change,
      revision: this.view.revision + 1,
    };
    this.view.unfinished = change.unfinished ?? unfinished(this.view);
    this.send(this.view);
  }

  answer(request: SessionRequest): SessionReply {
    const active = this.view.calls.find((one) => one.active);
    const ofCallbacks = this.#agreed.answer(request);
    if (ofCallbacks) return ofCallbacks;
    switch (request.type) {
      case 'sign_in':
        if (request.password === 'wrong') throw refused('bad-credentials', 'enter_password', this.#account.name);
        this.publish({ ...viewOf(this.#account), revision: this.view.revision, calls: this.view.calls, phase: 'signed_in' });
        break;
      case 'sign_out':
        this.publish({ phase: 'signed_out', elsewhere: null, calls: [], agent: { ...this.view.agent, state: 'signed_out', reason: null } });
        break;
      case 'set_state': {
        const reason = request.target.state === 'not_ready' ? (choices.find((one) => one.reason === (request.target as { reason?: string }).reason)?.name ?? null) : null;
        this.publish({ agent: { ...this.view.agent, asked: { state: request.target.state, reason, elapsed_ms: 0 } } });
        this.#later(() => this.#become({ state: request.target.state, reason }));
        break;
      }
      case 'set_next': {
        const wanted = request.target;
        const target = wanted ? (choices.find((one) => one.state === wanted.state && (one.reason ?? undefined) === ('reason' in wanted ? wanted.reason : undefined)) ?? null) : null;
        this.publish({ next: { ...this.view.next, target } });
        break;
      }
      case 'dial':
        return this.#dial(request.number);
      case 'preview_number':
        return preview(request.number);
      case 'hang_up':
      case 'call_over':
        this.#pending('hang_up');
        this.#later(() => this.#end(request.call));
        break;
      case 'mute':
      case 'unmute': {
        const muted = request.type === 'mute';
        this.#pending('mute');
        this.#later(() => this.#move({ muted }, request.call));
        break;
      }
      case 'send_digits':
        if (!this.#account.can.tones) throw refused('not-supported', null, this.#account.name);
        break;
      case 'consult':
        this.#consult(request.call, request.to.value);
        break;
      case 'transfer':
      case 'complete_transfer':
        this.#later(() => this.publish({ calls: this.view.calls.filter((one) => !one.consultation).map((one): CallView => ({ ...one, active: true, state: 'wrap_up', state_ms: 0, ended_by: 'me' })) }));
        break;
      case 'complete_conference':
        this.#later(() => this.publish({ calls: this.view.calls.filter((one) => !one.consultation).map((one): CallView => ({ ...one, active: true, state: 'connected' })) }));
        break;
      case 'look_up':
        if (this.listsFail) throw unread(this.#account.name);
        return { type: 'found', found: found(request.lookup, this.rows) };
      case 'do':
        if (request.deed.what === 'set_wrap_up') this.publish({ agent: { ...this.view.agent, deadline: null } });
        break;
      case 'extend_wrap_up': {
        const { deadline, extend } = this.view.agent;
        if (!deadline || !extend) throw refused('not-now', null, this.#account.name);
        const more = extend.seconds * 1_000;
        this.publish({ agent: { ...this.view.agent, deadline: { left_ms: deadline.left_ms + more, total_ms: deadline.total_ms + more }, extend: extend.left > 1 ? { ...extend, left: extend.left - 1 } : null } });
        break;
      }
      case 'answer':
        this.#move({ state: 'connected', state_ms: 0, recording: 'on' }, request.call);
        this.#become({ state: 'on_call', reason: null });
        break;
      case 'hold':
      case 'retrieve': {
        this.#pending('hold');
        const state = request.type === 'hold' ? 'held' : 'connected';
        this.#later(() => this.#move({ state, state_ms: 0 }, request.call));
        break;
      }
      case 'start_recording':
      case 'stop_recording': {
        this.#pending('record');
        const recording = request.type === 'start_recording' ? 'on' : 'off';
        this.#later(() => this.#move({ recording, recording_ms: 0 }, request.call));
        break;
      }
      case 'select_call':
        this.publish({ calls: this.view.calls.map((one) => ({ ...one, active: one.id === request.call })) });
        break;
      case 'save_draft':
        if (this.view.calls.some((one) => one.id === request.call)) this.#move({ draft: { ...request.draft, restored: false } }, request.call);
        break;
      case 'save_outcome':
        this.#save(request, active);
        break;
      case 'reopen_outcome':
        this.#move({ kept: null }, request.call);
        break;
      case 'set_lead':
        this.#move({ lead: request.lead }, request.call);
        break;
      case 'lead_phones':
        return { type: 'lead_phones', phones: [
          { lead: request.lead, id: '555001', number: '+44 20 7946 0123', kind: 'Mobile' },
          { lead: request.lead, id: '555002', number: '+44 20 7946 0188', kind: 'Work' },
        ] };
      case 'outcomes_done':
        return { type: 'outcomes_done', entries: this.rows === 0 ? [] : settled(this.view, this.rows) };
      case 'history':
        return { type: 'history', since_ms: Date.now() - 5 * 3_600_000, calls: past(this.rows) };
      case 'shift':
        return { type: 'shift', shift: shift(this.breakLimitMinutes, this.rows > 0) };
      case 'export':
        if (request.folder?.includes('full')) throw { ...refused('storage', null, this.#account.name), text: { key: 'bundle-disk-full' } };
        return { type: 'exported', path: `${request.folder ?? '/home/agent/Downloads'}/ringside-${request.what === 'history' ? 'calls' : 'shift'}-2026-03-04-1512.csv` };
      case 'timeline':
        return { type: 'timeline', lines: this.rows === 0 ? [] : happened(this.#account.name, this.rows).filter(({ at_ms }) => at_ms >= request.since_ms) };
      case 'fix_state': {
        const text = { key: 'fix-not-ready', args: this.#args };
        this.publish({ status: { tone: 'pending', text: { key: 'status-fixing', args: this.#args }, link: null } });
        this.#later(() => {
          this.#become({ state: 'not_ready', reason: null });
          this.publish({ agent: { ...this.view.agent, certainty: 'confirmed', can_fix: false, cause: { key: 'cause-me' } }, status: { tone: 'warn', text, link: 'dismiss' } });
        });
        return { type: 'fixed', text };
      }
      case 'list':
        return this.#list(request.list);
      default:
        break;
    }
    return { type: 'done' };
  }

  #list(list: 'campaigns' | 'queues' | 'colleagues'): SessionReply {
    if (this.listsFail) throw unread(this.#account.name);
    const names = { campaigns: ['Renewals', 'Winback'], queues: ['Orders', 'Night desk'], colleagues: ['Nils Testmann', 'Petra Nimmerda'] }[list];
    if (this.rows > 1000) names.push(...Array.from({ length: this.rows - names.length }, (_, nth) => `${names[nth % 2]} ${nth + 3}`));
    const rows = (this.rows === 0 ? [] : names).map((name, index) => ({ id: String(index + (list === 'colleagues' ? 11 : 1)), name, description: index === 0 ? 'Contracts ending this quarter' : null, active: index === 0 }));
    if (list === 'campaigns') return { type: 'campaigns', campaigns: rows };
    return list === 'queues' ? { type: 'queues', queues: rows } : { type: 'colleagues', colleagues: rows };
  }

  /** A call ends; a consultation leaves nothing to wrap up. */
  #end(id: string): void {
    const one = this.view.calls.find((other) => other.id === id);
    if (!one?.consultation) this.release('me');
    else this.publish({ calls: this.view.calls.filter((other) => other !== one).map((other) => ({ ...other, active: true })) });
  }

  #consult(id: string, who: string): void {
    const customer = this.view.calls.map((one): CallView => (one.id === id ? { ...one, state: 'held', state_ms: 0, active: false } : one));
    const made = call({ id: `c${++this.#calls}`, inbound: false, name: who, number: null, queue: null, lead: null, state: 'dialing', consultation: true, recording: 'unknown', state_ms: 0, elapsed_ms: 0 });
    this.publish({ calls: [...customer, made] });
    this.#later(() => this.#move({ state: 'connected' }, made.id));
  }

  #dial(number: string): SessionReply {
    const id = `c${++this.#calls}`;
    const made = call({ id, inbound: false, name: null, number, queue: null, lead: null, state: 'dialing', state_ms: 0, elapsed_ms: 0, recording: 'unknown' });
    this.publish({ calls: [...this.view.calls.map((one) => ({ ...one, active: false })), made], agent: { ...this.view.agent, state: 'dialing', reason: null, elapsed_ms: 0 } });
    this.#later(() => {
      this.#move({ state: 'connected', state_ms: 0, name: 'Ana Ejemplo', recording: 'on' }, id);
      this.#become({ state: 'on_call', reason: null });
    });
    return { type: 'dialled', call: id };
  }

  #save(request: Extract<SessionRequest, { type: 'save_outcome' }>, active: CallView | undefined): void {
    const label = this.codes.find((one) => one.code === request.draft.code)?.path.at(-1) ?? '';
    const mine = this.view.calls.find((one) => one.id === request.call);
    if (mine && mine.state !== 'wrap_up') {
      this.#move({ kept: label, draft: { ...request.draft, restored: false } }, request.call);
      return;
    }
    const sending = entry({ id: `s${request.call}`, label, who: active?.name ?? active?.number ?? null });
    this.publish({
      calls: this.view.calls.filter((one) => one.id !== request.call), owed: this.view.owed.filter((one) => one.call !== request.call),
      outbox: { ...this.view.outbox, on_the_way: 1, entries: [sending] }, status: rest(this.#account.name),
    });
    const then = request.then.then;
    this.#become(then === 'ready' ? { state: 'ready', reason: null } : { state: 'not_ready', reason: null });
    this.#later(() => this.publish({ outbox: { ...this.view.outbox, on_the_way: 0, done: this.view.outbox.done + 1, entries: [{ ...sending, state: 'delivered' }] } }));
  }

  /** A call ends. */
  release(by: 'me' | 'other'): void {
    const active = this.view.calls.find((one) => one.active);
    if (!active) return;
    const calls = this.view.calls.map((one): CallView => (one === active ? { ...one, state: 'wrap_up', state_ms: 0, ended_by: by } : one));
    const base = slots(calls, this.#account);
    this.publish({
      calls,
      slots: by === 'other' ? { ...base, hang_up: { ...base.hang_up, dead_ms: 800 } } : base,
      agent: { ...this.view.agent, state: 'wrap_up', reason: null, elapsed_ms: 0, deadline: { left_ms: 45_000, total_ms: 45_000 } },
      status: by === 'other' ? { tone: 'rest', text: { key: 'status-they-hung-up' }, link: 'finish_outcome' } : this.view.status,
      ...(by === 'other' ? { announcements: [{ key: 'announce-they-hung-up' }], announcement_number: this.view.announcement_number + 1 } : {}),
    });
  }

  #become(state: Pick<SessionView['agent'], 'state' | 'reason'>): void {
    this.publish({ agent: { ...this.view.agent, ...state, elapsed_ms: 0, asked: null, deadline: null, limit: null } });
  }

  #move(change: Partial<CallView>, id: string): void {
    this.publish({ calls: this.view.calls.map((one) => (one.id === id ? { ...one, ...change } : one)) });
  }

  #pending(name: 'hold' | 'hang_up' | 'record' | 'mute'): void {
    const { slots: now } = this.view;
    this.publish({ slots: { ...now, [name]: { ...now[name], pending: true } }, status: { tone: 'pending', text: { key: `status-asked-${name === 'record' ? 'stop-recording' : name.replace('_', '-')}`, args: this.#args }, link: null } });
  }

  #later(work: () => void): void {
    setTimeout(() => {
      this.publish({ status: rest(this.#account.name) });
      work();
    }, answerMs);
  }
}

/** A list only reads, so nothing can have happened. */
function unread(vendor: string): UiError {
  return { ...refused('not-understood', null, vendor), text: { key: 'error-not-understood-nothing-sent', args: { vendor } } };
}

export function refused(code: UiError['code'], action: UiError['action'], vendor = 'MaxContact'): UiError {
  return { code, message: code, text: { key: `error-${code}`, args: { vendor } }, action };
}

function preview(number: string): SessionReply {
  const digits = number.replace(/\D/g, '');
  if (digits.length < 5) return { type: 'number', number: { ok: false, shown: null, region: null, note: { key: 'number-too-short' } } };
  const national = digits.replace(/^0/, '');
  return { type: 'number', number: { ok: true, shown: `+44 ${national.slice(0, 2)} ${national.slice(2, 6)} ${national.slice(6)}`, region: 'GB', note: null } };
}
