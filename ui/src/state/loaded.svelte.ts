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
    let next: Loaded<Value>;
    try {
      const value = read(await live.quietly(session, request));
      next = value === null ? { state: 'failed', text: { key: 'page-no-core' } } : { state: 'done', value };
    } catch (reason) {
      next = { state: 'failed', text: asUiError(reason).text };
    }
    if (mine === this.#asked) this.now = next;
  }
}
