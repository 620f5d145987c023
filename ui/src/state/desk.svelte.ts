import { tick } from 'svelte';
import type { Text, WindowLayout } from '../bindings';

/** A job that opens below the card. */
export type Job = 'state' | 'next' | 'dial' | 'outcome' | 'lead' | 'connect' | 'transfer' | 'lists' | 'outcomes' | 'sign-in' | 'profile' | 'menu' | 'sign-out';

/** What is open on the page: the height at rest and at most one job. Nothing opens by itself. */
class Desk {
  /** The height to go back to when a job closes. */
  rest = $state<'strip' | 'card'>('card');
  job = $state<Job | null>(null);
  /** What a job is about, such as the call an outcome is for. */
  about = $state<string | null>(null);
  /** Whether Alt is held: each slot shows its key. */
  keysShown = $state(false);
  /** What the open job has to say while the core has nothing more important. */
  line = $state.raw<Text | null>(null);
  layout = $derived<WindowLayout>(this.job ? 'panel' : this.rest);
  #opener: HTMLElement | null = null;

  open(job: Job, about: string | null = null): void {
    if (!this.job) this.#opener = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    this.job = job;
    this.about = about;
  }

  /** Opens a job, or closes it when it is the open one. */
  toggle(job: Job, about: string | null = null): void {
    if (this.job === job) void this.close();
    else this.open(job, about);
  }

  /** Closes the job; the focus goes back to where the hands were. */
  async close(): Promise<void> {
    const opener = this.#opener;
    this.job = null;
    this.about = null;
    this.#opener = null;
    await tick();
    if (document.activeElement && document.activeElement !== document.body) return;
    const back = opener?.isConnected ? opener : document.querySelector<HTMLElement>('[data-testid="chip"] button');
    back?.focus();
  }
}

export const desk = new Desk();
