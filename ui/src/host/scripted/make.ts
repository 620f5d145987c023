import type {
  AppView, CallView, CodeView, CodesView, Control, Face, OutboxEntryView, OwedView, SessionView, Slots, StateChoice,
} from '../../bindings';

export const session = 'demo';
export const vendor = 'MaxContact';
const vendorArg = { vendor };

export function app(change: Partial<AppView> = {}): AppView {
  return {
    revision: 1,
    profiles: [{ id: session, name: 'MaxContact, Leeds', vendor: 'maxcontact', vendor_name: vendor, agent: 'Agent 42', has_password: false }],
    bad_profiles: [], vendors: [['maxcontact', vendor]], demo: true, keychain: { state: 'available' }, language: 'en', theme: 'light',
    text_percent: 100, ...change,
  };
}

export function call(change: Partial<CallView> = {}): CallView {
  return {
    id: 'c1', inbound: true, number: '+44 20 7946 0123', name: 'Ana Ejemplo', queue: 'Renewals', lead: '48213', state: 'connected',
    state_ms: 134_000, elapsed_ms: 134_000, recording: 'on', recording_ms: 134_000, active: true, ended_by: null, estimated: false,
    gone: false, draft: { code: null, note: '', callback: null, sales: null, restored: false }, kept: null, ...change,
  };
}

function control(face: Face, why: string | null, change: Partial<Control> = {}): Control {
  return { shown: true, enabled: why === null, face, pending: false, why: why === null ? null : { key: why, args: vendorArg }, dead_ms: 0, ...change };
}

/** The slots as the core would settle them for these calls. */
export function slots(calls: readonly CallView[], change: Partial<Slots> = {}): Slots {
  const active = calls.find((one) => one.active);
  const up = active && active.state !== 'wrap_up' && active.state !== 'ended' ? active : null;
  const talking = up && (up.state === 'connected' || up.state === 'held');
  const ringing = calls.some((one) => one.state === 'ringing');
  const due = active?.state === 'wrap_up';
  const two = calls.filter((one) => one.state === 'connected' || one.state === 'held').length > 1;
  const answered = up ? 'why-answered-first' : 'why-no-call';
  const mayDial = !ringing && (!up || up.state === 'held') && !due;
  return {
    dial: ringing ? control('answer', null) : control('dial', mayDial ? null : due ? 'why-outcome-first' : 'why-retrieve-first'),
    hang_up: control(up?.state === 'ringing' ? 'decline' : 'hang_up', up ? null : 'why-no-call'),
    hold: control(up?.state === 'held' ? 'retrieve' : 'hold', talking ? null : answered),
    mute: control('mute', 'why-no-mute', { shown: false }),
    record: control(up && up.recording !== 'on' ? 'start_recording' : 'stop_recording', talking ? null : answered),
    transfer: control('connect', two ? null : 'why-second-call'),
    keypad: control('keypad', null),
    outcome: control(due ? 'outcome_due' : active?.kept ? 'outcome_picked' : 'outcome', active ? null : 'why-no-call'),
    ...change,
  };
}

export const choices: StateChoice[] = [
  ['ready', null, null, null],
  ['not_ready', 'short', 'Short break', 900_000],
  ['not_ready', 'lunch', 'Lunch', 1_800_000],
  ['not_ready', 'training', 'Training', null],
  ['not_ready', 'office', 'Back office', null],
  ['not_ready', 'comfort', 'Comfort break', 300_000],
  ['not_ready', 'meeting', 'Meeting', null],
].map(([state, reason, name, limit_ms]) => ({ state, reason, name, limit_ms, enabled: true, why: null }) as StateChoice);

export function view(change: Partial<SessionView> = {}): SessionView {
  const calls = change.calls ?? [];
  return {
    session, revision: 1, name: 'MaxContact, Leeds', vendor_name: vendor, phase: 'signed_in',
    agent: { state: 'not_ready', reason: null, certainty: 'confirmed', elapsed_ms: 38_000, asked: null, cause: { key: 'cause-reconnect' }, limit: null, deadline: null },
    next: { shown: calls.length > 0, target: null, at_vendor: false, hint: null },
    choices, calls, slots: slots(calls),
    dial: { kinds: ['manual'], takes_lead: true, region: 'GB', recents: ['020 7946 0188'] },
    features: {
      campaigns: true, queues: true, colleagues: true, lead_phones: true, change_lead: true, create_lead: true, connect_calls: true, log_in: false,
    },
    outbox: { on_the_way: 0, needs_attention: 0, done: 0, entries: [] }, owed: [],
    connection: { state: 'online', elapsed_ms: 60_000, news_age_ms: 400 },
    status: { tone: 'rest', text: { key: 'status-rest', args: vendorArg }, link: null },
    announcement: null, announcement_number: 0, ...change,
  };
}

const none = { note: false, callback: false, sales: false };

function code(id: string, path: string[], digit: number | null, change: Partial<CodeView> = {}): CodeView {
  return { code: id, path, kind: 'other', digit, requires: none, default_sales: null, ...change };
}

const flat: CodeView[] = [
  code('CALLBACK', ['Call back later'], 1, { kind: 'callback', requires: { note: true, callback: true, sales: false } }),
  code('NOANS', ['No answer'], 2, { kind: 'call_again' }),
  code('SALE', ['Sale, new contract'], 3, { kind: 'success', requires: { note: false, callback: false, sales: true }, default_sales: 1 }),
  code('NOTINT', ['Not interested'], 4, { requires: { note: true, callback: false, sales: false } }),
  code('WRONG', ['Wrong number'], 5),
  code('DNC', ['Do not call again'], 6),
  code('NIGHT', ['Passed to night desk'], 7, { kind: 'transfer' }),
  code('LANG', ['Language not spoken'], 8),
  code('DEAD', ['Line dead'], 9),
  code('FAX', ['Fax or machine'], null),
  code('BUSY', ['Engaged'], null, { kind: 'call_again' }),
];

const tree: CodeView[] = [
  ['Paga hoy', 'Promesa'], ['Paga esta semana', 'Promesa'], ['Paga a fin de mes', 'Promesa'],
  ['No puede pagar este mes', 'Negativa de pago'], ['No reconoce la deuda', 'Negativa de pago'],
].map(([leaf, middle], index) => code(`T${index}`, ['Contacto titular', middle ?? '', leaf ?? ''], null, { requires: { ...none, note: index === 3 } }));

export function codes(change: Partial<CodesView> & { levels?: boolean } = {}): CodesView {
  const { levels = false, ...rest } = change;
  return {
    session, revision: 1, loading: { state: 'done' }, codes: levels ? [...tree, code('T9', ['Contacto con tercero', 'Familiar'], null)] : flat,
    recents: levels ? [] : ['NOTINT', 'NOANS'], sends_note: true, sends_callback: false, sends_sales: true, ...rest,
  };
}

export function entry(change: Partial<OutboxEntryView>): OutboxEntryView {
  return {
    id: 'e1', call: 'x1', who: 'Luz Prueba', label: 'Not interested', state: 'sending', why: null, saved_at_ms: Date.now() - 120_000,
    next_try_ms: null, can_send_again: false, can_change: false, ...change,
  };
}

export function owed(change: Partial<OwedView> = {}): OwedView {
  return {
    call: 'o1', who: 'Ana Ejemplo', queue: 'Renewals', ended_at_ms: Date.now() - 600_000,
    draft: { code: null, note: '', callback: null, sales: null, restored: false }, can_send: true, ...change,
  };
}
