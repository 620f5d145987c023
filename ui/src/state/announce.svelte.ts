import type { Text } from '../bindings';
import { say, speakMore } from '../text/text.svelte';

/** So many stay: a reader that is still busy with the one before finds it when it comes to it. */
const kept = 3;

/**
 * What the one live region says. Each announcement is an element of its own: not every reader is told of words that change
 * in place, and the same words twice are two elements.
 */
class Announcer {
  said = $state.raw<readonly { nth: number; words: string }[]>([]);
  #count = 0;

  say(text: Text): void {
    this.#say('', text);
  }

  /** Says what happened elsewhere than on the session that is shown. */
  from(where: string, text: Text): void {
    this.#say(`${where}: `, text);
  }

  /** Words that come later are said as soon as they are here. */
  #say(before: string, text: Text): void {
    const words = say(text);
    if (words !== '') this.#speak(before + words);
    else void speakMore().then(() => this.#speak(before + say(text)));
  }

  #speak(words: string): void {
    this.#count += 1;
    this.said = [...this.said, { nth: this.#count, words }].slice(-kept);
  }
}

export const announce = new Announcer();
