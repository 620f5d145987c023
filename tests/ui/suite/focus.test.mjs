import { describe, expect, it } from 'vitest';
import { panels } from '../scenes.mjs';
import { bar } from './bar.mjs';

const { each } = bar();

/** What is shown in place of a panel, or holds a key down, and so has nothing to close. */
const noPanel = ['keys', 'why'];

const names = Object.keys(panels).filter((name) => !noPanel.includes(name));
const halves = [names.filter((_, nth) => nth % 2 === 0), names.filter((_, nth) => nth % 2 === 1)];

/** Where the focus is: somewhere a person can go on from, or nowhere. */
const lost = (page) => page.evaluate(() => {
  const at = document.activeElement;
  return at === null || at === document.body || at === document.documentElement;
});

describe.each([['the first half', halves[0]], ['the second half', halves[1]]])('after a panel closes the focus is where one can go on: %s', (_, some) => {
  it('by Esc', async () => {
    const gone = [];
    await each(some.map((name) => ({ name, scenario: panels[name][0] })), async (page, { name }) => {
      await panels[name][1](page);
      if ((await page.getAttribute('[data-testid="root"]', 'data-layout')) !== 'panel') return;
      // A field that is searched is emptied first, a level of a tree is left first.
      for (let press = 0; press < 6; press += 1) {
        await page.keyboard.press('Escape');
        const open = await page.getAttribute('[data-testid="root"]', 'data-layout');
        if (open !== 'panel') break;
      }
      await page.waitForSelector('[data-testid="root"]:not([data-layout="panel"])');
      await page.waitForFunction(() => document.activeElement !== document.body, null, { timeout: 5_000 }).catch(() => undefined);
      if (await lost(page)) gone.push(name);
    });
    expect(gone).toEqual([]);
  }, 180_000);
});
