import { describe, expect, it } from 'vitest';
import { keys } from '../browser.mjs';
import { bar, id, requested, requests } from './bar.mjs';

const { open } = bar();

/** Another program asks to dial. */
const offer = (page, offered) =>
  page.evaluate((one) => window.ringside.core.publishApp({ offered: { what: 'number', id: 1, number: '+442079460123', lead: null, session: null, ...one } }), offered);

describe('a link another program opened', () => {
  it('fills the number field and dials on Enter only', async () => {
    const page = await open({ scenario: 'ready' });
    await offer(page, { lead: '48213' });
    await page.waitForSelector(`${id('dial-field')}:focus`);
    await expect.poll(() => page.inputValue(id('dial-field'))).toBe('+442079460123');
    await expect.poll(() => page.inputValue(id('dial-lead'))).toBe('48213');
    await expect.poll(() => requested(page, 'link_taken')).toMatchObject({ id: 1 });
    await expect.poll(() => requests(page, 'dial')).toEqual([]);
    await keys(page, 'Enter');
    await expect.poll(() => requested(page, 'dial')).toMatchObject({ number: '+442079460123', lead: '48213' });
  });

  it('disturbs no call: the number waits', async () => {
    const page = await open({ scenario: 'on-call' });
    await keys(page, 'F8');
    await page.fill(id('note'), 'Half a sen');
    await offer(page, {});
    await page.waitForFunction((status) => document.querySelector(status)?.textContent.includes('+442079460123'), id('status'));
    await expect.poll(() => page.inputValue(id('note'))).toBe('Half a sen');
    await expect.poll(() => page.$(id('dial-panel'))).toBeNull();
  });

  it('waits for the sign-in', async () => {
    const page = await open({ scenario: 'signed-out' });
    await offer(page, {});
    await page.waitForSelector(`${id('status')}[data-tone="warn"]`);
    await expect.poll(() => page.textContent(id('status'))).toContain('Sign in; +442079460123');
    await expect.poll(() => requests(page, 'link_taken')).toEqual([]);
    await keys(page, 'F9');
    await page.fill(id('password'), 'secret');
    await keys(page, 'Enter');
    await requested(page, 'link_taken');
    await page.waitForSelector(`${id('dial-field')}:focus`);
    await expect.poll(() => page.inputValue(id('dial-field'))).toBe('+442079460123');
  });

  it('with no number in it says so, once', async () => {
    const page = await open({ scenario: 'ready' });
    await offer(page, { what: 'nothing', id: 7, why: { key: 'link-no-number' } });
    await page.waitForSelector(`${id('status')}[data-tone="warn"]`);
    await expect.poll(() => page.textContent(id('status'))).toContain('That link has no number');
    await expect.poll(() => page.textContent(id('announcer'))).toContain('That link has no number');
    await expect.poll(() => requested(page, 'link_taken')).toMatchObject({ id: 7 });
  });

  it('is taken once, however often the app is shown anew', async () => {
    const page = await open({ scenario: 'ready' });
    await offer(page, {});
    await page.waitForSelector(`${id('dial-field')}:focus`);
    await page.fill(id('dial-field'), '020');
    await offer(page, {});
    await page.evaluate(() => new Promise((done) => setTimeout(done, 200)));
    await expect.poll(() => page.inputValue(id('dial-field'))).toBe('020');
    await expect.poll(async () => (await requests(page, 'link_taken')).length).toBe(1);
  });
});

describe('the page of links that dial', () => {
  it('says which program has each kind, and makes this one it when asked', async () => {
    const page = await open({ scenario: 'ready' });
    await page.click(id('menu'));
    await page.click(id('menu-links'));
    await page.waitForSelector(id('links'));
    await expect.poll(() => page.textContent(id('link-tel'))).toContain('Softphone');
    await expect.poll(() => page.textContent(id('link-sip'))).toContain('nobody');
    await expect.poll(() => requests(page, 'take_links')).toEqual([]);
    await page.click(id('links-take'));
    await page.waitForSelector(`${id('link-tel')}[data-ours="true"]`);
    await expect.poll(() => page.textContent(id('announcer'))).toContain('They open with Ringside now');
    await expect.poll(() => page.$(id('links-take'))).toBeNull();
  });

  it('offers nothing where the program cannot be made it, and says why', async () => {
    const page = await open({ scenario: 'ready' });
    await page.evaluate(() => {
      const { core } = window.ringside;
      core.linksCannot = { key: 'links-not-installed' };
    });
    await page.click(id('menu'));
    await page.click(id('menu-links'));
    await page.waitForSelector(id('links'));
    await expect.poll(() => page.textContent(id('links-panel'))).toContain('was not installed');
    await expect.poll(() => page.$(id('links-take'))).toBeNull();
  });
});
