import { tick } from 'svelte';
import type { Text, WindowLayout } from '../bindings';

/** A job that opens below the card. */
export type Job = 'state' | 'next' | 'dial' | 'outcome' | 'lead' | 'connect' | 'transfer' | 'lists' | 'lookups' | 'outcomes' | 'callbacks' | 'timeline' | 'history' | 'shift' | 'together' | 'sign-in' | 'profile' | 'menu' | 'bundle' | 'doctor' | 'ring' | 'keys' | 'links' | 'bridge' | 'in-force' | 'trainer' | 'tour' | 'sign-out' | 'elsewhere' | 'quit';

/** Jobs that are about no session, or about all of them. */
const anyones: readonly (Job | null)[] = ['sign-in', 'profile', 'menu', 'together', 'bundle', 'doctor', 'ring', 'keys', 'links', 'bridge', 'in-force', 'trainer', 'tour', 'quit'];

/** What is open on the page: the height at rest and at most one job. What opens by itself disturbs no hands. */
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
  /** Whether the open job stays when the bar turns to another session. */
  isAnyones = $derived(anyones.includes(this.job));
  #opener: HTMLElement | null = null;
  #interrupted: { job: Job; about: string | null } | null = null;
  /** Grows with every job that opens: an answer that comes late closes no other job than its own. */
  opened = 0;

  open(job: Job, about: string | null = null): void {
    // The page itself is nowhere to come back to.
    const from = document.activeElement;
    if (!this.job) this.#opener = from instanceof HTMLElement && from !== document.body ? from : null;
    this.job = job;
    this.about = about;
    this.opened += 1;
    this.#interrupted = null;
  }

  /** Opens a job in the middle of another one, to which {@link resume} leads back. */
  interrupt(job: Job, about: string | null = null): void {
    if (this.job === job) return;
    const before = this.job && { job: this.job, about: this.about };
    this.open(job, about);
    this.#interrupted = before;
  }

  /** Goes back to the job that was interrupted, if there was one. */
  async resume(): Promise<void> {
    const before = this.#interrupted;
    if (before) this.open(before.job, before.about);
    else await this.close();
  }

  /** Closes what had opened by itself; the focus stays where it is. */
  drop(): void {
    this.job = null;
    this.about = null;
    this.#opener = null;
  }

  /** Closes the job that was the `opened`-th, if it is still the open one. */
  closeOwn(opened: number): void {
    if (this.opened === opened && this.job) void this.close();
  }

  /** Opens a job nobody asked for, where that takes nothing out of anybody's hands: no job is open and no field is written in. */
  offer(job: Job, about: string | null = null): void {
    const at = document.activeElement;
    if (this.job === null && !at?.matches('input, textarea, select')) this.open(job, about);
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
    const find = (selector: string) => document.querySelector<HTMLElement>(selector);
    // What opened it may have gone with the card, and be drawn anew.
    const back = opener?.isConnected ? opener : find(`[data-testid="${opener?.dataset['testid']}"]`);
    (back ?? find('[data-testid="chip"] button'))?.focus();
  }
}

export const desk = new Desk();
