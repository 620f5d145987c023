import type { Unfinished } from '../../bindings';

/** Whether nothing would be left behind. The core decides by the same figures. */
export function isNothing(left: Unfinished): boolean {
  return Object.values(left).every((count) => count === 0);
}
