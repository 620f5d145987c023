import { describe, expect, it } from 'vitest';
import { sizeOf } from './size';

describe('a size', () => {
  it.each([[0, '0 kB'], [312, '0.3 kB'], [18_211, '18 kB'], [1_530_000, '1.5 MB']])('of %i bytes reads %s', (bytes, text) => {
    expect(sizeOf(bytes, 'en')).toBe(text);
  });
});
