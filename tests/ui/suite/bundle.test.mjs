import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const product = fileURLToPath(new URL('../../../ui/dist/', import.meta.url));
const script = (name) => readFileSync(`${product}assets/${name}`, 'utf8');
const scripts = readdirSync(`${product}assets`).filter((name) => name.endsWith('.js'));

/** The scripts that are read before the bar can be used: the first one and all it imports at once, and a language. */
function first(language) {
  const seen = new Set();
  const walk = (name) => {
    if (seen.has(name)) return;
    seen.add(name);
    for (const [, next] of script(name).matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) walk(next);
  };
  walk(/assets\/(index-[^"]+\.js)/.exec(readFileSync(`${product}index.html`, 'utf8'))[1]);
  walk(scripts.find((name) => name.startsWith(`${language}-`) && !name.startsWith(`${language}-more-`)));
  return [...seen];
}

describe('the product', () => {
  it.each(['en', 'es', 'hi'])('reads at most 60 kB of compressed script before it can be used: %s', (language) => {
    const bytes = first(language).reduce((sum, name) => sum + gzipSync(script(name)).length, 0);
    console.log(`${bytes} bytes of compressed script in ${first(language).length} files`);
    expect(bytes).toBeLessThanOrEqual(60_000);
  });

  it('holds nothing of the scripted host', () => {
    expect(scripts.filter((name) => /Ana Ejemplo|scenario|window\.ringside/.test(script(name)))).toEqual([]);
  });

  it('writes no style attribute and no inline script, which the policy forbids', () => {
    expect(scripts.filter((name) => /<[a-z][^>`]*\sstyle=/.test(script(name)))).toEqual([]);
    const page = readFileSync(`${product}index.html`, 'utf8');
    expect(page).not.toMatch(/\sstyle=|<style|<script(?![^>]*\ssrc=)|\son[a-z]+=/);
  });

  it('needs four packages at run time', () => {
    const { dependencies } = JSON.parse(readFileSync(new URL('../../../ui/package.json', import.meta.url), 'utf8'));
    expect(Object.keys(dependencies).sort()).toEqual(['@fluent/bundle', '@tanstack/virtual-core', '@tauri-apps/api', 'svelte']);
  });
});
