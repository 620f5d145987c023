import { describe, expect, it } from 'vitest';
import { fit, parts, search } from './search';

describe('a search', () => {
  const codes = [['Sold'], ['Do not call'], ['Not interested'], ['No answer'], ['Contacto titular', 'Promesa', 'Paga mañana']];
  const find = (query: string): string[] => search(codes, query, (path) => path).map((path) => path.at(-1) ?? '');

  it('puts labels that begin so before labels that hold it', () => {
    expect(find('no')).toEqual(['Not interested', 'No answer', 'Do not call']);
  });

  it('reads no accents and no case', () => {
    expect(find('MANANA')).toEqual(['Paga mañana']);
  });

  it('looks through the whole path', () => {
    expect(find('titular')).toEqual(['Paga mañana']);
    expect(find('promesa paga')).toEqual(['Paga mañana']);
  });

  it('keeps the order while nothing is typed', () => {
    expect(find(' ')).toHaveLength(codes.length);
  });

  it('wants every word to be there', () => {
    expect(fit('no luck', ['No answer'])).toBeNull();
  });
});

describe('a found label', () => {
  it('is marked where the query stands, accents aside', () => {
    expect(parts('Paga mañana', 'manana')).toEqual([{ text: 'Paga ', found: false }, { text: 'mañana', found: true }]);
  });

  it('stays whole when the query is found in the path only', () => {
    expect(parts('Paga hoy', 'promesa')).toEqual([{ text: 'Paga hoy', found: false }]);
  });
});
