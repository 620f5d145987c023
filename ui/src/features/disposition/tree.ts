import type { CodeView } from '../../bindings';
import type { PickerGroup, PickerRow } from '../../components/Picker.svelte';
import { search } from '../../components/search';

/** Whether codes stand in levels. */
export function isTree(codes: readonly CodeView[]): boolean {
  return codes.some((code) => code.path.length > 1);
}

/** Marks a row that opens a level instead of being a code. */
const branch = 'level:';

/** The label a picked row opens, or `null` when the row is a code. */
export function opened(id: string): string | null {
  return id.startsWith(branch) ? id.slice(branch.length) : null;
}

/** The rows of a picker: a flat list, one level of a tree, or what was found over whole paths. */
export function rowsFor(codes: readonly CodeView[], steps: readonly string[], query: string): PickerRow[] {
  if (!isTree(codes)) return search(codes, query, (code) => code.path).map((code) => row(code, code.digit ?? undefined));
  if (query.trim() !== '') {
    return search(codes, query, (code) => code.path).map((code, index) => ({
      ...row(code, index < 9 ? index + 1 : undefined),
      second: code.path.slice(0, -1).join(' › '),
    }));
  }
  return level(codes, steps).map((entry, index) => ({ ...entry, digit: index < 9 ? index + 1 : undefined }));
}

function level(codes: readonly CodeView[], steps: readonly string[]): PickerRow[] {
  const rows = new Map<string, PickerRow>();
  for (const code of codes) {
    if (!steps.every((step, depth) => code.path[depth] === step)) continue;
    const label = code.path[steps.length];
    if (label === undefined) continue;
    const leaf = code.path.length === steps.length + 1;
    const id = leaf ? code.code : branch + label;
    if (!rows.has(id)) rows.set(id, leaf ? row(code, undefined) : { id, label });
  }
  return [...rows.values()];
}

function row(code: CodeView, digit: number | undefined): PickerRow {
  return { id: code.code, label: code.path.at(-1) ?? code.code, digit };
}

/** The pinned codes above the others, each with its own digit; no digit stands there twice. */
export function withPins(rows: readonly PickerRow[], pinned: readonly CodeView[], [title, others]: readonly [string, string]): PickerGroup[] {
  const pins = pinned.map((code) => ({ ...row(code, code.digit ?? undefined), second: code.path.slice(0, -1).join(' › ') || undefined }));
  const rest = rows.filter((one) => pins.every((pin) => pin.id !== one.id));
  return [{ title, rows: pins }, { title: others, rows: rest.map((one) => (pins.some((pin) => pin.digit === one.digit) ? { ...one, digit: undefined } : one)) }];
}
