import type { AppView, CodesView, Event, SessionReply, SessionRequest, SessionView, UiError } from '../bindings';
import { asUiError, type Host } from '../host';
import { announce } from './announce.svelte';
import { notices } from './notices.svelte';

/** A view with the moment it came, so that its durations can go on counting. */
export interface Seen<View> {
  view: View;
  /** Monotonic milliseconds. */
  at: number;
}

/** Mirrors what the core publishes: the newest of each view, never an older one. */
class Live {
  app = $state.raw<AppView | null>(null);
  sessions = $state.raw<Record<string, Seen<SessionView>>>({});
  codes = $state.raw<Record<string, CodesView>>({});
  /** The profile the agent picked, while none is signed in. */
  picked = $state<string | null>(null);
  /** Why there is nothing to follow. */
  stopped = $state.raw<UiError | null>(null);
  #host: Host | null = null;

  /** The session the bar shows: the one that is signed in, else the picked profile's. */
  current = $derived.by((): Seen<SessionView> | null => {
    const all = Object.values(this.sessions);
    const up = all.find((seen) => seen.view.phase !== 'signed_out');
    return up ?? (this.picked ? this.sessions[this.picked] : undefined) ?? all[0] ?? null;
  });

  get host(): Host {
    if (!this.#host) throw new Error('the page has no host yet');
    return this.#host;
  }

  /** Hears of everything from now on. Where the core cannot start, that is said instead. */
  async follow(host: Host): Promise<void> {
    this.#host = host;
    try {
      await host.follow((event) => this.take(event));
      this.stopped = null;
    } catch (reason) {
      this.stopped = asUiError(reason);
    }
  }

  take(event: Event): void {
    switch (event.type) {
      case 'app':
        if (event.view.revision >= (this.app?.revision ?? 0)) this.app = event.view;
        break;
      case 'session':
        this.#takeSession(event.view);
        break;
      case 'codes':
        if (event.view.revision >= (this.codes[event.view.session]?.revision ?? 0)) {
          this.codes = { ...this.codes, [event.view.session]: event.view };
        }
        break;
      case 'session_closed': {
        const { [event.session]: _, ...rest } = this.sessions;
        this.sessions = rest;
        break;
      }
    }
  }

  #takeSession(view: SessionView): void {
    const before = this.sessions[view.session];
    if (before && view.revision < before.view.revision) return;
    this.sessions = { ...this.sessions, [view.session]: { view, at: performance.now() } };
    if (view.announcement && view.announcement_number > (before?.view.announcement_number ?? 0)) {
      announce.say(view.announcement);
    }
  }

  /** Asks the session on show. A failure goes to the status line; the reply is `null` then. */
  async ask(request: SessionRequest): Promise<SessionReply | null> {
    const session = this.current?.view.session;
    return session === undefined ? null : this.askOf(session, request);
  }

  /** The same for a named session. */
  async askOf(session: string, request: SessionRequest): Promise<SessionReply | null> {
    try {
      const reply = await this.host.session(session, request);
      notices.clear();
      return reply;
    } catch (reason) {
      const error = asUiError(reason);
      notices.show({ text: error.text, action: error.action, tone: 'danger' });
      announce.say(error.text);
      return null;
    }
  }

  /** Asks without touching the status line: what fails is for the caller to say. */
  quietly(request: SessionRequest): Promise<SessionReply> {
    const session = this.current?.view.session;
    return session === undefined ? Promise.reject(asUiError('no session')) : this.host.session(session, request);
  }
}

export const live = new Live();
