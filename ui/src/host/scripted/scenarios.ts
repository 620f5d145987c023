import type { AppView, CodesView, SessionView } from '../../bindings';
import { maxcontact } from './accounts';
import { Agreed, agreedIn } from './agreed';
import { codes } from './codes';
import { app, call, choices, entry, owed, vendor, view } from './make';
import { slots } from './slots';
import { vendorScenes } from './vendor-scenes';

/** What the page finds when it opens. */
export interface Scene {
  app: AppView;
  views: SessionView[];
  codes: CodesView[];
}

const args = { vendor };
const agent = view().agent;
const wrapUp = call({ state: 'wrap_up', state_ms: 3_000, elapsed_ms: 422_000, ended_by: 'other' });

function scene(views: SessionView[], change: Partial<Scene> = {}): Scene {
  return { app: app(), views, codes: [codes()], ...change };
}

function onCall(change: Partial<SessionView> = {}): SessionView {
  const calls = change.calls ?? [call()];
  return view({ agent: { ...agent, state: 'on_call', elapsed_ms: 134_000 }, calls, ...change });
}

function afterCall(change: Partial<SessionView> = {}): SessionView {
  return view({
    agent: { ...agent, state: 'wrap_up', elapsed_ms: 3_000, deadline: { left_ms: 27_000, total_ms: 45_000 } }, calls: [wrapUp],
    status: { tone: 'rest', text: { key: 'status-they-hung-up' }, link: 'finish_outcome' }, ...change,
  });
}

function sessionOnly(data: string, change: Partial<AppView> = {}): Scene {
  const signedOut = view({ phase: 'signed_out', agent: { ...agent, state: 'signed_out' }, slots: nothingWorks() });
  return scene([signedOut], { app: app({ demo: false, keychain: { state: 'session_only', why: { key: 'keychain-locked' }, data: { key: data } }, ...change }) });
}

