/** Parts a text after its first sentence; a text of one sentence stays whole. */
export function firstSentence(text: string): [first: string, rest: string] {
  const end = text.search(/[.?…।]\s/u);
  return end < 0 ? ['', text] : [text.slice(0, end + 1), text.slice(end + 1)];
}
