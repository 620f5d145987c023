import type { SessionView } from '../bindings';
import { announce } from './announce.svelte';
import { live, type Seen } from './live.svelte';

/** From here on a deadline is urgent. */
export const lastSecondsMs = 10_000;
/** A deadline further away than this is a new one, however it came about. */
const againMs = 15_000;

/** Says once that a wrap-up is about to end, wherever the agent looks. */
class LastSeconds {
  #said = new Set<string>();

  watch(sessions: readonly Seen<SessionView>[], now: number): void {
    for (const { view, at } of sessions) {
      const { state, deadline } = view.agent;
      const left = state === 'wrap_up' && deadline ? at + deadline.left_ms - now : null;
      if (left === null || left > againMs) this.#said.delete(view.session);
      else if (left > 0 && left <= lastSecondsMs && !this.#said.has(view.session)) {
        this.#said.add(view.session);
        const text = { key: 'chip-last-seconds', args: { seconds: Math.ceil(left / 1000) } };
        if (view.session === live.current?.view.session) announce.say(text);
        else announce.from(live.nameOf(view), text);
      }
    }
  }
}

export const lastSeconds = new LastSeconds();
