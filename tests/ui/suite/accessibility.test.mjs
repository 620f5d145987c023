import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { fit } from '../browser.mjs';
import { cards, panels, strips } from '../scenes.mjs';
import { bar } from './bar.mjs';

const { open, each } = bar();
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
  it('on the card', async () => {
    await each(cards.map((scenario) => ({ scenario, ...look })), async (page, { scenario }) => {
      expect([scenario, await faults(page)]).toEqual([scenario, []]);
    });
  }, 120_000);

  it('in the panels', async () => {
    await each(Object.entries(panels).map(([name, [scenario, act]]) => ({ scenario, ...look, name, act })), async (page, { name, act }) => {
      await act(page);
      expect([name, await faults(page)]).toEqual([name, []]);
    });
  }, 120_000);
});

it('on the strip axe finds nothing', async () => {
  await each(strips.map((scenario) => ({ scenario, layout: 'strip' })), async (page, { scenario }) => {
    expect([scenario, await faults(page)]).toEqual([scenario, []]);
  });
}, 120_000);

it.each(['light', 'dark'])('in high contrast axe finds nothing: %s', async (theme) => {
  const scenes = ['on-call', 'outbox', 'unknown', 'wrap-up', 'break'].map((scenario) => ({ scenario, theme, contrast: 'more' }));
  await each(scenes, async (page, { scenario }) => {
    expect([scenario, await faults(page)]).toEqual([scenario, []]);
  });
});
