const plain = 'aceinosuyACEINOSUY';
const marked = 'áçéîñöšüýÁÇÉÎÑÖŠÜÝ';
/** Says that what follows is written from right to left, makes it so, and ends that. */
const [mark, override, end] = ['\u200f', '\u202e', '\u202c'];

/** Makes a text visibly not English, with every vowel twice. */
export function lengthened(text: string): string {
  return [...text].map((letter) => {
    const at = plain.indexOf(letter);
    if (at < 0) return letter;
    const other = marked[at] ?? letter;
    return 'aeiou'.includes(letter) ? other + other : other;
  }).join('');
}

/** Brackets around a whole sentence, which is now 40 % longer or more: one that misses is cut. */
export function bracketed(sentence: string): string {
  return `[${sentence}${'·'.repeat(Math.ceil(sentence.length / 12))}]`;
}

/** Turns every word around, as a language would look that is written from right to left. */
export function turned(text: string): string {
  return text.replace(/\p{L}[\p{L}’']*/gu, `${mark}${override}$&${end}`);
}
