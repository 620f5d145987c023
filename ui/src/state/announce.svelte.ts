import type { Text } from '../bindings';
import { say } from '../text/text.svelte';

/** The one live region. The same words twice are said twice, by a space that comes and goes. */
class Announcer {
  words = $state('');

  say(text: Text): void {
    const words = say(text);
    this.words = this.words === words ? `${words} ` : words;
  }
}

export const announce = new Announcer();
