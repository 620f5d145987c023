import { Channel, invoke } from '@tauri-apps/api/core';
import type { RingCard, RingCardRequest } from '../bindings';

/** Everything the ring card can reach outside itself. */
export interface RingHost {
  /** Hears what to show from now on. */
  follow(draw: (card: RingCard) => void): Promise<void>;
  /** Rejects with a sentence for the person. */
  ask(request: RingCardRequest): Promise<void>;
}

const tauri: RingHost = {
  follow: async (draw) => {
    const channel = new Channel<RingCard>();
    channel.onmessage = draw;
    await invoke('ring_follow', { channel });
  },
  ask: (request) => invoke('ring_card', { request }),
};

/** The host the ring card runs in. The scripted one is for tests and is not part of the product's bundle. */
export async function findRingHost(): Promise<RingHost> {
  if (__SCRIPTED__ && !('__TAURI_INTERNALS__' in window)) {
    const { scriptedRing } = await import('./scripted/ring');
    return scriptedRing(new URLSearchParams(location.search));
  }
  return tauri;
}
