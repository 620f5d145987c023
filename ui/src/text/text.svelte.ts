import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import type { Text } from '../bindings';
import coreEnglish from './core.en.ftl?raw';
import coreSpanish from './core.es.ftl?raw';
import english from './en.ftl?raw';
import spanish from './es.ftl?raw';
import { clockTime, dateTime, duration } from './format';
import { accented } from './pseudo';

/** A language the page can speak; the last one is for tests: every word of ours is accented and longer. */
export type Locale = 'en' | 'es' | 'en-XA';

/** What a variable of a message may stand for. */
export type Args = Record<string, string | number>;

/** The page's own words, and those the core sends by key; Rust reads the latter from the same files. */
const sources: Record<Locale, readonly string[]> = {
  en: [english, coreEnglish],
  es: [spanish, coreSpanish],
  'en-XA': [english, coreEnglish],
};
const bundles = new Map<Locale, FluentBundle>();
let current = $state<Locale>('en');

/** Sets the language of every sentence on the page. */
export function speak(locale: Locale): void {
  current = locale;
}

/** The language now spoken, as a BCP 47 tag. */
export function locale(): Locale {
  return current;
}

/** The language a person most likely reads, by what the system says. */
export function systemLocale(languages: readonly string[]): Locale {
  return languages[0]?.toLowerCase().startsWith('es') ? 'es' : 'en';
}

/** The sentence `key` stands for; the key itself when the catalogue lacks it, which a test keeps from happening. */
export function t(key: string, args?: Args): string {
  const bundle = bundleFor(current);
  const message = bundle.getMessage(key);
  if (!message?.value) return key;
  return bundle.formatPattern(message.value, args ? shown(args) : null, []);
}

/** The sentence a view brought. */
export function say(text: Text): string {
  return t(text.key, text.args);
}

/** Whether the catalogue has this key. */
export function knows(key: string): boolean {
  return bundleFor(current).hasMessage(key);
}

/** Spans and moments become figures here, so that both languages and both readers agree on what a variable holds. */
function shown(args: Args): Record<string, FluentVariable> {
  const entries = Object.entries(args).map(([name, value]): [string, FluentVariable] => {
    if (typeof value === 'number' && name.endsWith('_ms')) return [name, duration(value)];
    if (typeof value === 'string' && name.endsWith('_at')) return [name, moment(value)];
    return [name, value];
  });
  return Object.fromEntries(entries);
}

/** A moment of today as a time of day, any other with its date. */
function moment(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  return at.toDateString() === new Date().toDateString() ? clockTime(at, current) : dateTime(at, current);
}

function bundleFor(locale: Locale): FluentBundle {
  const known = bundles.get(locale);
  if (known) return known;
  const bundle = new FluentBundle(locale === 'en-XA' ? 'en' : locale, {
    useIsolating: false,
    ...(locale === 'en-XA' ? { transform: accented } : {}),
  });
  for (const source of sources[locale]) bundle.addResource(new FluentResource(source));
  bundles.set(locale, bundle);
  return bundle;
}