/** Every state the page has to draw, by name. */
export const scenes: Record<string, () => Scene> = {
  ...vendorScenes,
  'no-profile': () => scene([], { app: app({ profiles: [], demo: false }), codes: [] }),
  'signed-out': () => scene([view({ phase: 'signed_out', agent: { ...agent, state: 'signed_out' }, slots: nothingWorks(), choices: [], status: { tone: 'rest', text: { key: 'status-signed-out' }, link: null }, connection: { state: 'idle', elapsed_ms: 0, news_age_ms: null, old: false } })]),
  'session-only': () => sessionOnly('keychain-data-plain'),
  'keychain-refused': () => sessionOnly('keychain-data-refused', { bad_policy: { key: 'bad-policy-file', args: { file: '/etc/ringside/policy.toml', detail: 'line 2, column 16: history_days: a number from 1 to 365 is needed, and this is: integer' } } }),
  checking: () => scene([view({ phase: 'signing_in', agent: { ...agent, state: 'checking', certainty: 'unknown' }, slots: nothingWorks(), connection: { state: 'unsteady', elapsed_ms: 900, news_age_ms: null, old: false }, status: { tone: 'pending', text: { key: 'status-signing-in', args }, link: null } })]),
  'not-ready': () => scene([view()]),
  ready: () => scene([view({ agent: { ...agent, state: 'ready', elapsed_ms: 252_000 } })]),
  estimated: () => scene([view({ agent: { ...agent, state: 'ready', certainty: 'estimated', elapsed_ms: 252_000 }, choices: choices.map((choice) => (choice.state === 'ready' ? choice : { ...choice, enabled: false, why: { key: 'why-no-not-ready', args } })).slice(0, 2), status: { tone: 'rest', text: { key: 'status-rest-estimated', args }, link: null } })]),
  'asked-ready': () => scene([view({ agent: { ...agent, asked: { state: 'ready', reason: null, elapsed_ms: 2_000 } }, status: { tone: 'pending', text: { key: 'status-asked-ready', args }, link: null } })]),
  break: () => scene([view({ agent: { ...agent, reason: 'Lunch', elapsed_ms: 724_000, limit: { limit_ms: 1_800_000 } } })]),
  overrun: () => scene([view({ agent: { ...agent, reason: 'Lunch', elapsed_ms: 1_930_000, limit: { limit_ms: 1_800_000 } } })]),
  offered: () => scene([onCall({ agent: { ...agent, state: 'offered', elapsed_ms: 6_000, deadline: { left_ms: 14_000, total_ms: 20_000 } }, calls: [call({ state: 'ringing', state_ms: 6_000, elapsed_ms: 6_000, recording: 'unknown' })] })]),
  dialling: () => scene([onCall({ agent: { ...agent, state: 'dialing', elapsed_ms: 4_000 }, calls: [call({ state: 'dialing', inbound: false, name: null, elapsed_ms: 4_000, recording: 'unknown' })] })]),
  'on-call': () => scene([onCall({ next: { shown: true, target: choices[2] ?? null, at_vendor: false, hint: { key: 'next-held' } }, outbox: { on_the_way: 1, needs_attention: 0, done: 3, entries: [entry({})] }, owed: [owed(), owed({ call: 'o2', who: '+44 20 7946 0188', number: '+44 20 7946 0188' })] })]),
  'next-at-vendor': () => scene([onCall({ next: { shown: true, target: choices[2] ?? null, at_vendor: true, hint: { key: 'next-before-outcome', args } } })]),
  held: () => scene([onCall({ calls: [call({ state: 'held', state_ms: 41_000, elapsed_ms: 220_000 })] })]),
  'hold-pending': () => {
    const calls = [call()];
    const base = slots(calls, maxcontact);
    return scene([onCall({ calls, slots: { ...base, hold: { ...base.hold, pending: true } }, status: { tone: 'pending', text: { key: 'status-asked-hold', args }, link: null } })]);
  },
  'recording-off': () => scene([onCall({ calls: [call({ recording: 'off' })], status: { tone: 'warn', text: { key: 'status-recording-off' }, link: null } })]),
  'two-calls': () => scene([onCall({ calls: [call({ state: 'held', active: false, state_ms: 22_000, elapsed_ms: 391_000 }), call({ id: 'c2', inbound: false, name: 'Sam Sample', number: '204', queue: 'Night desk', lead: null, elapsed_ms: 22_000 })] })]),
  'second-ringing': () => scene([onCall({ calls: [call({ state: 'held', state_ms: 48_000, elapsed_ms: 370_000 }), call({ id: 'c2', active: false, state: 'ringing', name: 'Example Bakery', number: '+44 20 7946 0155', queue: 'Orders', recording: 'unknown', state_ms: 6_000, elapsed_ms: 6_000 })] })]),
  'dead-slot': () => {
    const base = slots([wrapUp], maxcontact);
    return scene([afterCall({ slots: { ...base, hang_up: { ...base.hang_up, dead_ms: 800 } } })]);
  },
  'wrap-up': () => scene([afterCall({ owed: [owed({ call: 'c1' })] })]),
  'callbacks-due': () => scene([view({ callbacks: Agreed.summary(agreedIn(true)), status: { tone: 'warn', text: { key: 'status-callbacks-missed', args: { count: 2, missed: 1 } }, link: 'show_callbacks' } })]),
  'extend': () => scene([afterCall({ agent: { ...agent, state: 'wrap_up', elapsed_ms: 37_000, deadline: { left_ms: 8_000, total_ms: 45_000 }, extend: { seconds: 60, left: 2, at_vendor: false } } })]),
  'last-seconds': () => scene([afterCall({ agent: { ...agent, state: 'wrap_up', elapsed_ms: 37_000, deadline: { left_ms: 8_000, total_ms: 45_000 } } })]),
  tree: () => ({ ...scene([afterCall()]), codes: [codes({ levels: true })] }),
  kept: () => scene([onCall({ calls: [call({ kept: 'Sale, new contract' })], status: { tone: 'rest', text: { key: 'status-kept' }, link: null } })]),
  restored: () => scene([afterCall({ calls: [{ ...wrapUp, draft: { code: 'NOTINT', note: 'Has a contract elsewhere until March, ask ag', callback: null, sales: null, restored: true } }], status: { tone: 'warn', text: { key: 'status-restored' }, link: 'finish_outcome' } })]),
  unknown: () => scene([view({ agent: { ...agent, state: 'ready', certainty: 'unknown', elapsed_ms: 48_000 }, connection: { state: 'offline', elapsed_ms: 48_000, news_age_ms: 48_000, old: false }, status: { tone: 'danger', text: { key: 'status-offline', args }, link: 'check_again' } })]),
  'state-unknown': () => scene([view({ agent: { ...agent, certainty: 'unknown', cause: { key: 'cause-not-told', args }, can_fix: true }, status: { tone: 'rest', text: { key: 'status-state-unknown', args }, link: 'fix_state' } })]),
  hangs: () => scene([view({ agent: { ...agent, can_fix: true, asked: { state: 'ready', reason: null, elapsed_ms: 14_000 } }, status: { tone: 'warn', text: { key: 'status-hangs', args }, link: 'fix_state' } })]),
  'old-news': () => scene([view({ agent: { ...agent, state: 'ready', can_fix: true, elapsed_ms: 252_000 }, connection: { state: 'online', elapsed_ms: 600_000, news_age_ms: 42_000, old: true }, status: { tone: 'warn', text: { key: 'status-old', args }, link: 'fix_state' } })]),
  elsewhere: () => scene([view({ agent: { ...agent, cause: { key: 'cause-elsewhere', args } }, status: { tone: 'warn', text: { key: 'status-changed-elsewhere', args: { ...args, state: 'not-ready' } }, link: 'dismiss' } })]),
  corrected: () => scene([view({ status: { tone: 'warn', text: { key: 'status-state-corrected', args: { ...args, from: 'ready', to: 'not-ready' } }, link: 'dismiss' } })]),
  'unknown-in-call': () => scene([onCall({ agent: { ...agent, state: 'on_call', certainty: 'unknown', elapsed_ms: 31_000 }, connection: { state: 'offline', elapsed_ms: 31_000, news_age_ms: 31_000, old: false }, status: { tone: 'danger', text: { key: 'status-offline', args }, link: 'check_again' } })]),
  'needs-password': () => scene([onCall({ phase: 'needs_password', status: { tone: 'warn', text: { key: 'status-needs-password', args }, link: 'enter_password' } })]),
  'signed-in-twice': () => twice(view({ agent: { ...agent, state: 'ready', certainty: 'unknown', elapsed_ms: 12_000, cause: { key: 'why-elsewhere' } } }), true),
  'it-seems-twice': () => twice(onCall({
    agent: { ...agent, state: 'on_call', certainty: 'unknown', elapsed_ms: 12_000, cause: { key: 'why-elsewhere' } },
    outbox: { on_the_way: 1, needs_attention: 0, done: 3, entries: [entry({ state: 'queued', why: { key: 'why-elsewhere' } })] }, owed: [owed()],
    unfinished: { calls: 1, unsent: 1, owed: 1, asked: 0 },
  }), false),
  outbox: () => scene([view({
    outbox: {
      on_the_way: 3, needs_attention: 1, done: 61, entries: [
        entry({ id: 'e0', state: 'needs_attention', label: 'Sale, new contract', who: 'Sam Sample', why: { key: 'outbox-cannot-tell' }, can_send_again: true }),
        entry({ id: 'e1' }), entry({ id: 'e2', state: 'unknown', label: 'Wrong number', who: '+44 20 7946 0141', number: '+44 20 7946 0141', why: { key: 'outbox-asking', args } }),
        entry({ id: 'e3', state: 'queued', label: 'Call back later', who: 'Example Bakery', why: { key: 'outbox-waiting-retry', args }, next_try_ms: 12_000 }),
        entry({ id: 'e4', state: 'delivered', label: 'No answer' }), entry({ id: 'e5', state: 'delivered_unconfirmed', label: 'Engaged' }),
      ],
    },
    owed: [owed(), owed({ call: 'o2', who: '+44 20 7946 0188', number: '+44 20 7946 0188', draft: { code: null, note: 'Rang off', callback: null, sales: null, restored: false } }), owed({ call: 'o3', who: 'Example Bakery', ended_at_ms: Date.now() - 86_400_000 * 2, can_send: false })],
    status: { tone: 'warn', text: { key: 'status-attention', args: { count: 1 } }, link: 'show_outbox' },
  })]),
  refused: () => scene([view({
    outbox: { on_the_way: 0, needs_attention: 1, done: 500, entries: [entry({ id: 'e0', state: 'needs_attention', label: 'Sale, old tariff', who: 'Sam Sample', why: { key: 'outbox-unknown-disposition', args }, can_change: true })] },
    status: { tone: 'danger', text: { key: 'status-attention', args: { count: 1 } }, link: 'show_outbox' },
  })]),
  'codes-failed': () => ({ ...scene([afterCall({ status: { tone: 'warn', text: { key: 'status-codes-failed', args }, link: 'check_again' } })]), codes: [codes({ codes: [], recents: [], loading: { state: 'failed', text: { key: 'error-not-understood', args } } })] }),
  'lists-fail': () => scene([view()]),
};

/** Somebody signed in elsewhere; the vendor says so, or it only seems so. */
function twice(of: SessionView, certain: boolean): Scene {
  const idle = Object.entries(of.slots).map(([name, control]) => [name, name === 'outcome' || !control.shown ? control : { ...control, enabled: false, why: { key: 'why-elsewhere' } }]);
  return scene([{
    ...of, phase: 'elsewhere', elsewhere: { noticed_ms: new Date().setHours(14, 30, 0, 0), certain }, slots: Object.fromEntries(idle) as SessionView['slots'],
    choices: of.choices.map((choice) => ({ ...choice, enabled: false, why: { key: 'why-elsewhere' } })), connection: { ...of.connection, state: 'elsewhere' },
    status: { tone: 'warn', text: { key: 'status-elsewhere', args: { certain: certain ? 'yes' : 'no' } }, link: 'choose_where' },
  }]);
}

function nothingWorks(): SessionView['slots'] {
  const base = slots([], maxcontact);
  const idle = Object.entries(base).map(([name, control]) => [name, { ...control, shown: true, enabled: false, why: { key: 'why-sign-in' } }]);
  return Object.fromEntries(idle) as SessionView['slots'];
}
