import { describe, expect, it } from 'vitest';
import type { TimelineLine } from '../../bindings';
import { holds } from '../../components/words';
import { asText, rowsOf, textOf } from './lines';

const at = (hour: number, minute: number, key: string, cause: string | null = null): TimelineLine => ({
  at_ms: new Date(2026, 2, 4, hour, minute, 7).getTime(), what: { key }, cause: cause === null ? null : { key: cause },
});
const say = ({ key }: { key: string }): string => key;

describe('the lines of a shift', () => {
  it('stand by the hour, newest first, whose head is above its first', () => {
    const rows = rowsOf([at(8, 5, 'one'), at(9, 1, 'two'), at(9, 40, 'three')], 'en', new Date(2026, 2, 4, 12));
    expect(rows.map(({ head, line }) => [head, line.what.key])).toEqual([['09:00', 'three'], [undefined, 'two'], ['08:00', 'one']]);
  });

  it('name the day where it is another', () => {
    const [row] = rowsOf([at(8, 5, 'one')], 'en', new Date(2026, 2, 5));
    expect([row?.today, row?.hour.includes('4 Mar')]).toEqual([false, true]);
  });

  it('keep one group an hour when the clock was set back', () => {
    const rows = rowsOf([at(9, 58, 'one'), at(8, 59, 'two'), at(9, 1, 'three')], 'en', new Date(2026, 2, 4));
    expect(rows.map(({ head, line }) => [head, line.what.key])).toEqual([['09:00', 'three'], [undefined, 'one'], ['08:00', 'two']]);
  });

  it('are found by any word of theirs, accents or not', () => {
    expect(holds(textOf(at(8, 5, 'Pidió listo', 'por usted'), say), 'usted PIDIO')).toBe(true);
    expect(holds(textOf(at(8, 5, 'Asked for ready'), say), 'lunch')).toBe(false);
  });

  it('become text, oldest first', () => {
    expect(asText([at(8, 5, 'one', 'me'), at(9, 1, 'two')], 'en', say)).toBe('2026-03-04 08:05:07  one (me)\n2026-03-04 09:01:07  two');
  });
});
