import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import type { Language, Text } from '../bindings';
import { calendarDay, duration } from './format';
import { directionOf, tagOf, wordsOf, type Locale } from './languages';

/** What a variable of a message may stand for. */
export type Args = Record<string, string | number>;

type Words = () => Promise<{ sources: readonly string[] }>;
/** The page's own words and those the core sends by key, which Rust reads from the same files; one chunk a language. */
const catalogues: Record<Language, Words> = { en: () => import('./en'), es: () => import('./es'), hi: () => import('./hi') };
/** The words of panels seldom opened, and of what happened in a shift: they come with those panels. */
const more: Record<Language, Words> = { en: () => import('./en-more'), es: () => import('./es-more'), hi: () => import('./hi-more') };

let wanted: Locale = 'en';
let wantsMore = false;
let learning: Promise<void> = Promise.resolve();
let current = $state<Locale>('en');
let bundle = $state.raw<FluentBundle | null>(null);
/** Whether the words of panels seldom opened are here too. */
let whole = false;
/** What makes a pseudo-locale of English; never there in the product. */
let pseudo: typeof import('./pseudo') | null = null;

/** Sets the language of every sentence on the page; the one before goes on until its words are here. */
export async function speak(locale: Locale): Promise<void> {
  if (locale === wanted && bundle) return learning;
  wanted = locale;
  await learn();
}

/** Learns the words of panels seldom opened too, in this language and any that follows. */
export function speakMore(): Promise<void> {
  if (wantsMore) return learning;
  wantsMore = true;
  return learn();
}

function learn(): Promise<void> {
  learning = read(wanted, wantsMore);
  return learning;
}

async function read(locale: Locale, all: boolean): Promise<void> {
  const words = wordsOf(locale);
  const parts = await Promise.all([catalogues[words](), ...(all ? [more[words]()] : [])]);
  if (__SCRIPTED__) pseudo ??= await import('./pseudo');
  // What was wished for since then has its own words on the way.
  if (locale !== wanted || all !== wantsMore) return learning;
  whole = all;
  bundle = bundleOf(locale, parts.flatMap(({ sources }) => sources));
  current = locale;
}

/** Whether there are words to show at all. */
export function speaks(): boolean {
  return bundle !== null;
}

/** The language now spoken. */
export function locale(): Locale {
  return current;
}

/**
 * The sentence `key` stands for; the key itself when the catalogue lacks it, which a test keeps from happening. One that
 * comes with the panels seldom opened is nothing until it is here.
 */
export function t(key: string, args?: Args): string {
  const message = bundle?.getMessage(key);
  if (bundle && !message && !whole) {
    void speakMore();
    return '';
  }
  if (!bundle || !message?.value) return key;
  const sentence = bundle.formatPattern(message.value, args ? shown(args) : null, []);
  return current === 'en-XA' && pseudo ? pseudo.bracketed(sentence) : sentence;
}

/** The sentence a view brought. */
export function say(text: Text): string {
  return t(text.key, text.args);
}

/** Spans become figures here, a day is written as the language does, and a country's code becomes its name. */
function shown(args: Args): Record<string, FluentVariable> {
  return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, shownAs(name, value)]));
}

function shownAs(name: string, value: string | number): FluentVariable {
  if (typeof value === 'number') return name.endsWith('_ms') ? duration(value) : value;
  return name === 'region' ? country(value) : name === 'day' ? calendarDay(value, current) : value;
}

/** The name of a country in the language now spoken. */
export function country(code: string): string {
  try {
    return new Intl.DisplayNames([tagOf(current)], { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** What goes into a sentence is set apart where names and numbers may run the other way. */
function bundleOf(locale: Locale, sources: readonly string[]): FluentBundle {
  const transform = locale === 'en-XA' ? pseudo?.lengthened : locale === 'ar-XB' ? pseudo?.turned : undefined;
  const made = new FluentBundle(tagOf(locale), { useIsolating: directionOf(locale) === 'rtl', ...(transform ? { transform } : {}) });
  for (const source of sources) made.addResource(new FluentResource(source));
  return made;
}
