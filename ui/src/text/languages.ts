import type { Language } from '../bindings';

/** A language the page can speak; the last two are for tests: English made longer, and English that runs from right to left. */
export type Locale = Language | 'en-XA' | 'ar-XB';

/** Every language by its own name, as a person looks for it. */
export const languages: readonly { id: Language; label: string }[] = [
  { id: 'en', label: 'English' },
  { id: 'es', label: 'Español' },
  { id: 'hi', label: 'हिन्दी' },
];

/** Whose dates and figures a language has where the system names no country for it. English puts the day before the month. */
const usual: Record<Language, string> = { en: 'en-GB', es: 'es', hi: 'hi-IN' };

/** The languages the system's user reads, the best first. */
let system: readonly string[] = [];

/** Hears from the shell which languages the system's user reads. */
export function systemReads(tags: readonly string[]): void {
  system = tags.filter(isTag);
}

/** The country of the system's user, as far as it is told. */
export function systemCountry(): string | undefined {
  return system[0] === undefined ? undefined : new Intl.Locale(system[0]).maximize().region;
}

function isTag(tag: string): boolean {
  try {
    return new Intl.Locale(tag).language !== '';
  } catch {
    return false;
  }
}

/** The language whose words are spoken. */
export function wordsOf(locale: Locale): Language {
  return locale === 'en-XA' || locale === 'ar-XB' ? 'en' : locale;
}

export function directionOf(locale: Locale): 'ltr' | 'rtl' {
  return locale === 'ar-XB' ? 'rtl' : 'ltr';
}

/** The first of the system's languages that we speak; English where there is none. */
export function systemLanguage(wanted = system): Language {
  return wanted.map(languageOf).find((one) => one !== undefined) ?? 'en';
}

/**
 * Whose way to write dates, figures and countries is followed: that of the system's country, where its language is the one
 * spoken. Digits are 0 to 9 everywhere, as on the dial pad and in the timers beside them.
 */
export function tagOf(locale: Locale, wanted = system): string {
  const words = wordsOf(locale);
  const own = wanted.find((tag) => languageOf(tag) === words && tag.length > words.length);
  return `${(own ?? usual[words]).replace(/-u-.*$/, '')}-u-nu-latn`;
}

function languageOf(tag: string): Language | undefined {
  const [first] = tag.toLowerCase().split(/[-_]/);
  return languages.find(({ id }) => id === first)?.id;
}
