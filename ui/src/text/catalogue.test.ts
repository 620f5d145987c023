import { FluentResource } from '@fluent/bundle';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Language } from '../bindings';
import { languages, tagOf } from './languages';

const folder = import.meta.dirname;
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

/** What the files hold, such as `core.`, told from the English ones; the page's own words stand in files without a name. */
const parts = readdirSync(folder).flatMap((name) => (/^(?:.*\.)?en\.ftl$/.test(name) ? [name.slice(0, -'en.ftl'.length)] : []));
const fileOf = (part: string, language: string): string => `${part}${language}.ftl`;
const files = languages.flatMap(({ id }) => parts.map((part) => fileOf(part, id)));
const allOf = (language: string): string[] => parts.map((part) => fileOf(part, language));
/** The files of keys the core sends, which are its own tests' matter. */
const sent = ['core.', 'setup.', 'tray.', 'happened.', 'support.', 'ring.', 'finishing.'];

type Value = string | readonly Value[] | { type: string };

/** Every message of some files. */
function messages(...names: string[]): Map<string, Value> {
  const found = new Map<string, Value>();
  for (const name of names) {
    for (const { id, value } of new FluentResource(read(name)).body) {
      if (found.has(id)) throw new Error(`${id} stands twice`);
      found.set(id, value as Value);
    }
  }
  return found;
}

const variables = (value: Value): string[] =>
  [...new Set([...JSON.stringify(value).matchAll(/"type":"var","name":"(\w+)"/g)].map(([, name]) => name ?? ''))].sort();

/** How many messages a file begins, so that one the parser skips as broken is noticed. */
const begun = (name: string): number => read(name).split('\n').filter((line) => /^[a-z][\w-]* =/.test(line)).length;

/** What a file lacks of the English one beside it, or has too much: file and key by name. */
function differences(part: string, language: string): string[] {
  const [english, here] = [messages(fileOf(part, 'en')), messages(fileOf(part, language))];
  const name = fileOf(part, language);
  return [
    ...[...english].flatMap(([key, value]) => {
      const other = here.get(key);
      if (other === undefined) return [`${name} lacks ${key}`];
      const [has, wants] = [variables(other), variables(value)].map((all) => all.join(', '));
      return has === wants ? [] : [`${name}: ${key} has the variables (${has}), in English (${wants})`];
    }),
    ...[...here.keys()].filter((key) => !english.has(key)).map((key) => `${name}: ${key} is not in ${fileOf(part, 'en')}`),
  ];
}

/** All of the page's own source. */
function sources(at: string): string[] {
  return readdirSync(at).flatMap((name) => {
    const path = join(at, name);
    if (statSync(path).isDirectory()) return ['bindings', 'scripted'].includes(name) ? [] : sources(path);
    return /\.(svelte|ts)$/.test(name) && !name.includes('.test.') ? [readFileSync(path, 'utf8')] : [];
  });
}

interface Select {
  selector: { name?: string };
  variants: readonly { key: { type: 'num' | 'str'; value: number | string }; value: Value }[];
}

/** The plural forms in a message that stand for several numbers and name none of them. */
function namelessForms(value: Value, language: Language): string[] {
  if (typeof value === 'string') return [];
  if (Array.isArray(value)) return value.flatMap((one: Value) => namelessForms(one, language));
  const { selector, variants } = value as unknown as Partial<Select>;
  if (!selector || !variants) return [];
  const rules = new Intl.PluralRules(tagOf(language, []));
  const own = variants.filter(({ key }) => key.type === 'num').map(({ key }) => key.value);
  return variants.flatMap(({ key, value: form }) => {
    const numbers = [0, 1].filter((count) => !own.includes(count) && rules.select(count) === key.value);
    return numbers.length > 1 && !variables(form).includes(selector.name ?? '') ? [String(key.value)] : [];
  });
}

describe('the catalogue', () => {
  it.each(files)('is read whole: %s', (name) => {
    expect(messages(name).size).toBe(begun(name));
  });

  it('has a file of every language for each English one, and no other', () => {
    expect(readdirSync(folder).filter((name) => name.endsWith('.ftl')).sort()).toEqual([...files].sort());
  });

  it.each(languages.slice(1))('says the same in $label, with the same variables', ({ id }) => {
    expect(parts.flatMap((part) => differences(part, id))).toEqual([]);
  });

  it.each(languages)('names the number wherever a plural form of $label stands for more than one', ({ id }) => {
    const wrong = [...messages(...allOf(id))].flatMap(([key, value]) => namelessForms(value, id).map((form) => `${key} [${form}]`));
    expect(wrong).toEqual([]);
  });

  it('is in Devanagari where it is in Hindi, but for names', () => {
    const latin = /^(?:REC|Ringside|API|Enter|Shift|https|F1|F9|[–: ]*|\W*)+$/;
    const left = [...messages(...allOf('hi'))].flatMap(([key, value]) =>
      typeof value === 'string' && !/[\u0900-\u097f]/.test(value) && !latin.test(value) ? [key] : [],
    );
    expect(left).toEqual([]);
  });

  /** A word for a thing beside the word the product has for it. */
  const others: Partial<Record<Language, RegExp>> = {
    es: /\brellam|\b(?:tú|tus?|tienes|puedes|quieres|debes|haz|contigo)\b/iu,
    hi: /स्थिति|सत्र|नतीज|तालिका|सूची|सूचिय|सहेज|एडमिनिस्ट्रेटर|प्रशासक|विक्रेता|ख़त्म|\bतैयार\b/u,
  };

  it.each(['es', 'hi'] as const)('has one word for one thing, and one way to speak to people: %s', (language) => {
    const wrong = [...messages(...allOf(language))].flatMap(([key, value]) => {
      const found = others[language]?.exec(JSON.stringify(value).replaceAll(/"name":"\w+"/g, ''));
      return found ? [`${key}: ${found[0]}`] : [];
    });
    expect(wrong).toEqual([]);
  });

  it.each(languages)('is written with the marks of print and not of a typewriter: $label', ({ id }) => {
    const typed = allOf(id).flatMap((name) => read(name).split('\n').filter((line) => !line.startsWith('#') && /['"]|\.\.\./.test(line)).map((line) => `${name}: ${line}`));
    expect(typed).toEqual([]);
  });

  it('says nothing twice', () => {
    expect(() => messages(...allOf('en'))).not.toThrow();
  });

  it('has every key the page names in full', () => {
    const known = messages(...allOf('en'));
    const named = sources(join(folder, '..')).flatMap((source) => [
      ...[...source.matchAll(/\bt\(\s*'([\w-]+)'/g)].map(([, key]) => key ?? ''),
      ...[...source.matchAll(/\b(?:key|label|word): '([a-z]+-[\w-]+)'/g)].map(([, key]) => key ?? ''),
    ]);
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter((key) => !known.has(key))).toEqual([]);
  });

  it('holds no key of the page that nothing names', () => {
    const all = sources(join(folder, '..')).join('\n');
    const stems = [...all.matchAll(/`([a-z-]+-)\$\{/g)].map(([, stem]) => stem ?? '');
    const dead = [...messages(...parts.filter((part) => !sent.includes(part)).map((part) => fileOf(part, 'en'))).keys()].filter((key) => !all.includes(`'${key}'`) && !stems.some((stem) => key.startsWith(stem)));
    expect(dead).toEqual([]);
  });
});
