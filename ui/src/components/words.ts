import { plain } from './search';

/** Text in which words are looked for, made once for a row: without accents and case, telephone numbers without gaps too. */
export function searchable(parts: readonly (string | null)[], number: string | null): string {
  const digits = number?.replace(/\D/g, '') ?? '';
  return [...parts.map((part) => plain(part ?? '')), digits].join(' ');
}

/** Whether all words of a query stand in it. One that is a telephone number is looked for without its first zero. */
export function holds(text: string, query: string): boolean {
  const typed = plain(query).trim();
  if (/^[+\d][\d ()./-]{3,}$/.test(typed)) {
    const digits = typed.replace(/\D/g, '').replace(/^0+/, '');
    if (digits !== '' && text.includes(digits)) return true;
  }
  return typed.split(/\s+/).filter(Boolean).every((word) => text.includes(word));
}
