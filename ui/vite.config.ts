import { readFileSync } from 'node:fs';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** Puts the icon sprite into the page, so that an icon is there with the first paint and costs no script. */
function sprite(): Plugin {
  const file = new URL('./src/styles/icons.svg', import.meta.url);
  return {
    name: 'ringside-sprite',
    transformIndexHtml: (html) => {
      const svg = readFileSync(file, 'utf8')
        .replace('<svg ', '<svg class="sprite" aria-hidden="true" width="0" height="0" ')
        .replace(/<!--.*?-->/gs, '')
        .replace(/\n\s*/g, '');
      return html.replace('<div id="app">', `${svg}<div id="app">`);
    },
  };
}

/** Ships the words of a catalogue without the notes for its translators. */
function words(): Plugin {
  return {
    name: 'ringside-words',
    enforce: 'pre',
    load: (id) => {
      const [file, query] = id.split('?');
      if (query !== 'raw' || !file?.endsWith('.ftl')) return null;
      const lines = readFileSync(file, 'utf8').split('\n');
      return `export default ${JSON.stringify(lines.filter((line) => line !== '' && !line.startsWith('#')).join('\n'))}`;
    },
  };
}

/** The policy the shell sets, so that the scripted page breaks where the real one would. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";

export default defineConfig(({ mode, command }) => {
  const scripted = mode.endsWith('scripted') || command === 'serve';
  // The ring card is a page of its own, built apart from the bar's so that it is as small as it can be.
  const ring = mode.startsWith('ring');
  return {
    base: './',
    clearScreen: false,
    plugins: [svelte(), sprite(), words()],
    // `false` leaves no trace of the scripted host in the product's bundle.
    define: { __SCRIPTED__: JSON.stringify(scripted) },
    build: {
      // The first web views that know `light-dark()` and container queries, so that the tokens stay as they are written.
      target: ['safari17.5', 'chrome123'],
      cssTarget: ['safari17.5', 'chrome123'],
      outDir: scripted ? '../tests/ui/results/page' : 'dist',
      emptyOutDir: !ring,
      rollupOptions: { input: ring ? 'ring.html' : 'index.html' },
      // One sheet, so that the order of the rules does not hang on which panel is opened first.
      cssCodeSplit: false,
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      reportCompressedSize: true,
    },
    server: { host: '127.0.0.1', port: 5173, strictPort: true },
    preview: { host: '127.0.0.1', headers: { 'Content-Security-Policy': policy } },
    test: { include: ['src/**/*.test.ts'], environment: 'node' },
  };
});
