import { describe, expect, it } from 'vitest';
import { keys } from '../browser.mjs';
import { bar, focused, id, requested, requests } from './bar.mjs';

const { open } = bar();

/** Opens something from the menu. */
async function fromMenu(name, options) {
  const page = await open({ scenario: 'on-call', ...options });
  await page.click(id('menu'));
  await page.click(id(`menu-${name}`));
  await page.waitForSelector(id(`${name}-panel`));
  return page;
}

const asked = async (page) => (await requests(page, 'train')).map(({ request }) => request).filter(({ train }) => train !== 'look');

describe('the trainer', () => {
  it('begins a shift by a script, sets how many calls come, and ends it', async () => {
    const page = await fromMenu('trainer');
    await page.waitForSelector(id('trainer-about'));
    await expect.poll(() => page.getAttribute(id('trainer-end'), 'aria-disabled')).toBe('true');
    await page.selectOption(id('trainer-script'), 'difficult');
    await expect.poll(() => page.textContent(id('trainer-about'))).toContain('Everything you should have seen once');
    await page.click(id('trainer-begin'));
    await page.waitForSelector(`${id('trainer-end')}:not([aria-disabled])`);
    await expect.poll(() => page.textContent('.page-head')).toContain('60 calls an hour');
    await page.fill(`input${id('trainer-rate')}`, '90');
    await keys(page, 'Enter');
    await page.waitForFunction(() => document.querySelector('.page-head').textContent.includes('90 calls an hour'));
    await page.click(id('trainer-end'));
    await page.waitForFunction(() => document.querySelector('.page-head').textContent.includes('no shift'));
    await expect.poll(() => asked(page)).toEqual([
      { train: 'begin', session: 'demo', script: 'difficult' }, { train: 'arrivals', session: 'demo', calls_per_hour: 90 }, { train: 'end' },
    ]);
  });

  it('lets things happen, says which did, and says it when one cannot be', async () => {
    const page = await fromMenu('trainer');
    await page.click(id('trainer-vendor_down'));
    await page.waitForSelector(id('trainer-health'));
    await expect.poll(() => page.textContent(id('trainer-health'))).toBe('The vendor does not answer until it is well again.');
    await page.click(id('trainer-vendor_well'));
    await page.waitForFunction(() => document.querySelectorAll('.trainer-lines li').length === 2);
    await expect.poll(() => page.$(id('trainer-health'))).toBeNull();
    await expect.poll(async () => (await asked(page)).map(({ what }) => what)).toEqual(['vendor_down', 'vendor_well']);
    await page.evaluate(() => window.ringside.core.publish({ calls: [] }));
    await page.click(id('trainer-call_drops'));
    await page.waitForFunction(() => document.querySelector('[data-testid="status"]').textContent.includes('That cannot happen now.'));
  });

  it('refuses a rate that is none, and names a script that is not good with line and key', async () => {
    const page = await fromMenu('trainer');
    await page.fill(`input${id('trainer-rate')}`, '900');
    await expect.poll(() => page.textContent('.trainer-rate .bad')).toBe('A number from 0 to 240');
    await keys(page, 'Enter');
    await expect.poll(() => asked(page)).toEqual([]);
    await expect.poll(() => page.textContent(id('trainer-panel'))).toMatch(/monday\.toml is not good: line 2, column 18: calls_per_hour/);
  });

  it('and the tour are of demo mode only', async () => {
    const page = await open({ scenario: 'signed-out' });
    await page.evaluate(() => window.ringside.core.publishApp({ demo: false }));
    await page.click(id('menu'));
    await page.waitForSelector(id('menu-doctor'));
    await expect.poll(() => page.$(id('menu-trainer'))).toBeNull();
    await expect.poll(() => page.$(id('menu-tour'))).toBeNull();
  });
});

describe('the tour', () => {
  const words = (page) => page.textContent(id('tour-words'));
  const framed = (page) => page.$$eval('[data-toured]', (parts) => parts.map((part) => part.dataset.testid));

  it('is gone through with the keyboard alone, each stop framing the parts it speaks of', async () => {
    const page = await fromMenu('tour');
    await page.waitForSelector(`${id('tour-next')}:focus`);
    await expect.poll(() => framed(page)).toEqual([]);
    const seen = [await words(page)];
    await keys(page, 'Enter');
    await expect.poll(() => framed(page)).toEqual(['chip']);
    for (let stop = 2; stop < 8; stop += 1) {
      await keys(page, 'ArrowRight');
      await expect.poll(async () => (await framed(page)).length).toBeGreaterThan(0);
      seen.push(await words(page));
    }
    expect(new Set(seen).size).toBe(seen.length);
    await expect.poll(() => page.textContent('.page-head')).toContain('8 of 8');
    await keys(page, 'ArrowLeft');
    await expect.poll(() => page.textContent('.page-head')).toContain('7 of 8');
    await keys(page, 'ArrowRight', 'Enter');
    await page.waitForSelector(id('tour-panel'), { state: 'detached' });
    await expect.poll(() => framed(page)).toEqual([]);
    await expect.poll(() => focused(page)).not.toBe('BODY');
  });

  it('ends at any time by Esc, and goes on from there', async () => {
    const page = await fromMenu('tour');
    await keys(page, 'ArrowRight', 'ArrowRight', 'Escape');
    await page.waitForSelector(id('tour-panel'), { state: 'detached' });
    await expect.poll(() => framed(page)).toEqual([]);
    await page.click(id('menu'));
    await page.click(id('menu-tour'));
    await page.waitForSelector(id('tour-panel'));
    await expect.poll(() => page.textContent('.page-head')).toContain('3 of 8');
    await expect.poll(() => requests(page, 'train')).toEqual([]);
  });
});
