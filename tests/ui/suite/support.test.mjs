import { describe, expect, it } from 'vitest';
import { bar, focused, id, requested, requests } from './bar.mjs';

const { open } = bar();

async function bundle(options) {
  const page = await open({ scenario: 'ready', ...options });
  await page.click(id('menu'));
  await page.click(id('menu-bundle'));
  await page.waitForSelector('.bundle-file');
  return page;
}

const names = (page) => page.$$eval('.bundle-file .row-text', (rows) => rows.map((row) => row.textContent));

describe('the support bundle', () => {
  it('is shown before it is saved, every file of it whole', async () => {
    const page = await bundle();
    expect(await names(page)).toEqual(['about.txt', 'system.txt', 'session-leeds.txt', 'timeline-leeds.txt', 'log/ringside.log']);
    expect(await page.$(id('bundle-text'))).toBeNull();
    await page.click('.bundle-file:nth-child(4) button');
    expect((await page.textContent(id('bundle-text'))).match(/set by you/g)).toHaveLength(40);
    expect(await requests(page, 'write_bundle')).toEqual([]);
  });

  it('is opened, read and saved with the keyboard alone', async () => {
    const page = await bundle();
    expect(await page.evaluate(() => document.activeElement.textContent)).toContain('about.txt');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('bundle-text');
    for (let press = 0; press < 5; press += 1) await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('bundle-folder');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForSelector(`${id('bundle-saved')} bdi`);
    expect(await requested(page, 'write_bundle')).toEqual({ type: 'write_bundle', bundle: 1, folder: '/home/agent/Downloads' });
    expect(await page.textContent(id('bundle-saved'))).toBe('Saved (18 kB) as /home/agent/Downloads/ringside-support-2026-03-04-0805.zip');
  });

  it('says what is wrong with a folder, and is saved into another one', async () => {
    const page = await bundle();
    await page.fill(id('bundle-folder'), '/media/full');
    await page.click(id('bundle-save'));
    await page.waitForSelector('.field.is-wrong');
    expect(await page.textContent('.foot .bad')).toBe('The disk is full. Nothing was written. Make room or choose a folder on another disk.');
    await page.fill(id('bundle-folder'), '/media/stick');
    expect(await page.$('.field.is-wrong')).toBeNull();
    await page.click(id('bundle-save'));
    await page.waitForSelector(`${id('bundle-saved')} bdi`);
    await page.fill(id('bundle-folder'), ' ');
    expect(await page.getAttribute(id('bundle-save'), 'aria-disabled')).toBe('true');
  });
});
