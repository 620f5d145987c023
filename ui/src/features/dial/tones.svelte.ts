import { asUiError } from '../../host';
import { announce } from '../../state/announce.svelte';
import { live } from '../../state/live.svelte';
import { notices } from '../../state/notices.svelte';
import { without } from './without.svelte';

/** The tones sent on a call, each press by itself and in the order of the presses. */
export class Tones {
  /** What was sent, as far as it is shown. */
  sent = $state('');
  #last: Promise<unknown> = Promise.resolve();

  constructor(private readonly session: string, private readonly call: string) {}

  press(digit: string): void {
    this.sent = (this.sent + digit).slice(-24);
    const before = this.#last;
    this.#last = this.#send(digit, before);
  }

  async #send(digit: string, before: Promise<unknown>): Promise<void> {
    await before;
    try {
      await live.quietly(this.session, { type: 'send_digits', call: this.call, digits: digit });
    } catch (reason) {
      const error = asUiError(reason);
      if (error.code === 'not-supported') without.add(this.session);
      notices.show({ text: error.text, action: error.action, tone: 'danger', session: this.session });
      announce.say(error.text);
    }
  }
}
