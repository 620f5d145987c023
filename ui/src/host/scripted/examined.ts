import type { CheckWord, FindingView, VerdictWord } from '../../bindings';

const finding = (check: CheckWord, verdict: VerdictWord, key: string, args: Record<string, string | number> = {}, next: string | null = null): FindingView =>
  ({ check, verdict, text: { key, args }, next: next === null ? null : { key: next }, took_ms: 12 });

/** What an examination finds behind a company's proxy that nobody has told this computer of. */
export const findings: readonly FindingView[] = [
  finding('disk', 'good', 'doctor-disk-ok', { free: '41.3 GB' }),
  finding('keychain', 'doubtful', 'keychain-missing', {}, 'doctor-do-keychain'),
  finding('proxy', 'good', 'doctor-proxy', { host: 'proxy.example:3128' }),
  finding('name', 'good', 'doctor-name-ok', { host: 'proxy.example', count: 2 }),
  finding('connection', 'good', 'doctor-connection-ok', { host: 'proxy.example:3128' }),
  finding('certificate', 'bad', 'doctor-certificate-unknown', { issuer: 'Example Works Root' }, 'doctor-do-root'),
  ...(['answer', 'clock', 'sign_in', 'lists', 'push'] as const).map((check) => finding(check, 'skipped', 'doctor-not-reached')),
  finding('broker', 'skipped', 'doctor-broker-none'),
];

const way: readonly FindingView[] = [
  finding('disk', 'good', 'doctor-disk-ok', { free: '41.3 GB' }),
  finding('keychain', 'good', 'doctor-keychain-ok'),
  finding('proxy', 'good', 'doctor-proxy-none'),
];
const there: readonly FindingView[] = [
  ...way,
  finding('name', 'good', 'doctor-name-ok', { host: 'dialler.example', count: 1 }),
  finding('connection', 'good', 'doctor-connection-ok', { host: 'dialler.example:443' }),
  finding('certificate', 'good', 'doctor-certificate-trusted'),
  finding('answer', 'good', 'doctor-answer-ok', { milliseconds: 48 }),
  finding('clock', 'good', 'doctor-clock-ok'),
];
const last = finding('broker', 'skipped', 'doctor-broker-none');
const args = { vendor: 'MaxContact' };

/** All is well. */
export const fine: readonly FindingView[] = [
  ...there, finding('sign_in', 'good', 'doctor-sign-in-ok', args), finding('lists', 'good', 'doctor-lists-ok', { calls: 0, outcomes: 11 }),
  finding('push', 'skipped', 'doctor-push-none', args), last,
];
/** No password was typed. */
export const untried: readonly FindingView[] = [
  ...there, ...(['sign_in', 'lists', 'push'] as const).map((check) => finding(check, 'skipped', 'doctor-no-password')), last,
];
/** Nobody knows the host. */
export const nowhere: readonly FindingView[] = [
  ...way, finding('name', 'bad', 'doctor-name-bad', { host: 'nowhere.example' }, 'doctor-do-address'),
  ...(['connection', 'certificate', 'answer', 'clock', 'sign_in', 'lists', 'push'] as const).map((check) => finding(check, 'skipped', 'doctor-not-reached')), last,
];
