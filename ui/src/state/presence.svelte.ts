import type { FloorAgentView } from '../bindings';
import { live } from './live.svelte';

/** What the others are doing, where the account may see it; without it their list is a list of names. */
export class Presence {
  #known = $state.raw<ReadonlyMap<string, FloorAgentView>>(new Map());

  of(id: string): FloorAgentView | null {
    return this.#known.get(id) ?? null;
  }

  async load(session: string): Promise<void> {
    const reply = await live.quietly(session, { type: 'look_up', lookup: { what: 'floor' } }).catch(() => null);
    if (reply?.type !== 'found' || reply.found.what !== 'floor') return;
    this.#known = new Map(reply.found.agents.map((agent) => [agent.id, agent]));
  }
}
