import type { CallbackView, DraftInput, DraftView, SessionRequest, SessionView } from '../bindings';
import { live } from './live.svelte';

const saveMs = 400;

/** What is entered about one call, ahead of the core by less than half a second. */
export class Draft {
  code = $state<string | null>(null);
  note = $state('');
  callback = $state.raw<CallbackView | null>(null);
  sales = $state<number | null>(null);
  /** Something was entered that the core has not confirmed as kept. */
  dirty = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Its end was asked for: the call may be gone before the answer comes, and a draft would find nothing any more. */
  #ending = false;

  /** With `kept`, the core keeps it as it is typed; a change to an outcome on its way goes as a whole. */
  constructor(readonly session: string, readonly call: string, private readonly kept: boolean, seen: DraftView) {
    this.adopt(seen);
  }

  /** Takes over what the core knows, unless something newer is entered here. */
  adopt(seen: DraftView): void {
    if (this.dirty) return;
    this.code = seen.code;
    this.note = seen.note;
    this.callback = seen.callback;
    this.sales = seen.sales;
  }

  input(): DraftInput {
    return { code: this.code, note: this.note, callback: this.callback, sales: this.sales };
  }

  /** Something was entered. Counted from the first change, so that steady typing is kept as well. */
  changed(): void {
    this.dirty = true;
    this.#ending = false;
    if (this.kept) this.#timer ??= setTimeout(() => void this.flush(), saveMs);
  }

  /** Sends what is not sent yet. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.dirty || !this.kept || this.#ending) return;
    const sent = JSON.stringify(this.input());
    const reply = await live.ask(this.session, { type: 'save_draft', call: this.call, draft: this.input() });
    if (reply && sent === JSON.stringify(this.input())) this.dirty = false;
  }

  /** It did not end: what was entered is kept as before. */
  async goesOn(): Promise<void> {
    this.#ending = false;
    await this.flush();
  }

  /** The request that ends it; no draft is sent after it. */
  finish(then: Extract<SessionRequest, { type: 'save_outcome' }>['then']): SessionRequest {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#ending = true;
    return { type: 'save_outcome', call: this.call, draft: this.input(), then };
  }
}

const drafts = new Map<string, Draft>();

function keyOf(session: string, about: string): string {
  return `${session} ${about}`;
}

/** The draft of a session's call, with what the core knows of it. */
export function draftOf(session: string, call: string, seen: DraftView): Draft {
  return take(session, call, true, seen);
}

/** The draft that is to replace an outcome on its way. */
export function changeOf(session: string, entry: string): Draft {
  return take(session, changing(entry), false, { code: null, note: '', callback: null, sales: null, restored: false });
}

function changing(entry: string): string {
  return `entry:${entry}`;
}

function take(session: string, about: string, kept: boolean, seen: DraftView): Draft {
  const key = keyOf(session, about);
  let draft = drafts.get(key);
  if (!draft) {
    draft = new Draft(session, about, kept, seen);
    drafts.set(key, draft);
  }
  return draft;
}

/** Brings all that is typed to the core. */
export async function flushDrafts(): Promise<void> {
  await Promise.all([...drafts.values()].map((draft) => draft.flush()));
}

/** Forgets the drafts of calls that are over and done. */
export function keepDrafts(views: readonly SessionView[]): void {
  const kept = new Set(views.flatMap(({ session, calls, owed, outbox }) =>
    [...calls.map(({ id }) => id), ...owed.map(({ call }) => call), ...outbox.entries.map(({ id }) => changing(id))].map((about) => keyOf(session, about)),
  ));
  for (const key of drafts.keys()) if (!kept.has(key)) drafts.delete(key);
}
