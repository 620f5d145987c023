import type { CallbackView, DraftInput, DraftView, SessionRequest } from '../bindings';
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

  constructor(readonly call: string, seen: DraftView) {
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
    this.#timer ??= setTimeout(() => void this.flush(), saveMs);
  }

  /** Sends what is not sent yet. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.dirty) return;
    const sent = JSON.stringify(this.input());
    const reply = await live.ask({ type: 'save_draft', call: this.call, draft: this.input() });
    if (reply && sent === JSON.stringify(this.input())) this.dirty = false;
  }

  /** The request that ends it; no draft is sent after it. */
  finish(then: Extract<SessionRequest, { type: 'save_outcome' }>['then']): SessionRequest {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    return { type: 'save_outcome', call: this.call, draft: this.input(), then };
  }
}

const drafts = new Map<string, Draft>();

/** The draft of a call, with what the core knows of it. */
export function draftOf(call: string, seen: DraftView): Draft {
  let draft = drafts.get(call);
  if (!draft) {
    draft = new Draft(call, seen);
    drafts.set(call, draft);
  }
  return draft;
}

/** Forgets the drafts of calls that are over and done. */
export function keepDrafts(calls: ReadonlySet<string>): void {
  for (const call of drafts.keys()) if (!calls.has(call)) drafts.delete(call);
}
