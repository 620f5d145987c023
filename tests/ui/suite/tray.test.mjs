import { describe, expect, it } from 'vitest';
import { bar, id } from './bar.mjs';

const { open } = bar();

describe('the menu', () => {
  it('says so on a desktop without a place for tray icons', async () => {
    const page = await open({ scenario: 'ready', tray: 'no' });
    await page.click(id('menu'));
    await page.waitForSelector(id('no-tray'));
    expect(await page.textContent(id('no-tray'))).toContain('This desktop shows no tray icon.');
  });

  it('says nothing of it where there is one', async () => {
    const page = await open({ scenario: 'ready' });
    await page.click(id('menu'));
    await page.waitForFunction(() => window.ringside.windows.some((one) => one.type === 'describe'));
    await page.waitForSelector(id('menu-quit'));
    expect(await page.locator(id('no-tray')).count()).toBe(0);
  });
});
