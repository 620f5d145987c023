import { describe, expect, it } from 'vitest';
import { holds, searchable } from './words';

const call = searchable(['Ana Ejemplo', '+44 20 7946 0123', 'Renovación', 'No answer'], '+44 20 7946 0123');

describe('words in a row', () => {
  it.each(['ana', 'renovacion ANA', 'no ans', '7946 0123', '79460123', '020 7946 0123', '02079460123', '+44 20 7946 0123', '+442079460123', ''])('finds %j', (query) => {
    expect(holds(call, query)).toBe(true);
  });

  it.each(['anna', 'ana sale', '7946 0124', '020 7946 0124'])('does not find %j', (query) => {
    expect(holds(call, query)).toBe(false);
  });

  it('finds nothing but what stands there where a row has no number', () => {
    expect(holds(searchable(['Ana', null], null), '0000')).toBe(false);
  });
});
