import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { fit } from '../browser.mjs';
import { cards, panels, strips } from '../scenes.mjs';
import { bar } from './bar.mjs';

const { open } = bar();
const looks = [{ theme: 'light', lang: 'en' }, { theme: 'dark', lang: 'es' }];
const rules = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] };

/** What axe has against the page, one line each. A bar is no document: it needs no heading of the first level. */
async function faults(page) {
  await fit(page);
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (options) => window.axe.run(document, { ...options, rules: { 'page-has-heading-one': { enabled: false } } }), rules,
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, any }) => `${id}: ${html.slice(0, 140)} ${any[0]?.message ?? ''}`));
}

describe.each(looks)('in $theme, $lang, axe finds nothing', (look) => {
  it.each(cards)('on the card: %s', async (scenario) => {
    expect(await faults(await open({ scenario, ...look }))).toEqual([]);
  });

  it.each(Object.entries(panels))('in the panel: %s', async (_, [scenario, act]) => {
    const page = await open({ scenario, ...look });
    await act(page);
    expect(await faults(page)).toEqual([]);
  });
});

it.each(strips)('on the strip axe finds nothing: %s', async (scenario) => {
  expect(await faults(await open({ scenario, layout: 'strip' }))).toEqual([]);
});

it('in high contrast axe finds nothing', async () => {
  for (const theme of ['light', 'dark']) {
    for (const scenario of ['on-call', 'outbox', 'unknown']) expect(await faults(await open({ scenario, theme, contrast: 'more' }))).toEqual([]);
  }
});
