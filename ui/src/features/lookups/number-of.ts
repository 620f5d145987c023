import type { SessionView } from '../../bindings';

/** The number a lookup most likely is about: that of the call on the bar. */
export function numberOf(view: SessionView): string {
  return (view.calls.find((call) => call.active) ?? view.calls[0])?.number ?? '';
}
