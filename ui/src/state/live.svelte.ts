import { tick } from 'svelte';
import type { AppView, CodesView, Event, ExaminedView, SessionReply, SessionRequest, SessionView, Text, TrainingView, UiError } from '../bindings';
import { asUiError, type Host } from '../host';
import { announce } from './announce.svelte';
import { desk } from './desk.svelte';
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
  /** The session the agent looks at, while it is signed in. The first one at first; then only the agent changes it. */
  chosen = $state<string | null>(null);
  /** Why there is nothing to follow. */
  stopped = $state.raw<UiError | null>(null);
  /** The newest examination of a connection, as far as it has come. */
  examined = $state.raw<ExaminedView | null>(null);
  /** Whether a call rings aloud. */
  aloud = false;
  /** What a trainer sees; demo mode only. */
  training = $state.raw<TrainingView | null>(null);
  #host: Host | null = null;
  #waits: { session: string; until: (view: SessionView) => boolean; done: (came: boolean) => void }[] = [];

  /** All sessions that are signed in, in the order of their profiles. */
  up = $derived.by((): Seen<SessionView>[] => {
    const order = (this.app?.profiles ?? []).map((profile) => profile.id);
    return Object.values(this.sessions)
      .filter(({ view }) => view.phase !== 'signed_out')
      .sort((one, other) => order.indexOf(one.view.session) - order.indexOf(other.view.session));
  });

  /** The session the bar shows: the chosen one, else the picked profile's. */
  current = $derived.by((): Seen<SessionView> | null => {
    const up = this.up.find(({ view }) => view.session === this.chosen) ?? this.up[0];
    // Nobody is signed in: the profile the sign-in begins with, which is the one used last.
    const next = this.picked ?? this.app?.profiles[0]?.id;
    return up ?? (next ? this.sessions[next] : undefined) ?? Object.values(this.sessions)[0] ?? null;
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
      case 'examined':
        if (event.view.run >= (this.examined?.run ?? 0)) this.examined = event.view;
        break;
      case 'ring':
        this.aloud = event.view.aloud;
        if (event.view.trouble) notices.show({ text: event.view.trouble, action: null, tone: 'warn', session: '' });
        break;
      case 'training':
        this.training = event.view;
        break;
      case 'quit_asked':
        desk.interrupt('quit');
        break;
      case 'callbacks_asked':
        this.chosen = event.session;
        // What is open about another session has closed by then.
        void tick().then(() => {
          desk.open('callbacks');
          void this.host.window({ type: 'callbacks_shown' });
        });
        break;
      case 'session_closed': {
        const { [event.session]: _, ...rest } = this.sessions;
        this.sessions = rest;
        this.#settle();
        break;
      }
    }
  }

  #takeSession(view: SessionView): void {
    const before = this.sessions[view.session];
    if (before && view.revision < before.view.revision) return;
    this.sessions = { ...this.sessions, [view.session]: { view, at: performance.now() } };
    this.#settle();
    // A page drawn anew says where things are; what was said before it is past.
    const news = before ? view.announcement_number - before.view.announcement_number : Math.min(1, view.announcement_number);
    if (news > 0) view.announcements.slice(-news).forEach((text) => this.#announce(view, text));
    for (const wait of this.#waits.filter(({ session, until }) => session === view.session && until(view))) wait.done(true);
  }

  /** Whoever is shown stays shown for as long as it is signed in. */
  #settle(): void {
    const stays = this.up.some(({ view }) => view.session === this.chosen);
    if (!stays) this.chosen = this.up[0]?.view.session ?? null;
  }

  /** What happens on another session says where: the slots are not its. */
  #announce(view: SessionView, text: Text): void {
    if (view.session === this.current?.view.session) announce.say(text);
    else if (text.key === 'announce-ringing') announce.say({ key: 'session-ringing', args: { who: text.args?.['who'] ?? '', session: this.nameOf(view) } });
    else announce.from(this.nameOf(view), text);
  }

  /** What tells a session from the others: its vendor, or its profile where two are at one vendor. */
  nameOf(view: SessionView): string {
    const same = this.up.filter((seen) => seen.view.vendor_name === view.vendor_name);
    return same.length > 1 ? view.name : view.vendor_name;
  }

  /** Asks a session. A failure goes to the status line; the reply is `null` then. */
  async ask(session: string, request: SessionRequest): Promise<SessionReply | null> {
    try {
      const reply = await this.host.session(session, request);
      notices.settle(session);
      return reply;
    } catch (reason) {
      const error = asUiError(reason);
      notices.show({ text: error.text, action: error.action, tone: 'danger', session });
      announce.say(error.text);
      return null;
    }
  }

  /** Asks without touching the status line: what fails is for the caller to say. */
  quietly(session: string, request: SessionRequest): Promise<SessionReply> {
    return this.host.session(session, request);
  }

  /** Waits until a session's view is as wanted; `false` when it is not within `ms`. */
  async until(session: string, wanted: (view: SessionView) => boolean, ms: number): Promise<boolean> {
    const now = this.sessions[session]?.view;
    if (now && wanted(now)) return true;
    return new Promise((resolve) => {
      const wait = { session, until: wanted, done };
      const timer = setTimeout(() => done(false), ms);
      const waits = this.#waits;
      function done(came: boolean): void {
        clearTimeout(timer);
        waits.splice(waits.indexOf(wait), 1);
        resolve(came);
      }
      waits.push(wait);
    });
  }
}

export const live = new Live();
