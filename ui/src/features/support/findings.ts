import type { CheckWord, ExaminedView, Text, VerdictWord } from '../../bindings';

/** How a verdict looks; it is said in words too. */
export const icons: Record<VerdictWord, string> = { good: 'check-circle', doubtful: 'warning', bad: 'error', skipped: 'minus' };

/** The end of a check's keys. */
export function keyOf(check: CheckWord): string {
  return check.replace('_', '-');
}

/** An examination as text to paste elsewhere. */
export function asText(examined: ExaminedView, profile: string, say: (text: Text) => string, t: (key: string) => string): string {
  const rows = examined.findings.map(({ check, verdict, text, next, took_ms }) =>
    `${t(`doctor-check-${keyOf(check)}`)}: ${t(`doctor-verdict-${verdict}`)} (${took_ms} ms). ${say(text)}${next ? ` ${say(next)}` : ''}`,
  );
  return [profile, ...rows, ...(examined.stopped ? [t('doctor-was-stopped')] : [])].join('\n');
}
