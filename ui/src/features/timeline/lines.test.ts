import { describe, expect, it } from 'vitest';
import type { TimelineLine } from '../../bindings';
import { asText, byHour, fits } from './lines';

const at = (hour: number, minute: number, key: string, cause: string | null = null): TimelineLine => ({
  at_ms: new Date(2026, 2, 4, hour, minute, 7).getTime(), what: { key }, cause: cause === null ? null : { key: cause },
});
const say = ({ key }: { key: string }): string => key;

describe('the lines of a shift', () => {
  it('stand by the hour, newest first', () => {
    const hours = byHour([at(8, 5, 'one'), at(9, 1, 'two'), at(9, 40, 'three')], 'en', new Date(2026, 2, 4, 12));
    expect(hours.map(({ name, lines }) => [name, lines.map(({ what }) => what.key)])).toEqual([['09:00', ['three', 'two']], ['08:00', ['one']]]);
  });

  it('name the day where it is another', () => {
    expect(byHour([at(8, 5, 'one')], 'en', new Date(2026, 2, 5))[0]?.name).toContain('4 Mar');
  });

  it('keep one group an hour when the clock was set back', () => {
    const hours = byHour([at(9, 58, 'one'), at(8, 59, 'two'), at(9, 1, 'three')], 'en', new Date(2026, 2, 4));
    expect(hours.map(({ lines }) => lines.length)).toEqual([2, 1]);
  });

  it('are found by any word of theirs', () => {
    expect(fits(at(8, 5, 'Asked for ready', 'set by you'), 'you ready', say)).toBe(true);
    expect(fits(at(8, 5, 'Asked for ready'), 'lunch', say)).toBe(false);
  });

  it('become text, oldest first', () => {
    expect(asText([at(8, 5, 'one', 'me'), at(9, 1, 'two')], 'en', say)).toBe('2026-03-04 08:05:07  one (me)\n2026-03-04 09:01:07  two');
  });
});
