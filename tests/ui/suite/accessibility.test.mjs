import { describe, expect, it } from 'vitest';
import { keys } from '../browser.mjs';
import { cards, strips } from '../scenes.mjs';
import { faults, settled } from './axe.mjs';
import { bar, id } from './bar.mjs';

const { each, open } = bar();
const looks = [{ theme: 'light', lang: 'en' }, { theme: 'dark', lang: 'es' }, { theme: 'light', lang: 'hi' }];

describe.each(looks)('in $theme, $lang, axe finds nothing', (look) => {
  it('on the card', async () => {
    await each(cards.map((scenario) => ({ scenario, ...look })), async (page, { scenario }) => {
      await expect.poll(async () => [scenario, await faults(page)], settled).toEqual([scenario, []]);
    });
  }, 300_000);
});

it('on the strip axe finds nothing', async () => {
  await each(strips.map((scenario) => ({ scenario, layout: 'strip' })), async (page, { scenario }) => {
    await expect.poll(async () => [scenario, await faults(page)], settled).toEqual([scenario, []]);
  });
}, 300_000);

it.each(['light', 'dark'])('in high contrast axe finds nothing: %s', async (theme) => {
  const scenes = ['on-call', 'outbox', 'unknown', 'wrap-up', 'break'].map((scenario) => ({ scenario, theme, contrast: 'more' }));
  await each(scenes, async (page, { scenario }) => {
    await expect.poll(async () => [scenario, await faults(page)], settled).toEqual([scenario, []]);
  });
});

it.each(['light', 'dark'])('in high contrast a link is told from words by a line, as its colour hardly does: %s', async (theme) => {
  const scenes = ['on-call', 'not-ready', 'outbox', 'wrap-up'].map((scenario) => ({ scenario, theme, contrast: 'more' }));
  await each(scenes, async (page, { scenario }) => {
    await page.waitForSelector('.link');
    const bare = () => page.$$eval('.link', (links) => links.filter((link) => getComputedStyle(link).textDecorationLine !== 'underline').map((link) => link.textContent));
    await expect.poll(async () => [scenario, await bare()]).toEqual([scenario, []]);
  });
});

describe('where a person needs more than the usual', () => {
  it('the colours of the system, with no motion, leave nothing that is told by colour or shadow alone', async () => {
    const scenes = ['not-ready', 'ready', 'on-call', 'wrap-up', 'unknown', 'asked-ready', 'second-ringing'];
    await each(scenes.map((scenario) => ({ scenario, motion: 'reduce' })), async (page, { scenario }) => {
      await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
      await expect.poll(async () => [scenario, await faults(page)], settled).toEqual([scenario, []]);
      // A control without a line of its own would be a word among words.
      const bare = await page.$$eval('.chip, .act-dial, .act-hangup, .act-outcome', (parts) => parts
        .filter((part) => part.getClientRects().length > 0 && getComputedStyle(part).borderTopStyle === 'none').length);
      expect([scenario, bare]).toEqual([scenario, 0]);
      const moving = await page.evaluate(() => document.getAnimations().filter((one) => one.playState === 'running').length);
      expect([scenario, moving]).toEqual([scenario, 0]);
      await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'reduce' });
    });
  }, 300_000);

  it('the colours of the system mark what is chosen, what is active and what is asked for, each by a line or a ground', async () => {
    const forced = async (scenario) => {
      const page = await open({ scenario });
      await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
      return page;
    };
    const style = (page, part, name) => page.$eval(part, (one, property) => getComputedStyle(one)[property], name);

    const states = await forced('ready');
    await keys(states, 'F9');
    await states.waitForSelector('.row.is-on.is-active');
    await expect.poll(() => style(states, '.row.is-on.is-active', 'outlineStyle')).toBe('solid');
    // Words in the highlight's own colour need the highlight below them.
    const colours = async (page, ...looks) => new Set(await Promise.all(looks.map(([part, name]) => style(page, part, name)))).size;
    await expect.poll(() => colours(states, ['.row.is-on', 'backgroundColor'], ['.win', 'backgroundColor'])).toBe(2);
    await expect.poll(() => colours(states, ['.row.is-on', 'backgroundColor'], ['.row.is-on .row-text span', 'color'])).toBe(2);

    const sessions = await forced('two-wrap-up');
    const line = (part) => style(sessions, part, 'borderTopWidth');
    await expect.poll(async () => [await line('.session.is-on'), await line('.session:not(.is-on)')]).toEqual(['3px', '1px']);

    const asked = await forced('hold-pending');
    await expect.poll(() => style(asked, id('slot-hold'), 'borderTopStyle')).toBe('dashed');

    const shown = await forced('on-call');
    await shown.keyboard.down('Alt');
    await shown.waitForSelector('.act-key');
    await expect.poll(() => colours(shown, ['.act-key', 'color'], ['.act-key', 'backgroundColor'])).toBe(2);
    // Else the system lays a ground of its own below the words, in their very colour.
    await expect.poll(() => style(shown, '.act-key', 'forcedColorAdjust')).toBe('none');
    await shown.keyboard.up('Alt');
  }, 120_000);
});
