import { describe, expect, it } from 'vitest';
import { keys } from '../browser.mjs';
import { bar, focused, id, requested, requests } from './bar.mjs';

const { open } = bar();

const question = { id: 1, page: 'https://crm.shop.example', code: '418072' };
const connected = { page: 'https://help.example', since_ms: Date.UTC(2026, 2, 4, 8, 5), here: true };

/** The core has this to say of pages. */
const bridge = (page, change) =>
  page.evaluate((one) => {
    const { core } = window.ringside;
    core.publishApp({ bridge: { ...core.app.bridge, on: true, ...one } });
  }, change);

const press = (page, name) => page.click(`${id(name)}:not([aria-disabled])`);
const text = (page, name) => page.textContent(id(name));
const gone = (page, name) => expect.poll(() => page.$(id(name))).toBeNull();

/** What the panel says a page may do. */
const may = { fill: 'put numbers into the bar for you to dial', dial: 'It may dial for you', off: 'It cannot dial, listen' };

describe('a page that asks', () => {
  it('is shown with its six figures, takes no focus, and is connected by a Yes', async () => {
    const page = await open({ scenario: 'ready' });
    const before = await focused(page);
    await bridge(page, { question });
    await page.waitForSelector(id('bridge-code'));
    await expect.poll(() => text(page, 'bridge-asks')).toBe('crm.shop.example wants to use the bar.');
    await expect.poll(() => text(page, 'bridge-code')).toBe('418 072');
    await expect.poll(() => text(page, 'announcer')).toContain('crm.shop.example wants to use the bar. Its number is 4 1 8 0 7 2.');
    await expect.poll(() => focused(page)).toBe(before);
    await press(page, 'bridge-yes');
    await expect.poll(() => requested(page, 'answer_page')).toMatchObject({ id: 1, yes: true });
    await gone(page, 'bridge-panel');
    await expect.poll(() => text(page, 'status')).toContain('crm.shop.example is connected.');
  });

  it('is answered by nobody whose hand was on its way to something else', async () => {
    const page = await open({ scenario: 'ready' });
    await page.evaluate(() => {
      const clicked = (root) => root.querySelectorAll('[data-testid="bridge-yes"], [data-testid="bridge-no"]').forEach((button) => button.click());
      new MutationObserver(() => clicked(document)).observe(document.body, { childList: true, subtree: true });
    });
    await bridge(page, { question });
    await page.waitForSelector(`${id('bridge-yes')}[aria-disabled="true"]`);
    await page.waitForSelector(`${id('bridge-yes')}:not([aria-disabled])`);
    await expect.poll(() => requests(page, 'answer_page')).toEqual([]);
  });

  it('that is declined is not connected, and the bar says until when it is quiet', async () => {
    const page = await open({ scenario: 'ready' });
    await bridge(page, { question });
    await press(page, 'bridge-no');
    await expect.poll(() => requested(page, 'answer_page')).toMatchObject({ id: 1, yes: false });
    await gone(page, 'bridge-panel');
    await expect.poll(() => text(page, 'status')).toContain('crm.shop.example is not connected. It cannot ask again for ten minutes.');
  });

  it.each(Object.entries(may))('is told of as what it may do under the rule for numbers: %s', async (numbers, words) => {
    const page = await open({ scenario: 'ready' });
    await bridge(page, { question, numbers });
    await expect.poll(() => text(page, 'bridge-may')).toContain(words);
    await expect.poll(async () => (await text(page, 'bridge-may')).includes('It may dial')).toBe(numbers === 'dial');
  });

  it('whose way here anybody can change is shown with its scheme and a warning', async () => {
    const page = await open({ scenario: 'ready' });
    await bridge(page, { question: { ...question, page: 'http://crm.shop.example' } });
    await expect.poll(() => text(page, 'bridge-panel')).toContain('http://crm.shop.example wants to use the bar.');
    await expect.poll(() => text(page, 'bridge-panel')).toContain('This page is not encrypted');
  });

  it('pushes no job away: the status line asks, leads to it, and the note is still there afterwards', async () => {
    const page = await open({ scenario: 'on-call' });
    await keys(page, 'F8');
    await page.waitForSelector(id('note'));
    await page.fill(id('note'), 'Half a sen');
    await bridge(page, { question });
    await expect.poll(() => text(page, 'status')).toContain('crm.shop.example wants to use the bar.');
    await expect.poll(() => page.inputValue(id('note'))).toBe('Half a sen');
    await gone(page, 'bridge-panel');
    await page.click(id('status-link'));
    await page.waitForSelector(`${id('bridge-no')}:focus`);
    await press(page, 'bridge-yes');
    await requested(page, 'answer_page');
    await page.waitForSelector(id('note'));
    await expect.poll(() => page.inputValue(id('note'))).toBe('Half a sen');
  });

  it('makes a panel of the strip, and asks from the strip once that is put aside', async () => {
    const page = await open({ scenario: 'on-call', layout: 'strip' });
    await bridge(page, { question });
    await page.waitForSelector(id('bridge-code'));
    await keys(page, 'Escape');
    await page.waitForSelector(`${id('root')}[data-layout="strip"]`);
    await expect.poll(() => text(page, 'status')).toContain('crm.shop.example wants to use the bar.');
  });

  it('is put aside by Escape and found again by the key of the status line', async () => {
    const page = await open({ scenario: 'ready' });
    await bridge(page, { question });
    await page.waitForSelector(id('bridge-code'));
    await keys(page, 'Escape');
    await gone(page, 'bridge-panel');
    await expect.poll(() => requests(page, 'answer_page')).toEqual([]);
    await page.waitForSelector(id('status-link'));
    const key = await page.getAttribute(id('status-link'), 'aria-keyshortcuts');
    await keys(page, key);
    await page.waitForSelector(`${id('bridge-no')}:focus`);
  });

  it('and goes by itself takes its panel along, without moving the focus, and that is said', async () => {
    const page = await open({ scenario: 'ready' });
    await bridge(page, { question });
    await page.waitForSelector(id('bridge-code'));
    const before = await focused(page);
    await bridge(page, { question: null });
    await gone(page, 'bridge-panel');
    await expect.poll(() => text(page, 'status')).toContain('crm.shop.example no longer asks. It is not connected.');
    await expect.poll(() => focused(page)).toBe(before);
  });

  it('and was answered too late is said to have gone', async () => {
    const page = await open({ scenario: 'ready' });
    await bridge(page, { question });
    await page.waitForSelector(`${id('bridge-yes')}:not([aria-disabled])`);
    await page.evaluate(() => { window.ringside.core.refuseApp = { ...window.ringside.refused('not-found', null), text: { key: 'bridge-gone' } }; });
    await press(page, 'bridge-yes');
    await expect.poll(() => text(page, 'status')).toContain('That page no longer asks. Nothing was connected.');
  });
});

