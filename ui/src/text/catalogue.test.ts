import { FluentResource } from '@fluent/bundle';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { accented } from './pseudo';

const folder = import.meta.dirname;
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

/** Every message with the variables it uses. */
function messages(...files: string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const file of files) {
    for (const { id, value } of new FluentResource(read(file)).body) {
      if (found.has(id)) throw new Error(`${id} stands twice`);
      found.set(id, [...new Set([...JSON.stringify(value).matchAll(/"type":"var","name":"(\w+)"/g)].map(([, name]) => name ?? ''))].sort());
    }
  }
  return found;
}

/** How many messages a file begins, so that one the parser skips as broken is noticed. */
function begun(file: string): number {
  return read(file).split('\n').filter((line) => /^[a-z][\w-]* =/.test(line)).length;
}

/** All of the page's own source. */
function sources(at: string): string[] {
  return readdirSync(at).flatMap((name) => {
    const path = join(at, name);
    if (statSync(path).isDirectory()) return ['bindings', 'scripted'].includes(name) ? [] : sources(path);
    return /\.(svelte|ts)$/.test(name) && !name.includes('.test.') ? [readFileSync(path, 'utf8')] : [];
  });
}

describe('the catalogue', () => {
  it.each(['en.ftl', 'es.ftl', 'core.en.ftl', 'core.es.ftl', 'rare.en.ftl', 'rare.es.ftl', 'happened.en.ftl', 'happened.es.ftl'])('is read whole: %s', (file) => {
    expect(messages(file).size).toBe(begun(file));
  });

  it.each([['en.ftl', 'es.ftl'], ['core.en.ftl', 'core.es.ftl'], ['rare.en.ftl', 'rare.es.ftl'], ['happened.en.ftl', 'happened.es.ftl']])('says the same in both languages, with the same variables: %s, %s', (english, spanish) => {
    expect(Object.fromEntries(messages(spanish))).toEqual(Object.fromEntries(messages(english)));
  });

  it('says nothing twice', () => {
    expect(() => messages('en.ftl', 'rare.en.ftl', 'core.en.ftl', 'happened.en.ftl')).not.toThrow();
  });

  it('has every key the page names in full', () => {
    const known = messages('en.ftl', 'rare.en.ftl', 'core.en.ftl');
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
    const dead = [...messages('en.ftl', 'rare.en.ftl').keys()].filter((key) => !all.includes(`'${key}'`) && !stems.some((stem) => key.startsWith(stem)));
    expect(dead).toEqual([]);
  });
});

describe('the pseudo-locale', () => {
  it('marks every word that has a vowel or an s', () => {
    expect(accented('Save, then ready')).not.toMatch(/[aeos]/);
  });
});
