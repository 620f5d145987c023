import type { KeyRefusedView, KeysView, KeyView } from '../../bindings';

const usual = {
  dial: 'F1', hang_up: 'F2', hold: 'F3', mute: 'F4', record: 'F5', transfer: 'F6', keypad: 'F7', outcome: 'F8', state: 'F9', next: 'F10', session: 'Shift+F9',
  height: 'F11', link: 'F12', help: 'Shift+F1', save: 'Ctrl+Enter', save_ready: 'Ctrl+Shift+Enter', save_break: 'Alt+Enter', pin: 'Ctrl+D', everywhere_answer: 'Ctrl+Shift+F1',
  everywhere_decline: 'Ctrl+Shift+F5', everywhere_silence: 'Ctrl+Shift+F6', everywhere_hang_up: 'Ctrl+Shift+F2', everywhere_hold: 'Ctrl+Shift+F3',
  everywhere_mute: 'Ctrl+Shift+F4', everywhere_show: 'Ctrl+Shift+F11', everywhere_dial: 'Ctrl+Shift+F9',
};

export const keys: KeysView = {
  all: Object.entries(usual).map(([action, key]): KeyView => ({ action, key: action.startsWith('everywhere_') ? null : key, usual: key, fixed: false, taken_by: null, failed: null })),
  not_everywhere: null,
};

/** Takes other keys as a core does: two actions with one key are refused. */
export function setKeys(before: KeysView, chosen: Record<string, string>): { view: KeysView; refused: KeyRefusedView[] } {
  const owners = new Map<string, string>();
  const refused: KeyRefusedView[] = [];
  const all = before.all.map((one): KeyView => {
    const key = one.fixed ? one.key : (chosen[one.action] ?? (one.action.startsWith('everywhere_') ? '' : one.usual)) || null;
    const other = key === null ? undefined : owners.get(key);
    if (key !== null && other) refused.push({ action: one.action, key, other, why: { key: 'keys-taken', args: { key } } });
    if (key === 'H') refused.push({ action: one.action, key, other: null, why: { key: 'keys-types', args: { key } } });
    if (key !== null) owners.set(key, one.action);
    return { ...one, key };
  });
  return { view: refused.length > 0 ? before : { ...before, all }, refused };
}
