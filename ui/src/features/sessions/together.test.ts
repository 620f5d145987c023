import { describe, expect, it } from 'vitest';
import type { StateChoice } from '../../bindings';
import { likely, shared } from './together';

function choice(reason: string | null, name: string | null): StateChoice {
  return { state: 'not_ready', reason, name, limit_ms: null, enabled: true, why: null };
}

const one = [choice('1', 'Short break'), choice('2', 'Almuerzo')];
const other = [choice(null, null), choice('A', 'ALMUERZO ')];

describe('a break on several sessions', () => {
  it('starts from a reason that all of them know, however each writes it', () => {
    expect(shared([one, other])).toBe('Almuerzo');
    expect(shared([one, [choice('Z', 'Training')]])).toBeNull();
  });

  it('tells reasons apart that differ in a vowel sign', () => {
    expect(shared([[choice('1', 'चाय')], [choice('2', 'चय')]])).toBeNull();
  });

  it('asks nothing of a session that takes no state', () => {
    expect(shared([one, [], other])).toBe('Almuerzo');
    expect(likely([], 'Almuerzo')).toBeNull();
  });

  it('falls back to no reason, then to the vendor’s first', () => {
    expect(likely(other, 'Short break')?.reason).toBeNull();
    expect(likely(one, 'Lunch')?.reason).toBe('1');
    expect(likely(other, 'almuerzo')?.reason).toBe('A');
  });
});
