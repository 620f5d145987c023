import type { DialKindWord, NumberView, SessionRequest } from '../bindings';
import { live } from './live.svelte';

const previewMs = 120;

/** The number field of one session, the same in strip, card and dial pad. */
export class Dialing {
  number = $state('');
  /** The lead the number belongs to, when it was picked from one. */
  lead = $state<string | null>(null);
  kind = $state<DialKindWord | null>(null);
  /** What would be dialled; `null` while the field is empty or nothing has come back. */
  preview = $state.raw<NumberView | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  constructor(private readonly session: string) {}

  /** Fills the field; nothing is dialled. */
  fill(number: string, lead: string | null = null): void {
    this.number = number;
    this.lead = lead;
    this.typed();
  }

  /** The field has changed. */
  typed(): void {
    clearTimeout(this.#timer);
    const number = this.number.trim();
    if (number === '') {
      this.#asked += 1;
      this.preview = null;
      this.lead = null;
      return;
    }
    this.#timer = setTimeout(() => void this.#ask(number), previewMs);
  }

  async #ask(number: string): Promise<void> {
    const mine = ++this.#asked;
    const reply = await live.quietly(this.session, { type: 'preview_number', number }).catch(() => null);
    // An answer to what was typed before says nothing about what stands there now.
    if (mine === this.#asked && reply?.type === 'number') this.preview = reply.number;
  }

  request(): SessionRequest {
    return {
      type: 'dial',
      number: this.number.trim(),
      ...(this.kind ? { kind: this.kind } : {}),
      ...(this.lead ? { lead: this.lead } : {}),
    };
  }

  clear(): void {
    this.fill('');
  }
}

const fields = new Map<string, Dialing>();

/** A session's number field: what is typed for one is never dialled at another. */
export function dialingOf(session: string): Dialing {
  let field = fields.get(session);
  if (!field) {
    field = new Dialing(session);
    fields.set(session, field);
  }
  return field;
}
