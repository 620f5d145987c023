import { desk } from './desk.svelte';
import { keyOf, pressOf } from './keymap';
import { live } from './live.svelte';
import { notices } from './notices.svelte';
import { showNext } from './sessions.svelte';
import { slotOrder, slotPresses } from './slots.svelte';

/** What the status line's link does, for its key; set by whoever draws the line. */
export const statusLink: { follow: (() => void) | null } = { follow: null };

/** What the keys do beside pressing slots. The endings of an outcome listen for theirs themselves. */
const acts: Record<string, () => void> = {
  state: () => desk.toggle(!view() || view()?.phase === 'signed_out' ? 'sign-in' : 'state'),
  next: () => view()?.next.shown && desk.toggle('next'),
  session: showNext,
  height: nextHeight,
  link: () => statusLink.follow?.(),
  help: () => (desk.job === 'keys' ? void desk.resume() : desk.interrupt('keys')),
};

/** The bar's keys. They work wherever the focus is, in the note too, on any layout. */
export function onkeydown(event: KeyboardEvent): void {
  if (event.key === 'Alt') {
    desk.keysShown = true;
    event.preventDefault();
    return;
  }
  if (event.repeat) return;
  const act = actOf(pressOf(event)) ?? (event.key === 'Escape' && !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey ? escape() : null);
  if (!act) return;
  event.preventDefault();
  act();
}

export function onkeyup(event: KeyboardEvent): void {
  if (event.key !== 'Alt') return;
  desk.keysShown = false;
  event.preventDefault();
}

function actOf(press: string | null): (() => void) | null {
  if (!press) return null;
  const slot = slotOrder.find((name, nth) => keyOf(name) === press || press === `Meta+${nth + 1}`);
  if (slot) return () => slotPresses.press(slot);
  return Object.entries(acts).find(([action]) => keyOf(action) === press)?.[1] ?? null;
}

const view = () => live.current?.view;

/** Strip, card, panel, and round again. The panel opens with the job that is nearest at hand. */
function nextHeight(): void {
  if (desk.layout === 'strip') desk.rest = 'card';
  else if (desk.layout === 'card') desk.open(nearestJob());
  else {
    desk.rest = 'strip';
    void desk.close();
  }
}

function nearestJob(): 'sign-in' | 'outcome' | 'dial' | 'menu' {
  const now = view();
  if (!now || now.phase === 'signed_out') return 'sign-in';
  if (now.calls.length > 0) return 'outcome';
  return now.slots.keypad.shown ? 'dial' : 'menu';
}

function escape(): (() => void) | null {
  if (live.aloud) return () => void live.host.ring({ type: 'silence' });
  if (desk.job) return () => void desk.resume();
  return notices.current ? () => notices.clear() : null;
}
