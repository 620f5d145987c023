import type { Event, ExaminedView, FindingView, ProfileReply, SessionReply, SessionRequest, SessionView, TrainingRequest, TrainingView, UiError, Text } from '../../bindings';
import { accountOf } from './accounts';
import { findings } from './examined';
import { view as freshView } from './make';
import type { Scene } from './scenarios';
import { restingShift, trained } from './training';
import { ScriptedSession } from './session';

/** A small stand-in for the core: it answers every request and moves its views as vendors would. */
export class ScriptedCore {
  /** Every request in order, for tests to read. */
  readonly requests: (SessionRequest | { type: string })[] = [];
  /** The session each request of a session was for, in the same order as those. */
  readonly askedOf: { session: string; request: SessionRequest }[] = [];
  /** What the next session request is refused with. */
  refuse: UiError | null = null;
  /** What the next request beside the sessions' is refused with. */
  refuseApp: UiError | null = null;
  /** Nothing is answered any more: what is asked for stays on its way. */
  hangs = false;
  /** Why links that dial cannot be had. */
  linksCannot: Text | null = null;
  /** How long each check takes, in milliseconds. */
  examinesFor = 5;
  training: TrainingView = restingShift;
  #run = 0;
  #listen: (event: Event) => void = () => undefined;
  #app: Scene['app'];
  #codes: Scene['codes'];
  readonly #sessions = new Map<string, ScriptedSession>();

  constructor(scene: Scene, readonly listsFail: boolean) {
    this.#app = scene.app;
    this.#codes = scene.codes;
    for (const view of scene.views) this.#add(view);
  }

  follow(listen: (event: Event) => void): void {
    this.#listen = listen;
    listen({ type: 'app', view: this.#app });
    for (const { view } of this.#sessions.values()) listen({ type: 'session', view });
    for (const view of this.#codes) listen({ type: 'codes', view });
  }

  /** The session a test means when it names none: the first. */
  get first(): ScriptedSession {
    return this.#sessions.values().next().value ?? this.#add(freshView());
  }

  /** A session by its id; one that has never been signed in comes into being. */
  of(session: string): ScriptedSession {
    const account = accountOf(session);
    return this.#sessions.get(session) ?? this.#add({ ...freshView(), session, name: account.profile, vendor_name: account.name, phase: 'signed_out' });
  }

  get view(): SessionView {
    return this.first.view;
  }

  get app(): Scene['app'] {
    return this.#app;
  }

  publish(change: Partial<SessionView>): void {
    this.first.publish(change);
  }

  /** Tells something that is the window's own. */
  tell(event: Event): void {
    this.#listen(event);
  }

  /** Publishes a view as it is, out of its turn too. */
  replay(view: SessionView): void {
    this.#listen({ type: 'session', view });
  }

  publishApp(change: Partial<Scene['app']>): void {
    this.#app = { ...this.#app, ...change, revision: this.#app.revision + 1 };
    this.#listen({ type: 'app', view: this.#app });
  }

  /** Changes the outcomes of the first session. */
  publishCodes(change: (codes: Scene['codes'][number]) => Scene['codes'][number]): void {
    this.#codes = this.#codes.map((view, nth) => (nth === 0 ? { ...change(view), revision: view.revision + 1 } : view));
    for (const view of this.#codes) this.#listen({ type: 'codes', view });
  }

  /** Tells each finding as a real core does; one that is asked to stop stops before the next. */
  async examine(profile: string, found: readonly FindingView[] = findings): Promise<ProfileReply> {
    this.#run += 1;
    const run = this.#run;
    let view: ExaminedView = { profile, run, findings: [], current: null, over: false, stopped: false };
    const tell = (change: Partial<ExaminedView>): void => {
      view = { ...view, ...change };
      this.#listen({ type: 'examined', view });
    };
    for (const finding of found) {
      tell({ current: finding.check });
      await new Promise((done) => setTimeout(done, this.examinesFor));
      if (this.#run !== run) break;
      tell({ findings: [...view.findings, finding], current: null });
    }
    tell({ current: null, over: true, stopped: this.#run !== run });
    return { type: 'examined', view };
  }

  /** What a trainer asks for, as the demo's host answers it. */
  async train(request: TrainingRequest): Promise<ProfileReply> {
    if (!this.#app.demo) throw { code: 'not-allowed', message: '', text: { key: 'training-no-demo' }, action: null };
    if (request.train === 'happen' && request.what === 'call_drops' && this.view.calls.length === 0) throw { code: 'refused', message: '', text: { key: 'training-not-now' }, action: null };
    this.training = trained(this.training, request);
    this.#listen({ type: 'training', view: this.training });
    return { type: 'training', view: this.training };
  }

  stopExamining(): void {
    this.#run += 1;
  }

  /** Somebody asks the window to close, and the shell asks back where that leaves something behind. */
  askToQuit(): void {
    const left = [...this.#sessions.values()].some(({ view }) => view.phase !== 'signed_out' && Object.values(view.unfinished).some((count) => count > 0));
    if (left) this.#listen({ type: 'quit_asked' });
  }

  /** The callbacks that are due are chosen in the tray. */
  chooseCallbacks(session: string): void {
    this.#listen({ type: 'callbacks_asked', session });
  }

  /** The other side hangs up. */
  remoteHangUp(): void {
    this.first.release('other');
  }

  async session(session: string, request: SessionRequest): Promise<SessionReply> {
    this.requests.push(request);
    this.askedOf.push({ session, request });
    await new Promise((done) => setTimeout(done, 20));
    if (this.hangs) return new Promise(() => undefined);
    if (this.refuse) {
      const error = this.refuse;
      this.refuse = null;
      throw error;
    }
    if (request.type === 'pin_outcome') this.#pin(session, request.code, request.pinned);
    return this.of(session).answer(request);
  }

  /** A pinned code keeps its digit; one without takes the last that no pin has, and whoever had that has none. */
  #pin(session: string, code: string, pinned: boolean): void {
    this.#codes = this.#codes.map((view) => {
      if (view.session !== session) return view;
      const digits = new Map(view.pinned.map((one) => [one, view.codes.find((known) => known.code === one)?.digit ?? 0]));
      const taken = [...digits.values()];
      if (pinned) digits.set(code, view.codes.find((one) => one.code === code)?.digit ?? [9, 8, 7, 6, 5, 4, 3, 2, 1].find((digit) => !taken.includes(digit)) ?? 0);
      else digits.delete(code);
      const codes = view.codes.map((one, place) => {
        const own = place < 9 ? place + 1 : null;
        return { ...one, digit: digits.get(one.code) ?? ([...digits.values()].includes(own ?? 0) ? null : own) };
      });
      return { ...view, codes, pinned: [...digits.keys()].sort((one, other) => (digits.get(one) ?? 0) - (digits.get(other) ?? 0)), revision: view.revision + 1 };
    });
    for (const view of this.#codes) this.#listen({ type: 'codes', view });
  }

  #add(view: SessionView): ScriptedSession {
    const codes = this.#codes.find((one) => one.session === view.session)?.codes ?? [];
    const made = new ScriptedSession(view, codes, this.listsFail, (next) => this.#listen({ type: 'session', view: next }));
    this.#sessions.set(view.session, made);
    return made;
  }
}
