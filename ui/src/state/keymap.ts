import { live } from './live.svelte';

/** The key that does something, such as `Ctrl+H` for `hold`; empty when none does. */
export function keyOf(action: string): string {
  return live.app?.keys.all.find((one) => one.action === action)?.key ?? '';
}

/** What is pressed, spelled as the core does; `null` while nothing but what is held is down. */
export function pressOf({ key, code, ctrlKey, altKey, shiftKey, metaKey }: KeyboardEvent): string | null {
  // A letter is the one on the key; where that is of another script, or changed by what is held, its place counts.
  const name = /^(?:F\d+|Enter|[a-z0-9])$/i.test(key) ? key : /^(?:Key|Digit)(.)$/.exec(code)?.[1];
  const held = [ctrlKey && 'Ctrl', altKey && 'Alt', shiftKey && 'Shift', metaKey && 'Meta'];
  return name ? [...held, name.length > 1 ? name : name.toUpperCase()].filter(Boolean).join('+') : null;
}
