import type { KeysView } from '../../bindings';
import { announce } from '../../state/announce.svelte';
import { notices } from '../../state/notices.svelte';
import { caps } from '../../components/keycap';
import { t } from '../../text/text.svelte';
import { nameOf } from './names';

let told = '';

/** Says which keys the system did not give us, once for each set of them. Everything else goes on. */
export function tell({ all }: KeysView): void {
  const failed = all.filter((one) => one.failed);
  const now = failed.map(({ action, key }) => `${action} ${key ?? ''}`).join();
  if (now === told) return;
  told = now;
  const [first] = failed;
  if (!first) return;
  const text = { key: 'keys-failed', args: { key: caps(first.key ?? ''), what: t(nameOf(first.action)), count: failed.length } };
  notices.show({ text, action: null, tone: 'warn' });
  announce.say(text);
}
