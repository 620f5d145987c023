import { describe, expect, it } from 'vitest';
import { askedOf, bar, id } from './bar.mjs';

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

describe('the callbacks that are chosen in the tray', () => {
  const told = (page) => page.evaluate(() => window.ringside.windows.filter(({ type }) => type === 'callbacks_shown').length);

  it('are opened, and the shell hears of it', async () => {
    const page = await open({ scenario: 'callbacks-due' });
    await page.evaluate(() => window.ringside.core.chooseCallbacks(window.ringside.core.view.session));
    await page.waitForSelector(id('callbacks-panel'));
    await page.waitForSelector(`${id('callbacks-search')}:focus`);
    await expect.poll(() => told(page)).toBe(1);
    // Chosen once more they stay.
    await page.evaluate(() => window.ringside.core.chooseCallbacks(window.ringside.core.view.session));
    await expect.poll(() => told(page)).toBe(2);
    await expect.poll(() => page.locator(id('callbacks-panel')).count()).toBe(1);
  });

  it('are those of their own session, to which the bar turns', async () => {
    const page = await open({ scenario: 'two-sessions' });
    await page.click(id('menu'));
    await page.click(id('menu-history'));
    await page.waitForSelector(id('history-panel'));
    await page.evaluate(() => window.ringside.core.chooseCallbacks('ozonetel'));
    await page.waitForSelector(`${id('session-ozonetel')}[aria-current="true"]`);
    await page.waitForSelector(id('callbacks-panel'));
    await expect.poll(async () => (await askedOf(page, 'callbacks')).at(-1)?.[0]).toBe('ozonetel');
    await expect.poll(() => told(page)).toBe(1);
    await expect.poll(() => page.locator(id('history-panel')).count()).toBe(0);
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
