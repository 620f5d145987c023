const plain = 'aceinosuyACEINOSUY';
const marked = 'áçéîñöšüýÁÇÉÎÑÖŠÜÝ';

/** Makes a text visibly not English and about a third longer, so that one that was not translated stands out. */
export function accented(text: string): string {
  let out = '';
  for (const [index, letter] of [...text].entries()) {
    const at = plain.indexOf(letter);
    out += at < 0 ? letter : marked[at];
    if (index % 3 === 2 && at >= 0) out += '·';
  }
  return out;
}
