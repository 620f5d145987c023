import type { CallView, CodesView } from '../../bindings';

/** What the vendor shows as the outcome of a call, where that is not what is entered here; its label where it is known. */
export function otherCode(call: CallView, codes: CodesView | undefined): string | null {
  if (call.vendor_code === null) return null;
  const labelOf = (code: string | null): string | null => codes?.codes.find((one) => one.code === code)?.path.at(-1) ?? null;
  const theirs = call.vendor_code;
  const label = labelOf(theirs) ?? theirs;
  const ours = [call.draft.code, labelOf(call.draft.code), call.kept];
  return ours.some((one) => one !== null && (same(one, theirs) || same(one, label))) ? null : label;
}

function same(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
