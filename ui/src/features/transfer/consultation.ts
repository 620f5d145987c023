import type { CallView, SessionView } from '../../bindings';

const isLive = (call: CallView): boolean => call.state !== 'wrap_up' && call.state !== 'ended';

/** The customer's call and the one that was made to consult somebody about it, while both are up. */
export function consultationOf(view: SessionView): { customer: CallView; consulted: CallView } | null {
  const live = view.calls.filter(isLive);
  const consulted = live.find((call) => call.consultation);
  const others = live.filter((call) => !call.consultation);
  const customer = others.find((call) => call.state === 'held') ?? others[0];
  return consulted && customer ? { customer, consulted } : null;
}
