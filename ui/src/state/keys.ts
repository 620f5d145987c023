import { desk } from './desk.svelte';
import { live } from './live.svelte';
import { notices } from './notices.svelte';
import { showNext } from './sessions.svelte';
import { slotOrder, slotPresses } from './slots.svelte';

/** What the status line's link does, for F12; set by whoever draws the line. */
export const statusLink: { follow: (() => void) | null } = { follow: null };

/** The bar's keys. They work wherever the focus is, in the note too, on any layout. */
export function onkeydown(event: KeyboardEvent): void {
  if (event.key === 'Alt') {
    desk.keysShown = true;
    event.preventDefault();
    return;
  }
  if (event.repeat) return;
  const slot = slotKey(event);
  if (slot !== null) {
    event.preventDefault();
    const name = slotOrder[slot];
    if (name) slotPresses.press(name);
    return;
  }
  if (event.key === 'F9' && event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey) {
    event.preventDefault();
    showNext();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  if (functionKey(event.key) || (event.key === 'Escape' && escape())) event.preventDefault();
}

export function onkeyup(event: KeyboardEvent): void {
  if (event.key !== 'Alt') return;
  desk.keysShown = false;
  event.preventDefault();
}

/** F1 to F8, and on a Mac the command key with 1 to 8. */
function slotKey(event: KeyboardEvent): number | null {
  const plain = !event.ctrlKey && !event.altKey && !event.shiftKey;
  const byName = /^F([1-8])$/.exec(event.key)?.[1];
  if (byName && plain && !event.metaKey) return Number(byName) - 1;
  const byDigit = /^Digit([1-8])$/.exec(event.code)?.[1];
  return byDigit && plain && event.metaKey ? Number(byDigit) - 1 : null;
}

function functionKey(key: string): boolean {
  const view = live.current?.view;
  switch (key) {
    case 'F9':
      desk.toggle(!view || view.phase === 'signed_out' ? 'sign-in' : 'state');
      return true;
    case 'F10':
      if (view?.next.shown) desk.toggle('next');
      return true;
    case 'F11':
      nextHeight();
      return true;
    case 'F12':
      statusLink.follow?.();
      return true;
    default:
      return false;
  }
}

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
  const view = live.current?.view;
  if (!view || view.phase === 'signed_out') return 'sign-in';
  if (view.calls.length > 0) return 'outcome';
  return view.slots.keypad.shown ? 'dial' : 'menu';
}

function escape(): boolean {
  if (desk.job) void desk.close();
  else if (notices.current) notices.clear();
  else return false;
  return true;
}
