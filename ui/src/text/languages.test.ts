import { describe, expect, it } from 'vitest';
import { bracketed, lengthened, turned } from './pseudo';
import { systemLanguage, systemReads, tagOf } from './languages';

describe('the system’s language', () => {
  it('is the first of those a person reads that is spoken here', () => {
    expect(systemLanguage(['mr-IN', 'hi-IN', 'en-IN'])).toBe('hi');
    expect(systemLanguage(['es-419'])).toBe('es');
    expect(systemLanguage(['de', 'est', ''])).toBe('en');
    expect(systemLanguage([])).toBe('en');
  });
});

describe('the way to write dates and figures', () => {
  it('is that of the system’s country where its language is spoken', () => {
    expect(tagOf('en', ['en-IN', 'hi-IN'])).toBe('en-IN-u-nu-latn');
    expect(tagOf('es', ['en-US', 'es-CO'])).toBe('es-CO-u-nu-latn');
  });

  it('is told by the shell, and what is no language tag in it counts for nothing', () => {
    systemReads(['C', 'xx_broken@tag', 'hi-IN', 'en-US']);
    expect([systemLanguage(), tagOf('en')]).toEqual(['hi', 'en-US-u-nu-latn']);
    systemReads([]);
    expect([systemLanguage(), tagOf('en')]).toEqual(['en', 'en-GB-u-nu-latn']);
  });

  it('is the usual one of the language elsewhere', () => {
    expect(tagOf('en', ['es-CO', 'en'])).toBe('en-GB-u-nu-latn');
    expect(tagOf('hi', ['en-US'])).toBe('hi-IN-u-nu-latn');
  });

  it('has the digits of the dial pad whatever the system says', () => {
    const tag = tagOf('hi', ['hi-IN-u-nu-deva']);
    expect(new Intl.NumberFormat(tag).format(1_234_567)).toBe('12,34,567');
  });
});

describe('the pseudo-locales', () => {
  const sentence = 'No network since then. Outcomes are kept here and sent later.';

  it('mark every word that has a vowel or an s, and make a sentence 40 % longer', () => {
    const long = bracketed(lengthened(sentence));
    expect(long).not.toMatch(/[aeos]/);
    expect(long.length).toBeGreaterThan(sentence.length * 1.4);
  });

  it('turn every word around', () => {
    expect(turned('Hang up').match(/\u202e\w+\u202c/gu)).toHaveLength(2);
  });
});
