import type { CallView, Event, SessionReply, SessionRequest, SessionView, UiError } from '../../bindings';
import { call, choices, entry, slots, vendor, view as freshView } from './make';
import type { Scene } from './scenarios';

const answerMs = 150;
const args = { vendor };

/** A small stand-in for the core: it answers every request and moves its views as a vendor would. */
export class ScriptedCore {
  /** Every request in order, for tests to read. */
  readonly requests: (SessionRequest | { type: string })[] = [];
  /** What the next session request is refused with. */
  refuse: UiError | null = null;
  #listen: (event: Event) => void = () => undefined;
  #scene: Scene;
  #calls = 10;

  constructor(scene: Scene, readonly listsFail: boolean) {
    this.#scene = scene;
  }

  follow(listen: (event: Event) => void): void {
    this.#listen = listen;
    listen({ type: 'app', view: this.#scene.app });
    for (const view of this.#scene.views) listen({ type: 'session', view });
    for (const view of this.#scene.codes) listen({ type: 'codes', view });
  }

  get view(): SessionView {
    return this.#scene.views[0] ?? freshView();
  }

  get app(): Scene['app'] {
    return this.#scene.app;
  }

  /** Publishes the view with a change. Slots and the next chip follow the calls unless the change names them. */
  publish(change: Partial<SessionView>): void {
    const calls = change.calls ?? this.view.calls;
    const next: SessionView = {
      ...this.view,
      ...(change.calls ? { slots: slots(calls), next: { ...this.view.next, shown: calls.length > 0 } } : {}),
      ...change,
      revision: this.view.revision + 1,
    };
    this.#scene = { ...this.#scene, views: [next, ...this.#scene.views.slice(1)] };
    this.#listen({ type: 'session', view: next });
  }

  /** Publishes a view as it is, out of its turn too. */
  replay(view: SessionView): void {
    this.#listen({ type: 'session', view });
  }

  publishApp(change: Partial<Scene['app']>): void {
    this.#scene = { ...this.#scene, app: { ...this.app, ...change, revision: this.app.revision + 1 } };
    this.#listen({ type: 'app', view: this.app });
  }

  /** The other side hangs up. */
  remoteHangUp(): void {
    this.#release('other');
  }

  async session(request: SessionRequest): Promise<SessionReply> {
    this.requests.push(request);
    await new Promise((done) => setTimeout(done, 20));
    if (this.refuse) {
      const error = this.refuse;
      this.refuse = null;
      throw error;
    }
    return this.#answer(request);
  }

  #answer(request: SessionRequest): SessionReply {
    const active = this.view.calls.find((one) => one.active);
    switch (request.type) {
      case 'sign_in':
        if (request.password === 'wrong') throw refused('bad-credentials', 'enter_password');
        this.publish({ ...freshView(), revision: this.view.revision, calls: this.view.calls, phase: 'signed_in' });
        break;
      case 'sign_out':
        this.publish({ phase: 'signed_out', calls: [], agent: { ...this.view.agent, state: 'signed_out', reason: null } });
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
        this.#pending('hang_up');
        this.#later(() => this.#release('me'));
        break;
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
      case 'list':
        return this.#list(request.list);
      default:
        break;
    }
    return { type: 'done' };
  }

  #list(list: 'campaigns' | 'queues' | 'colleagues'): SessionReply {
    if (this.listsFail) throw refused('not-understood', null);
    const names = { campaigns: ['Renewals', 'Winback'], queues: ['Orders', 'Night desk'], colleagues: ['Nils Testmann', 'Petra Nimmerda'] }[list];
    const rows = names.map((name, index) => ({ id: String(index + 1), name, description: index === 0 ? 'Contracts ending this quarter' : null, active: index === 0 }));
    if (list === 'campaigns') return { type: 'campaigns', campaigns: rows };
    return list === 'queues' ? { type: 'queues', queues: rows } : { type: 'colleagues', colleagues: rows };
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
    const label = this.#scene.codes[0]?.codes.find((one) => one.code === request.draft.code)?.path.at(-1) ?? '';
    const mine = this.view.calls.find((one) => one.id === request.call);
    if (mine && mine.state !== 'wrap_up') {
      this.#move({ kept: label, draft: { ...request.draft, restored: false } }, request.call);
      return;
    }
    const sending = entry({ id: `s${request.call}`, label, who: active?.name ?? active?.number ?? null });
    this.publish({
      calls: this.view.calls.filter((one) => one.id !== request.call), owed: this.view.owed.filter((one) => one.call !== request.call),
      outbox: { ...this.view.outbox, on_the_way: 1, entries: [sending] }, status: freshView().status,
    });
    const then = request.then.then;
    this.#become(then === 'ready' ? { state: 'ready', reason: null } : { state: 'not_ready', reason: null });
    this.#later(() => this.publish({ outbox: { ...this.view.outbox, on_the_way: 0, done: this.view.outbox.done + 1, entries: [{ ...sending, state: 'delivered' }] } }));
  }

  #release(by: 'me' | 'other'): void {
    const active = this.view.calls.find((one) => one.active);
    if (!active) return;
    const calls = this.view.calls.map((one): CallView => (one === active ? { ...one, state: 'wrap_up', state_ms: 0, ended_by: by } : one));
    const base = slots(calls);
    this.publish({
      calls,
      slots: by === 'other' ? { ...base, hang_up: { ...base.hang_up, dead_ms: 800 } } : base,
      agent: { ...this.view.agent, state: 'wrap_up', reason: null, elapsed_ms: 0, deadline: { left_ms: 45_000, total_ms: 45_000 } },
      status: by === 'other' ? { tone: 'rest', text: { key: 'status-they-hung-up' }, link: 'finish_outcome' } : this.view.status,
      ...(by === 'other' ? { announcement: { key: 'announce-they-hung-up' }, announcement_number: this.view.announcement_number + 1 } : {}),
    });
  }

  #become(state: Pick<SessionView['agent'], 'state' | 'reason'>): void {
    this.publish({ agent: { ...this.view.agent, ...state, elapsed_ms: 0, asked: null, deadline: null, limit: null } });
  }

  #move(change: Partial<CallView>, id: string): void {
    this.publish({ calls: this.view.calls.map((one) => (one.id === id ? { ...one, ...change } : one)) });
  }

  #pending(name: 'hold' | 'hang_up' | 'record'): void {
    const { slots: now } = this.view;
    this.publish({ slots: { ...now, [name]: { ...now[name], pending: true } }, status: { tone: 'pending', text: { key: `status-asked-${name === 'record' ? 'stop-recording' : name.replace('_', '-')}`, args }, link: null } });
  }

  #later(work: () => void): void {
    setTimeout(() => {
      this.publish({ status: freshView().status });
      work();
    }, answerMs);
  }
}

export function refused(code: UiError['code'], action: UiError['action']): UiError {
  return { code, message: code, text: { key: `error-${code}`, args }, action };
}

function preview(number: string): SessionReply {
  const digits = number.replace(/\D/g, '');
  if (digits.length < 5) return { type: 'number', number: { ok: false, shown: null, region: null, note: { key: 'number-too-short' } } };
  const national = digits.replace(/^0/, '');
  return { type: 'number', number: { ok: true, shown: `+44 ${national.slice(0, 2)} ${national.slice(2, 6)} ${national.slice(6)}`, region: 'GB', note: null } };
}
