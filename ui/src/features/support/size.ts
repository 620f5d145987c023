import type { Text } from '../../bindings';
import { tagOf, type Locale } from '../../text/languages';

/** A size for people, in the language's own figures. */
export function sizeOf(bytes: number, locale: Locale): string {
  const large = bytes >= 1_000_000;
  const value = bytes / (large ? 1_000_000 : 1_000);
  const digits = bytes > 0 && value < 10 ? 1 : 0;
  return new Intl.NumberFormat(tagOf(locale), { style: 'unit', unit: large ? 'megabyte' : 'kilobyte', maximumFractionDigits: digits }).format(value);
}

/** A text with the sizes in it, which the core tells as `41.3 GB`, in the language's own figures; none of them breaks over two lines. */
export function localSizes(text: Text, locale: Locale): Text {
  const args = Object.entries(text.args ?? {}).map(([name, value]) => {
    const [, figure, unit] = /^([\d.]+) ([MG])B$/.exec(String(value)) ?? [];
    if (!figure) return [name, value];
    const size = new Intl.NumberFormat(tagOf(locale), { style: 'unit', unit: unit === 'G' ? 'gigabyte' : 'megabyte', maximumFractionDigits: 1 });
    return [name, size.format(Number(figure)).replace(' ', '\u00a0')];
  });
  return { ...text, args: Object.fromEntries(args) as Text['args'] };
}
