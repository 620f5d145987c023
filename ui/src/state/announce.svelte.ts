import type { Text } from '../bindings';
import { say, speakMore } from '../text/text.svelte';

/** The one live region. The same words twice are said twice, by a space that comes and goes. */
class Announcer {
  words = $state('');

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
    this.words = this.words === words ? `${words} ` : words;
  }
}

export const announce = new Announcer();
