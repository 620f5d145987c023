import type { AppView, CallView, OutboxEntryView, OwedView, SessionView, StateChoice } from '../../bindings';
import { noFeatures } from '../../state/nobody';
import { maxcontact, profile, vendors } from './accounts';
import { keys } from './keys';
import { slots } from './slots';

export const session = 'demo';
export const vendor = 'MaxContact';

export function app(change: Partial<AppView> = {}): AppView {
  return {
    revision: 1,
    profiles: [profile('maxcontact')], bad_profiles: [], bad_policy: null, vendors, demo: true, keychain: { state: 'available' }, offered: null, language: 'en', language_fixed: false, theme: 'light',
    text_percent: 100, ring: { mode: 'card', mode_fixed: false, device: null, volume_percent: 70, notification: false, at_most_s: 120 }, keys,
    bridge: { on: false, fixed: false, trouble: null, port: null, numbers: 'fill', only: [], question: null, pages: [] }, ...change,
  };
}

/** What the status line says while there is nothing to say. */
export function rest(vendor: string): SessionView['status'] {
  return { tone: 'rest', text: { key: 'status-rest', args: { vendor } }, link: null };
}

export function call(change: Partial<CallView> = {}): CallView {
  return {
    id: 'c1', inbound: true, number: '+44 20 7946 0123', name: 'Ana Ejemplo', queue: 'Renewals', lead: '48213', state: 'connected',
    state_ms: 134_000, elapsed_ms: 134_000, recording: 'on', recording_ms: 134_000, active: true, ended_by: null, estimated: false,
    gone: false, draft: { code: null, note: '', callback: null, sales: null, restored: false }, kept: null, kept_taken: false,
    muted: null, consultation: false, can_be_over: false, vendor_code: null, ...change,
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
  const outbox = change.outbox ?? { on_the_way: 0, needs_attention: 0, done: 0, entries: [] };
  const owed = change.owed ?? [];
  return {
    session, revision: 1, name: 'MaxContact, Leeds', vendor_name: vendor, phase: 'signed_in', elsewhere: null,
    agent: { state: 'not_ready', reason: null, certainty: 'confirmed', elapsed_ms: 38_000, asked: null, cause: { key: 'cause-reconnect' }, limit: null, deadline: null, extend: null, can_fix: false },
    next: { shown: calls.length > 0, target: null, at_vendor: false, hint: null },
    choices, calls, slots: slots(calls, maxcontact),
    dial: { kinds: ['manual'], takes_lead: true, region: 'GB', recents: ['020 7946 0188'] },
    features: { ...noFeatures(), ...maxcontact.features },
    outbox, owed, callbacks: { open: 0, due: 0, missed: 0, at_vendor: false, revision: 0 }, unfinished: unfinished({ calls, outbox, owed }),
    connection: { state: 'online', elapsed_ms: 60_000, news_age_ms: 400, old: false },
    status: rest(vendor),
    announcements: [], announcement_number: 0, ...change,
  };
}

export function entry(change: Partial<OutboxEntryView>): OutboxEntryView {
  const open = ['queued', 'sending', 'unknown', 'needs_attention'].includes(change.state ?? 'sending');
  return {
    id: 'e1', call: 'x1', who: 'Luz Prueba', number: '+44 20 7946 0188', label: 'Not interested', state: 'sending', why: null, saved_at_ms: Date.now() - 120_000,
    settled_at_ms: open ? null : Date.now() - 60_000, next_try_ms: null, can_send_again: false, can_change: false, ...change,
  };
}

export function owed(change: Partial<OwedView> = {}): OwedView {
  return {
    call: 'o1', who: 'Ana Ejemplo', number: '+44 20 7946 0123', queue: 'Renewals', ended_at_ms: Date.now() - 600_000,
    draft: { code: null, note: '', callback: null, sales: null, restored: false }, can_send: true, ended_away: false, ...change,
  };
}

/** What a session leaves behind, as the core counts it. */
export function unfinished({ calls, outbox, owed }: Pick<SessionView, 'calls' | 'outbox' | 'owed'>): SessionView['unfinished'] {
  const up = calls.filter((one) => one.state !== 'wrap_up' && one.state !== 'ended');
  return { calls: up.length, unsent: outbox.on_the_way + outbox.needs_attention, owed: owed.length, asked: 0 };
}
