import type { FeaturesView, ProfileView, VendorView } from '../../bindings';

/** A set of abilities such as one vendor's account has. */
export interface Account {
  /** Its session, which is its profile's id. */
  session: string;
  vendor: string;
  name: string;
  profile: string;
  can: { hangUp: boolean; hold: boolean; mute: boolean; record: boolean; pass: boolean; connect: boolean; tones: boolean };
  features: Partial<FeaturesView>;
}

const nothing = { hangUp: false, hold: false, mute: false, record: false, pass: false, connect: false, tones: false };

export const maxcontact: Account = {
  session: 'demo', vendor: 'maxcontact', name: 'MaxContact', profile: 'MaxContact, Leeds',
  can: { ...nothing, hangUp: true, hold: true, record: true, connect: true },
  features: { campaigns: true, queues: true, colleagues: true, lead_phones: true, change_lead: true, create_lead: true, connect_calls: true },
};

/** Takes outcomes during the call, and a third party at once; tells no call states. */
export const ozonetel: Account = {
  session: 'ozonetel', vendor: 'ozonetel', name: 'Ozonetel CloudAgent', profile: 'Ozonetel, Pune',
  can: { ...nothing, hangUp: true, hold: true, mute: true, record: true, pass: true },
  features: { campaigns: true, conference: true, past_calls: true, counters: true, floor: true, schedule_call: true, run_campaign: true, log_in: true },
};

/** Everything a softphone can: consultations, tones, a directory, supervising. */
export const genesys: Account = {
  session: 'genesys', vendor: 'genesys', name: 'Genesys', profile: 'Genesys, Lyon',
  can: { ...nothing, hangUp: true, hold: true, mute: true, record: true, pass: true, tones: true },
  features: {
    blind_transfer: true, consult_transfer: true, consult_conference: true, conference: true, directory: true, call_data: true, floor: true,
    monitor: true, force_state: true, set_wrap_up: true, contacts: true,
  },
};

/** No line control at all, and no outcomes: they go as notes. */
export const deepcall: Account = {
  session: 'deepcall', vendor: 'deepcall', name: 'DeepCall', profile: 'DeepCall, Delhi',
  can: nothing,
  features: {
    queues: true, colleagues: true, notes: true, contacts: true, save_contact: true, block_number: true, past_calls: true, counters: true, notices: true,
  },
};

/** Outcomes on three levels, callbacks by the vendor's dialler. */
export const ucontact: Account = {
  session: 'ucontact', vendor: 'ucontact', name: 'uContact', profile: 'uContact, Bogotá',
  can: { ...nothing, hangUp: true },
  features: { campaigns: true, queues: true, counters: true, schedule_call: true, block_number: true },
};

export const accounts: readonly Account[] = [maxcontact, ozonetel, genesys, deepcall, ucontact];

/** What each vendor's form asks for. */
export const vendors: VendorView[] = [
  ['maxcontact', null, 'field-login', 'field-user-id', 'field-password', null],
  ['ozonetel', 'https://cloudagent.example', 'field-account', 'field-agent-id', 'field-api-key', 'field-agent-password'],
  ['genesys', null, 'field-login', null, 'field-password', null],
  ['deepcall', 'https://deepcall.example', 'field-account', 'field-agent-id', 'field-session-or-token', 'field-dial-token'],
  ['ucontact', null, 'field-login', null, 'field-password', 'field-supervisor-password'],
].map(([id, address, login, user, password, second]) => {
  const text = (key: string | null | undefined): { key: string } | null => (key ? { key } : null);
  return {
    id: id ?? '', name: accounts.find((one) => one.vendor === id)?.name ?? '', address: address ?? null, login: { key: login ?? '' },
    user_id: text(user), password: { key: password ?? '' }, second: text(second),
  };
});

export function accountOf(session: string): Account {
  return accounts.find((one) => one.session === session) ?? maxcontact;
}

export function profile(vendor: string, change: Partial<ProfileView> = {}): ProfileView {
  const account = accounts.find((one) => one.vendor === vendor) ?? maxcontact;
  return {
    id: account.session, name: account.profile, vendor: account.vendor, vendor_name: account.name, agent: 'Agent 42', has_password: false, has_second: false, rings_for_s: null, ...change,
  };
}
