import type { CodeView, DraftInput } from '../../bindings';

/** What a draft lacks before it can be saved; the first thing only, in the order in which it is entered. */
export type Missing = 'code' | 'callback' | 'sales' | 'note';

export function missing(draft: DraftInput, code: CodeView | undefined): Missing | null {
  if (!code) return 'code';
  if (code.requires.callback && !draft.callback) return 'callback';
  if (code.requires.sales && draft.sales === null) return 'sales';
  if (code.requires.note && draft.note.trim() === '') return 'note';
  return null;
}
