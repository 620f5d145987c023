import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import type { Text } from '../bindings';
import { duration } from './format';
import { accented } from './pseudo';

/** A language the page can speak; the last one is for tests: every word of ours is accented and longer. */
export type Locale = 'en' | 'es' | 'en-XA';

/** What a variable of a message may stand for. */
export type Args = Record<string, string | number>;

/** The page's own words and those the core sends by key, which Rust reads from the same files; one chunk a language. */
const catalogues: Record<Locale, () => Promise<{ sources: readonly string[] }>> = {
  en: () => import('./english'),
  es: () => import('./spanish'),
  'en-XA': () => import('./english'),
};
/** The words of panels seldom opened, and of what happened in a shift: they come with those panels. */
const more: Record<Locale, () => Promise<{ sources: readonly string[] }>> = {
  en: () => import('./english-more'),
  es: () => import('./spanish-more'),
  'en-XA': () => import('./english-more'),
};
let speaksMore: Promise<void> | null = null;
let current = $state<Locale>('en');
let bundle = $state.raw<FluentBundle | null>(null);

/** Sets the language of every sentence on the page; the one before goes on until its words are here. */
export async function speak(locale: Locale): Promise<void> {
  if (bundle && locale === current) return;
  await learn(locale);
}

/** Learns the words of panels seldom opened too, in this language and any that follows. */
export function speakMore(): Promise<void> {
  if (!speaksMore) {
    speaksMore = Promise.resolve();
    speaksMore = learn(current);
  }
  return speaksMore;
}

async function learn(locale: Locale): Promise<void> {
  const parts = await Promise.all([catalogues[locale](), ...(speaksMore ? [more[locale]()] : [])]);
  bundle = bundleOf(locale, parts.flatMap(({ sources }) => sources));
  current = locale;
}

/** Whether there are words to show at all. */
export function speaks(): boolean {
  return bundle !== null;
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
  const message = bundle?.getMessage(key);
  if (!bundle || !message?.value) return key;
  return bundle.formatPattern(message.value, args ? shown(args) : null, []);
}

/** The sentence a view brought. */
export function say(text: Text): string {
  return t(text.key, text.args);
}

/** Spans become figures here, and a country's code its name. */
function shown(args: Args): Record<string, FluentVariable> {
  const entries = Object.entries(args).map(([name, value]): [string, FluentVariable] =>
    [name, typeof value === 'number' && name.endsWith('_ms') ? duration(value) : name === 'region' ? country(String(value)) : value],
  );
  return Object.fromEntries(entries);
}

/** The name of a country in the language now spoken. */
export function country(code: string): string {
  try {
    return new Intl.DisplayNames([current === 'es' ? 'es' : 'en-GB'], { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}

function bundleOf(locale: Locale, sources: readonly string[]): FluentBundle {
  const made = new FluentBundle(locale === 'en-XA' ? 'en' : locale, {
    useIsolating: false,
    ...(locale === 'en-XA' ? { transform: accented } : {}),
  });
  for (const source of sources) made.addResource(new FluentResource(source));
  return made;
}
