import { tagOf, type Locale } from '../../text/languages';

/** A size for people, in the language's own figures. */
export function sizeOf(bytes: number, locale: Locale): string {
  const large = bytes >= 1_000_000;
  const value = bytes / (large ? 1_000_000 : 1_000);
  const digits = bytes > 0 && value < 10 ? 1 : 0;
  return new Intl.NumberFormat(tagOf(locale), { style: 'unit', unit: large ? 'megabyte' : 'kilobyte', maximumFractionDigits: digits }).format(value);
}
