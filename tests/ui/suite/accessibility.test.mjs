import { describe, expect, it } from 'vitest';
import { cards, strips } from '../scenes.mjs';
import { faults } from './axe.mjs';
import { bar } from './bar.mjs';

const { each } = bar();
const looks = [{ theme: 'light', lang: 'en' }, { theme: 'dark', lang: 'es' }, { theme: 'light', lang: 'hi' }];

describe.each(looks)('in $theme, $lang, axe finds nothing', (look) => {
  it('on the card', async () => {
    await each(cards.map((scenario) => ({ scenario, ...look })), async (page, { scenario }) => {
      expect([scenario, await faults(page)]).toEqual([scenario, []]);
    });
  }, 300_000);
});

it('on the strip axe finds nothing', async () => {
  await each(strips.map((scenario) => ({ scenario, layout: 'strip' })), async (page, { scenario }) => {
    expect([scenario, await faults(page)]).toEqual([scenario, []]);
  });
}, 300_000);

it.each(['light', 'dark'])('in high contrast axe finds nothing: %s', async (theme) => {
  const scenes = ['on-call', 'outbox', 'unknown', 'wrap-up', 'break'].map((scenario) => ({ scenario, theme, contrast: 'more' }));
  await each(scenes, async (page, { scenario }) => {
    expect([scenario, await faults(page)]).toEqual([scenario, []]);
  });
});

describe('where a person needs more than the usual', () => {
  it('the colours of the system, with no motion, leave nothing that is told by colour or shadow alone', async () => {
    const scenes = ['not-ready', 'ready', 'on-call', 'wrap-up', 'unknown', 'asked-ready', 'second-ringing'];
    await each(scenes.map((scenario) => ({ scenario, motion: 'reduce' })), async (page, { scenario }) => {
      await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
      expect([scenario, await faults(page)]).toEqual([scenario, []]);
      // A control without a line of its own would be a word among words.
      const bare = await page.$$eval('.chip, .act-dial, .act-hangup, .act-outcome', (parts) => parts
        .filter((part) => part.getClientRects().length > 0 && getComputedStyle(part).borderTopStyle === 'none').length);
      expect([scenario, bare]).toEqual([scenario, 0]);
      const moving = await page.evaluate(() => document.getAnimations().filter((one) => one.playState === 'running').length);
      expect([scenario, moving]).toEqual([scenario, 0]);
      await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'reduce' });
    });
  }, 300_000);
});
