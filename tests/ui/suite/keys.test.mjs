import { describe, expect, it } from 'vitest';
import { keys } from '../browser.mjs';
import { bar, focused, id, inState, requested, requests } from './bar.mjs';

const { open } = bar();

/** Opens the page of keys from the menu. */
async function openKeys(page) {
  await page.click(id('menu'));
  await page.click(id('menu-keys'));
  await page.waitForSelector(id('keys-panel'));
}

/** Gives an action another key, by the keyboard alone. */
async function choose(page, action, key) {
  await page.focus(id(`key-${action}`));
  await keys(page, 'Enter');
  await page.waitForSelector(`${id(`key-${action}`)}[aria-pressed="true"]`);
  await keys(page, key);
  await page.waitForSelector(`${id(`key-${action}`)}[aria-pressed="false"]`);
}

const key = (page, action) => page.getAttribute(id(`key-${action}`), 'data-key');

describe('the page of keys', () => {
  it('shows all keys in force over whatever is open, and Escape leads back there', async () => {
    const page = await open({ scenario: 'wrap-up' });
    await keys(page, 'F8');
    await page.waitForSelector(`${id('outcome-field')}:focus`);
    await keys(page, 'Shift+F1');
    await page.waitForSelector(`${id('key-dial')}:focus`);
    await expect.poll(() => key(page, 'outcome')).toBe('F8');
    await expect.poll(() => key(page, 'save_ready')).toBe('Ctrl+Shift+Enter');
    await expect.poll(() => key(page, 'everywhere_answer')).toBe('');
    await keys(page, 'Escape');
    await page.waitForSelector(id('outcome-field'));
    await keys(page, 'Shift+F1', 'Shift+F1');
    await page.waitForSelector(id('outcome-field'));
  });

  it('takes a key by its being pressed, and the whole bar goes by it', async () => {
    const page = await open({ scenario: 'on-call' });
    await openKeys(page);
    await choose(page, 'hold', 'Control+KeyH');
    await expect.poll(() => key(page, 'hold')).toBe('Ctrl+H');
    await expect.poll(() => page.textContent(id('announcer'))).toContain('Hold, retrieve: Ctrl H');
    await page.click(id('keys-save'));
    await expect.poll(() => requested(page, 'set_keys')).toEqual({ type: 'set_keys', keys: { hold: 'Ctrl+H' } });
    await page.waitForSelector(`${id('slot-hold')}[aria-keyshortcuts="Control+H"]`);
    await keys(page, 'Escape', 'F3');
    await expect.poll(() => requests(page, 'hold')).toEqual([]);
    await keys(page, 'Control+KeyH');
    await requested(page, 'hold');
    await page.keyboard.down('Alt');
    await expect.poll(() => page.$$eval('.act-key', (caps) => caps.map((cap) => cap.dataset.key))).toEqual(['F1', 'F2', 'Ctrl H', 'F4', 'F5', 'F6', 'F7', 'F8']);
    await page.keyboard.up('Alt');
    await page.focus(id('slot-mute'));
    await page.focus(id('slot-hold'));
    await keys(page, 'Shift+Tab', 'Tab');
    await page.waitForSelector(`${id('tip')} kbd`);
    await expect.poll(() => page.textContent(`${id('tip')} kbd`)).toBe('Ctrl H');
  });

  it('saves nothing where two actions want one key, and names both', async () => {
    const page = await open({ scenario: 'on-call' });
    await openKeys(page);
    await choose(page, 'mute', 'F3');
    await page.click(id('keys-save'));
    await page.waitForSelector(id('keys-refused'));
    const why = await page.textContent(id('keys-refused'));
    expect(why).toContain('F3');
    expect(why).toContain('Hold, retrieve');
    expect(why).toContain('Microphone off, on');
    await expect.poll(() => page.getAttribute(id('slot-mute'), 'aria-keyshortcuts')).toBe('F4');
    // Giving the other one a key settles it: the two change theirs.
    await choose(page, 'hold', 'F4');
    await expect.poll(() => page.$(id('keys-refused'))).toBeNull();
    await page.click(id('keys-save'));
    await page.waitForSelector(`${id('slot-mute')}[aria-keyshortcuts="F3"]`);
    await expect.poll(() => requested(page, 'set_keys')).toEqual({ type: 'set_keys', keys: { hold: 'F4', mute: 'F3' } });
    await page.click(id('keys-usual'));
    await page.click(id('keys-save'));
    await page.waitForSelector(`${id('slot-mute')}[aria-keyshortcuts="F4"]`);
    await expect.poll(() => requested(page, 'set_keys')).toEqual({ type: 'set_keys', keys: {} });
  });

  it('says why a key can be nobody\'s', async () => {
    const page = await open();
    await openKeys(page);
    await choose(page, 'hold', 'KeyH');
    await page.click(id('keys-save'));
    await page.waitForSelector(id('keys-refused'));
    await expect.poll(() => page.textContent(id('keys-refused'))).toContain('Hold, retrieve: H types a character');
  });

  it('hears no key of the bar while one is asked for; Escape leaves it, Backspace takes it away', async () => {
    const page = await open();
    await openKeys(page);
    await page.focus(id('key-record'));
    await keys(page, 'Enter');
    await page.waitForSelector(`${id('key-record')}[aria-pressed="true"]`);
    await keys(page, 'Escape');
    await page.waitForSelector(`${id('key-record')}[aria-pressed="false"]`);
    await expect.poll(() => key(page, 'record')).toBe('F5');
    await choose(page, 'record', 'F11');
    await expect.poll(() => page.getAttribute(id('root'), 'data-layout')).toBe('panel');
    await choose(page, 'record', 'Backspace');
    await expect.poll(() => key(page, 'record')).toBe('');
    await page.click(id('key-reset-record'));
    await expect.poll(() => key(page, 'record')).toBe('F5');
    await expect.poll(() => page.$(id('keys-save'))).toBeNull();
  });

  it('leaves alone what an administrator set', async () => {
    const page = await open();
    await page.evaluate(() => {
      const { core } = window.ringside;
      core.publishApp({ keys: { ...core.app.keys, all: core.app.keys.all.map((one) => (one.action === 'hold' ? { ...one, key: 'F13', fixed: true } : one)) } });
    });
    await openKeys(page);
    await expect.poll(() => page.$(id('key-hold'))).toBeNull();
    await expect.poll(() => page.textContent(id('keys-panel'))).toContain('Set by your administrator');
    await expect.poll(() => page.getAttribute(id('slot-hold'), 'aria-keyshortcuts')).toBe('F13');
  });
});

