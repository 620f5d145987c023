import type { OfferedView } from '../../bindings';
import { announce } from '../../state/announce.svelte';
import { desk } from '../../state/desk.svelte';
import { dialingOf } from '../../state/dialing.svelte';
import { live } from '../../state/live.svelte';
import { notices, type Notice } from '../../state/notices.svelte';
import { show } from '../../state/sessions.svelte';

/** The newest link already seen to, and the newest whose sign-in has been asked for. */
let taken = 0;
let told = 0;

/** Sees to what another program asked to dial: the number goes into the field, and nothing is dialled. */
export function take(offered: OfferedView): void {
  const { id } = offered;
  if (id <= taken) return;
  if (offered.what === 'nothing') {
    say({ text: offered.why, action: null, tone: 'warn' });
    done(id);
    return;
  }
  const { number, lead } = offered;
  const session = offered.session ?? live.current?.view.session;
  const view = live.up.find((seen) => seen.view.session === session)?.view;
  if (!view) {
    if (id > told) say({ text: { key: 'offered-sign-in', args: { number } }, action: null, tone: 'warn' });
    told = id;
    return;
  }
  show(view.session);
  dialingOf(view.session).fill(number, lead);
  if (told === id) notices.clear();
  const { face, enabled } = view.slots.dial;
  // An open job may hold something half typed: it stays, and the number waits behind it. Signing in is done by now.
  if (face === 'dial' && enabled && (desk.job === null || desk.job === 'dial' || desk.job === 'sign-in')) desk.open('dial');
  else say({ text: { key: 'offered-waits', args: { number } }, action: null, tone: 'hint' });
  done(id);
}

function say(notice: Notice): void {
  notices.show(notice);
  announce.say(notice.text);
}

function done(id: number): void {
  taken = id;
  void live.host.profile({ type: 'link_taken', id }).catch(() => undefined);
}
