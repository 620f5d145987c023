import type { CallView, SessionView } from '../../bindings';
import { noFeatures } from '../../state/nobody';
import { accountOf, deepcall, genesys, maxcontact, ozonetel, profile, ucontact, type Account } from './accounts';
import { codes } from './codes';
import { app, call, choices, entry, owed, rest, view } from './make';
import type { Scene } from './scenarios';
import { slots } from './slots';

/** A session of an account, whole. */
export function viewOf(account: Account, change: Partial<SessionView> = {}): SessionView {
  const calls = change.calls ?? [];
  return view({
    session: account.session, name: account.profile, vendor_name: account.name, slots: slots(calls, account),
    features: { ...noFeatures(), ...account.features }, status: rest(account.name), ...change, calls,
  });
}

const agent = view().agent;

function talking(account: Account, calls: CallView[], change: Partial<SessionView> = {}): SessionView {
  return viewOf(account, { agent: { ...agent, state: 'on_call', elapsed_ms: 134_000, cause: null }, calls, ...change });
}

function wrapping(account: Account, change: Partial<CallView> = {}, left = 23_000): SessionView {
  const over = call({ state: 'wrap_up', state_ms: 22_000, elapsed_ms: 422_000, ended_by: 'other', recording: 'unknown', ...change });
  return viewOf(account, { agent: { ...agent, state: 'wrap_up', cause: null, elapsed_ms: 22_000, deadline: { left_ms: left, total_ms: 45_000 } }, calls: [over] });
}

function scene(views: SessionView[], change: Partial<Scene> = {}): Scene {
  return {
    app: app({ profiles: views.map(({ session }) => profile(accountOf(session).vendor)) }), views,
    codes: views.map(({ session }) => codes({ session })), ...change,
  };
}

/** What a softphone of its own knows of a call by itself, such as `estimated`, is told by nobody. */
const guessed: Partial<CallView> = { estimated: true, recording: 'unknown', can_be_over: true, lead: null };
const customer = call({ id: 'c1', state: 'held', active: false, recording: 'unknown', lead: null, state_ms: 40_000 });
const consulted = call({ id: 'c2', inbound: false, name: 'Petra Nimmerda', number: '7012', queue: null, lead: null, consultation: true, recording: 'unknown', elapsed_ms: 12_000, state_ms: 12_000 });
const busy = (): SessionView => talking(genesys, [call({ recording: 'unknown', lead: null, muted: false })]);

/** Scenes of one account such as each vendor offers, and of two at once. */
export const vendorScenes: Record<string, () => Scene> = {
  ozonetel: () => scene([talking(ozonetel, [call({ ...guessed, kept: 'Sale, new contract', kept_taken: true, draft: { code: 'SALE', note: 'Twelve months', callback: null, sales: 1, restored: false } })])]),
  'ozonetel-wrap-up': () => scene([wrapping(ozonetel, { vendor_code: 'NOANS', draft: { code: 'SALE', note: '', callback: null, sales: 1, restored: false } })]),
  genesys: () => scene([busy()]),
  muted: () => scene([talking(genesys, [call({ recording: 'unknown', lead: null, muted: true })])]),
  consulting: () => scene([talking(genesys, [customer, consulted])]),
  'consult-rings': () => scene([talking(genesys, [customer, { ...consulted, state: 'dialing' }])]),
  'genesys-wrap-up': () => scene([wrapping(genesys)]),
  deepcall: () => {
    const one = talking(deepcall, [call(guessed)], { choices: [] });
    return scene([one], { codes: [codes({ session: 'deepcall', form: 'note', sends_sales: false })] });
  },
  'deepcall-here': () => scene([wrapping(deepcall, { lead: null })], { codes: [codes({ session: 'deepcall', form: 'here', sends_note: false, sends_sales: false })] }),
  ucontact: () => scene([wrapping(ucontact, { lead: null })], { codes: [codes({ session: 'ucontact', levels: 'long', sends_callback: true, sends_sales: false })] }),
  'two-sessions': () => scene([viewOf(maxcontact), viewOf(ozonetel, { agent: { ...agent, state: 'ready', cause: null } })]),
  'two-on-call': () => scene([
    talking(maxcontact, [call()]),
    viewOf(ozonetel, { choices: choices.filter(({ reason }) => reason === null || reason === 'lunch').map((choice) => (choice.reason === 'lunch' ? { ...choice, reason: 'L1', name: 'LUNCH' } : choice)) }),
  ]),
  'two-ringing': () => scene([
    talking(maxcontact, [call()]),
    viewOf(genesys, { agent: { ...agent, state: 'offered', cause: null }, calls: [call({ id: 'g1', state: 'ringing', name: 'Example Bakery', number: '+33 1 99 00 12 34', queue: 'Orders', lead: null, recording: 'unknown' })] }),
  ]),
  'two-wrap-up': () => scene([
    wrapping(maxcontact), viewOf(deepcall, { choices: [], owed: [owed({ call: 'd1' })], outbox: { on_the_way: 0, needs_attention: 1, done: 2, entries: [entry({ id: 'd2', state: 'needs_attention' })] } }),
  ]),
  'one-of-two': () => ({ ...scene([viewOf(maxcontact)]), app: app({ profiles: [profile('maxcontact'), profile('genesys')] }) }),
};
