import type { Deed, Found, Lookup, SessionReply } from '../../bindings';
import { live } from '../../state/live.svelte';

/** Reads the answer to one kind of lookup; `null` when it answers something else. */
export function found<What extends Found['what']>(what: What): (reply: SessionReply) => Extract<Found, { what: What }> | null {
  return (reply) => (reply.type === 'found' && reply.found.what === what ? (reply.found as Extract<Found, { what: What }>) : null);
}

export function lookUp(lookup: Lookup): { type: 'look_up'; lookup: Lookup } {
  return { type: 'look_up', lookup };
}

/** One deed at a time, and what became of it. */
export class Doing {
  busy = $state(false);
  /** The last deed was taken. */
  done = $state(false);

  constructor(private readonly session: string) {}

  async do(deed: Deed): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.done = false;
    const reply = await live.ask(this.session, { type: 'do', deed });
    this.busy = false;
    this.done = reply !== null;
    return this.done;
  }
}
