import type { AppView, Control, Face, FeaturesView, SessionView } from '../bindings';

function idle(face: Face): Control {
  return { shown: true, enabled: false, face, pending: false, why: { key: 'why-sign-in' }, dead_ms: 0 };
}

/** An account that offers nothing beside the slots. */
export function noFeatures(): FeaturesView {
  return {
    campaigns: false, queues: false, colleagues: false, lead_phones: false, change_lead: false, create_lead: false, connect_calls: false,
    log_in: false, consult_transfer: false, consult_conference: false, conference: false, blind_transfer: false, directory: false,
    notes: false, call_data: false, set_wrap_up: false, contacts: false, save_contact: false, block_number: false, past_calls: false,
    counters: false, notices: false, floor: false, schedule_call: false, monitor: false, force_state: false, run_campaign: false,
  };
}

/** What the bar draws while no profile has a session: everything in its place, nothing at work. */
export function nobody(app: AppView): SessionView {
  const profile = app.profiles[0];
  return {
    session: profile?.id ?? '', revision: 0, name: profile?.name ?? '', vendor_name: profile?.vendor_name ?? '', phase: 'signed_out', elsewhere: null,
    agent: { state: 'signed_out', reason: null, certainty: 'confirmed', elapsed_ms: 0, asked: null, cause: null, limit: null, deadline: null, extend: null, can_fix: false },
    next: { shown: false, target: null, at_vendor: false, hint: null }, choices: [], calls: [],
    slots: {
      dial: idle('dial'), hang_up: idle('hang_up'), hold: idle('hold'), mute: idle('mute'), record: idle('stop_recording'),
      transfer: idle('transfer'), keypad: idle('keypad'), outcome: idle('outcome'),
    },
    dial: { kinds: ['manual'], takes_lead: false, region: '', recents: [] },
    features: noFeatures(),
    outbox: { on_the_way: 0, needs_attention: 0, done: 0, entries: [] }, owed: [], callbacks: { open: 0, due: 0, missed: 0, at_vendor: false, revision: 0 }, unfinished: { calls: 0, unsent: 0, owed: 0, asked: 0 },
    connection: { state: 'idle', elapsed_ms: 0, news_age_ms: null, old: false },
    status: { tone: 'rest', text: { key: profile ? 'status-signed-out' : 'page-no-profile' }, link: null },
    announcements: [], announcement_number: 0,
  };
}
