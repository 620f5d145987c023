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
  ...(['answer', 'clock', 'sign_in', 'lists'] as const).map((check) => finding(check, 'skipped', 'doctor-not-reached')),
];