describe('the pages that are connected', () => {
  const list = async (page) => {
    await page.click(id('menu'));
    await page.click(id('menu-bridge'));
    await page.waitForSelector(id('bridge-panel'));
  };

  it('are none until the agent lets them ask, which is off at first', async () => {
    const page = await open({ scenario: 'ready' });
    await page.click(id('menu'));
    await expect.poll(() => text(page, 'menu-bridge')).toContain('off');
    await page.click(id('menu-bridge'));
    await page.waitForSelector(`${id('bridge-on')}:not(:checked)`, { state: 'attached' });
    await page.click(`label:has(${id('bridge-on')})`);
    await expect.poll(() => requested(page, 'set_bridge')).toMatchObject({ on: true });
    await page.waitForSelector(id('bridge-none'));
  });

  it('stand in a list with what they do now, and go by one press', async () => {
    const page = await open({ scenario: 'ready' });
    await bridge(page, { pages: [connected, { page: 'http://old.example:8080', since_ms: connected.since_ms, here: false }] });
    await list(page);
    await expect.poll(() => page.locator(id('bridge-page')).allTextContents()).toEqual([
      expect.stringMatching(/help\.example.*open now.*Disconnect help\.example/), expect.stringMatching(/http:\/\/old\.example:8080.*since 4 Mar,? 08:05/),
    ]);
    await page.click(`${id('bridge-page')} ${id('bridge-disconnect')}`);
    await expect.poll(() => requested(page, 'disconnect_page')).toMatchObject({ page: 'https://help.example' });
    await expect.poll(() => page.locator(id('bridge-page')).count()).toBe(1);
    await expect.poll(() => text(page, 'announcer')).toContain('help.example is disconnected.');
    await expect.poll(() => page.evaluate(() => document.activeElement.closest('.page') !== null)).toBe(true);
  });

  it('are counted beside a page that asks, and both can be seen', async () => {
    const page = await open({ scenario: 'ready' });
    await bridge(page, { question, pages: [connected] });
    await expect.poll(() => text(page, 'status')).toContain('Pages you connected: 1');
    await page.click(id('status-link'));
    await page.waitForSelector(id('bridge-pages'));
    await expect.poll(() => text(page, 'status')).toContain('crm.shop.example wants to use the bar.');
    await page.click(id('status-link'));
    await page.waitForSelector(id('bridge-code'));
  });

  it('are as policy has it, which is said', async () => {
    const page = await open({ scenario: 'ready' });
    await bridge(page, { fixed: true, only: ['https://crm.shop.example'] });
    await list(page);
    await expect.poll(() => text(page, 'bridge-fixed')).toBe('Your administrator lets pages ask.');
    await expect.poll(() => text(page, 'bridge-only')).toContain('crm.shop.example');
    await gone(page, 'bridge-on');
    await bridge(page, { on: false, fixed: true });
    await expect.poll(() => text(page, 'bridge-fixed')).toBe('Your administrator lets no page use the bar.');
  });

  it('are none while the bar cannot be found, with why, and that is tried again', async () => {
    const page = await open({ scenario: 'ready' });
    await bridge(page, { trouble: { key: 'bridge-ports-taken', args: { first: '24810', last: '24814' } } });
    await list(page);
    await expect.poll(() => text(page, 'bridge-trouble')).toContain('ports from 24810 to 24814');
    await page.click(id('bridge-again'));
    await expect.poll(() => requested(page, 'set_bridge')).toMatchObject({ on: true });
    await gone(page, 'bridge-trouble');
  });
});
