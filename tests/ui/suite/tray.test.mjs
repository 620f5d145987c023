import { describe, expect, it } from 'vitest';
import { bar, id } from './bar.mjs';

const { open } = bar();

describe('the menu', () => {
  it('says so on a desktop without a place for tray icons', async () => {
    const page = await open({ scenario: 'ready', tray: 'no' });
    await page.click(id('menu'));
    await page.waitForSelector(id('no-tray'));
    await expect.poll(() => page.textContent(id('no-tray'))).toContain('This desktop shows no tray icon.');
  });

  it('says nothing of it where there is one', async () => {
    const page = await open({ scenario: 'ready' });
    await page.click(id('menu'));
    await page.waitForFunction(() => window.ringside.windows.some((one) => one.type === 'describe'));
    await page.waitForSelector(id('menu-quit'));
    await expect.poll(() => page.locator(id('no-tray')).count()).toBe(0);
  });
});

describe('where the window stands', () => {
  it('is chosen in the menu', async () => {
    const page = await open({ scenario: 'ready' });
    await page.click(id('menu'));
    await page.selectOption(id('dock'), 'right');
    await page.waitForFunction(() => window.ringside.windows.some((one) => one.type === 'set_dock' && one.edge === 'right'));
    await page.selectOption(id('dock'), 'none');
    await page.waitForFunction(() => window.ringside.windows.some((one) => one.type === 'set_dock' && one.edge === null));
    await expect.poll(() => page.locator(id('not-on-top')).count()).toBe(0);
  });

  it('is the system’s matter where that lets no program choose, which is said', async () => {
    const page = await open({ scenario: 'ready', ontop: 'no' });
    await page.click(id('menu'));
    await page.waitForSelector(id('not-on-top'));
    await expect.poll(() => page.textContent(id('not-on-top'))).toContain('Wayland');
    await expect.poll(() => page.locator(id('dock')).count()).toBe(0);
  });
});
