/** One part of a label, found or not. */
export interface Part {
  text: string;
  found: boolean;
}

/** Letters without their accents and case, one for one, so that positions stay true. */
export function plain(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase();
  return [...text].map((letter) => letter.normalize('NFD')[0]?.toLowerCase() ?? letter).join('');
}

/**
 * How well `query` fits a path of labels, the smaller the better; `null` when a word of it occurs nowhere. The last
 * label counts most: at its beginning, then at the beginning of a word, then anywhere, then in the labels above.
 */
export function fit(query: string, path: readonly string[]): number | null {
  const words = plain(query).split(/\s+/).filter(Boolean);
  const label = plain(path.at(-1) ?? '');
  const all = plain(path.join(' '));
  if (!words.every((word) => all.includes(word))) return null;
  const whole = words.join(' ');
  if (label.startsWith(whole)) return 0;
  if (` ${label}`.includes(` ${whole}`)) return 1;
  if (label.includes(whole)) return 2;
  return words.every((word) => label.includes(word)) ? 3 : 4;
}

/** The entries that fit, best first; in their own order where they fit alike. */
export function search<Entry>(entries: readonly Entry[], query: string, path: (entry: Entry) => readonly string[]): Entry[] {
  if (query.trim() === '') return [...entries];
  return entries
    .map((entry) => ({ entry, rank: fit(query, path(entry)) }))
    .filter((scored): scored is { entry: Entry; rank: number } => scored.rank !== null)
    .sort((one, other) => one.rank - other.rank)
    .map(({ entry }) => entry);
}

/** The label cut where the query is found in it. */
export function parts(label: string, query: string): Part[] {
  const letters = [...label];
  const at = query.trim() === '' ? -1 : plain(label).indexOf(plain(query.trim()));
  if (at < 0) return [{ text: label, found: false }];
  const end = at + [...query.trim()].length;
  return [
    { text: letters.slice(0, at).join(''), found: false },
    { text: letters.slice(at, end).join(''), found: true },
    { text: letters.slice(end).join(''), found: false },
  ].filter((part) => part.text !== '');
}
