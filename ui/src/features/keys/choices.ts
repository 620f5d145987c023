import type { KeyView } from '../../bindings';
import { isEverywhere } from './names';

/** Keys chosen on the page and not saved yet, by what they do; empty for none. */
export type Draft = Readonly<Record<string, string>>;

/** The key of an action as it would be saved; empty for none. */
export const shownKey = (one: KeyView, draft: Draft): string => draft[one.action] ?? one.key ?? '';

/** The key nobody has to choose; none of those for every program is there until somebody does. */
export const usualKey = (one: KeyView): string => (isEverywhere(one.action) ? '' : one.usual);

/** What is to be saved: every key that is not the usual one. One that lost its key to another is left as it was. */
export function toSave(all: readonly KeyView[], draft: Draft): Record<string, string> {
  const chosen = all.filter((one) => !one.fixed && (one.action in draft || one.taken_by === null) && shownKey(one, draft) !== usualKey(one));
  return Object.fromEntries(chosen.map((one) => [one.action, shownKey(one, draft)]));
}

/** A draft in which every action has its usual key. */
export const allUsual = (all: readonly KeyView[]): Draft =>
  Object.fromEntries(all.filter((one) => !one.fixed && shownKey(one, {}) !== usualKey(one)).map((one) => [one.action, usualKey(one)]));
