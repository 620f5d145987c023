import type { AgentView, AgentWord } from '../../bindings';

/** How a state is drawn: the value of `data-state`, the icon's shape, the word's key. */
export interface Look {
  state: string;
  icon: string;
  word: string;
}

const looks: Record<AgentWord, Look> = {
  signed_out: { state: 'signed-out', icon: 'state-signed-out', word: 'state-signed-out' },
  checking: { state: 'checking', icon: 'state-unknown', word: 'state-checking' },
  ready: { state: 'ready', icon: 'state-ready', word: 'state-ready' },
  not_ready: { state: 'not-ready', icon: 'state-not-ready', word: 'state-not-ready' },
  offered: { state: 'offered', icon: 'state-ringing', word: 'state-offered' },
  dialing: { state: 'dialing', icon: 'outgoing', word: 'state-dialing' },
  on_call: { state: 'on-call', icon: 'state-on-call', word: 'state-on-call' },
  wrap_up: { state: 'wrap-up', icon: 'state-wrap-up', word: 'state-wrap-up' },
};

/** The look of a state; a break with a reason wears the cup. */
export function lookOf(state: AgentWord, reason: string | null = null): Look {
  const look = looks[state];
  return state === 'not_ready' && reason !== null ? { ...look, icon: 'coffee' } : look;
}

/** The look of the chip: what nobody knows looks like nothing known. */
export function chipLook(agent: AgentView): Look {
  const look = lookOf(agent.state, agent.reason);
  if (agent.certainty !== 'unknown' || agent.state === 'signed_out') return look;
  return agent.state === 'checking' ? look : { ...look, icon: 'state-unknown', word: 'state-unknown' };
}
