import { describe, expect, it } from 'vitest';
import { localSizes, sizeOf } from './size';

describe('a size', () => {
  it.each([[0, '0 kB'], [312, '0.3 kB'], [18_211, '18 kB'], [1_530_000, '1.5 MB']])('of %i bytes reads %s', (bytes, text) => {
    expect(sizeOf(bytes, 'en')).toBe(text);
  });

  it.each([['en', '41.3\u00a0GB'], ['es', '41,3\u00a0GB'], ['hi', '41.3\u00a0GB']] as const)('told by the core is written as %s does', (language, size) => {
    expect(localSizes({ key: 'doctor-disk-ok', args: { free: '41.3 GB', count: 2, host: 'proxy.example' } }, language).args).toEqual({ free: size, count: 2, host: 'proxy.example' });
  });
});
