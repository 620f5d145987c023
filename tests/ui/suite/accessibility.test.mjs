import { describe, expect, it } from 'vitest';
import { cards, panels, strips } from '../scenes.mjs';
import { faults } from './axe.mjs';
import { bar } from './bar.mjs';

const { open, each } = bar();
const looks = [{ theme: 'light', lang: 'en' }, { theme: 'dark', lang: 'es' }, { theme: 'light', lang: 'hi' }];

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
