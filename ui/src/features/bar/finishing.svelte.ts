import type OutcomePanel from '../disposition/OutcomePanel.svelte';

let panel = $state.raw<typeof OutcomePanel | null>(null);

/** The panel in which calls are finished: not read before the first paint, and opened without a gap from then on. */
export const finishing = {
  get panel(): typeof OutcomePanel | null {
    return panel;
  },
  async bringIn(): Promise<void> {
    panel = (await import('../disposition/OutcomePanel.svelte')).default;
  },
};