describe('a key for every program that another program has', () => {
  const fail = (page, failed) =>
    page.evaluate((why) => {
      const { core } = window.ringside;
      core.publishApp({ keys: { ...core.app.keys, all: core.app.keys.all.map((one) => (one.action === 'everywhere_mute' ? { ...one, key: 'Ctrl+Shift+F4', failed: why } : one)) } });
    }, failed);

  it('is told once in the status line and stands on the page of keys; the bar goes on', async () => {
    const page = await open({ scenario: 'on-call' });
    const why = { key: 'keys-in-use', args: { key: 'Ctrl+Shift+F4' } };
    await fail(page, why);
    await page.waitForSelector(`${id('status')}[data-tone="warn"]`);
    await expect.poll(() => page.textContent(id('status'))).toContain('Ctrl Shift F4 (Microphone off, on) belongs to another program');
    await keys(page, 'F12');
    await page.waitForSelector(`${id('status')}:not([data-tone="warn"])`);
    await fail(page, why);
    await keys(page, 'F3');
    await requested(page, 'hold');
    await expect.poll(() => page.getAttribute(id('status'), 'data-tone')).not.toBe('warn');
    await openKeys(page);
    await expect.poll(() => page.textContent(id('keys-panel'))).toContain('Another program has Ctrl Shift F4 already');
  });

  it('is not to be had at all where the desktop gives none, which is said', async () => {
    const page = await open();
    await page.evaluate(() => {
      const { core } = window.ringside;
      core.publishApp({ keys: { ...core.app.keys, not_everywhere: { key: 'keys-wayland' } } });
    });
    await openKeys(page);
    await expect.poll(() => page.textContent(id('keys-everywhere'))).toContain('Wayland');
  });
});

describe('a whole shift without a mouse', () => {
  it('signs in, dials, holds, hangs up, gives the outcome, takes a break and signs out', async () => {
    const page = await open({ scenario: 'signed-out' });
    await keys(page, 'F9');
    await page.waitForSelector(`${id('password')}:focus`);
    await page.keyboard.type('correct horse');
    await keys(page, 'Enter');
    await inState(page, 'not-ready');
    await keys(page, 'F7');
    await page.keyboard.type('02079460123');
    await page.waitForSelector(`${id('dial-preview')}[data-ok="true"]`);
    await keys(page, 'Enter');
    await inState(page, 'on-call');
    await keys(page, 'F3');
    await page.waitForSelector('.call[data-state="held"]');
    await keys(page, 'F3');
    await page.waitForSelector('.call[data-state="connected"]');
    await keys(page, 'F2');
    await page.waitForSelector('.call[data-state="wrap-up"]');
    await keys(page, 'F8');
    await page.waitForSelector(`${id('outcome-field')}:focus`);
    await keys(page, '2', 'Control+Shift+Enter');
    await inState(page, 'ready');
    await keys(page, 'F9');
    await page.waitForSelector(`${id('state-field')}:focus`);
    await page.keyboard.type('lun');
    await keys(page, 'Enter');
    await expect.poll(() => requested(page, 'set_state')).toMatchObject({ target: { state: 'not_ready', reason: 'lunch' } });
    await page.waitForFunction((chip) => document.querySelector(chip)?.textContent.includes('Lunch'), id('chip'));

    // The menu has no key of its own; Tab leads there from the bar.
    await page.focus('body');
    for (let step = 0; step < 40 && (await focused(page)) !== 'menu'; step += 1) await keys(page, 'Tab');
    await keys(page, 'Enter');
    await page.waitForSelector(id('menu-panel'));
    for (let step = 0; step < 40 && (await focused(page)) !== 'menu-sign-out'; step += 1) await keys(page, 'Tab');
    await keys(page, 'Enter');
    await page.waitForSelector(id('sign-out-panel'));
    for (let step = 0; step < 40 && (await focused(page)) !== 'sign-out'; step += 1) await keys(page, 'Tab');
    await keys(page, 'Enter');
    await requested(page, 'sign_out');
    await inState(page, 'signed-out');
  });
});
