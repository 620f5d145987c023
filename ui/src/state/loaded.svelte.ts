import type { SessionReply, SessionRequest, Text } from '../bindings';
import { asUiError } from '../host';
import { live } from './live.svelte';

/** A list asked for when it is looked at: on its way, here, or not, with the reason. */
export type Loaded<Value> = { state: 'pending' } | { state: 'done'; value: Value } | { state: 'failed'; text: Text };

/** Asks once; a later question of the same holder wins over an earlier answer. */
export class Loader<Value> {
  now = $state.raw<Loaded<Value>>({ state: 'pending' });
  #asked = 0;

  async load(session: string, request: SessionRequest, read: (reply: SessionReply) => Value | null): Promise<void> {
    const mine = ++this.#asked;
    this.now = { state: 'pending' };
    const next = await asked(session, request, read);
    if (mine === this.#asked) this.now = next;
  }
}

/**
 * Asks again with every new view. The last answer stays on show meanwhile, one question is under way at a time, and what
 * came between is asked once more afterwards.
 */
export class Followed<Value> {
  now = $state.raw<Loaded<Value>>({ state: 'pending' });
  #busy = false;
  #again = false;

  async load(session: string, request: () => SessionRequest, read: (reply: SessionReply) => Value | null): Promise<void> {
    this.#again = this.#busy;
    if (this.#busy) return;
    this.#busy = true;
    this.now = await asked(session, request(), read);
    this.#busy = false;
    if (this.#again) await this.load(session, request, read);
  }
}

async function asked<Value>(session: string, request: SessionRequest, read: (reply: SessionReply) => Value | null): Promise<Loaded<Value>> {
  try {
    const value = read(await live.quietly(session, request));
    return value === null ? { state: 'failed', text: { key: 'page-no-core' } } : { state: 'done', value };
  } catch (reason) {
    return { state: 'failed', text: asUiError(reason).text };
  }
}
