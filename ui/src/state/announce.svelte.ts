import type { Text } from '../bindings';
import { say } from '../text/text.svelte';

/** The one live region. The same words twice are said twice, by a space that comes and goes. */
class Announcer {
  words = $state('');

  say(text: Text): void {
    this.#speak(say(text));
  }

  /** Says what happened elsewhere than on the session that is shown. */
  from(where: string, text: Text): void {
    this.#speak(`${where}: ${say(text)}`);
  }

  #speak(words: string): void {
    this.words = this.words === words ? `${words} ` : words;
  }
}

export const announce = new Announcer();
