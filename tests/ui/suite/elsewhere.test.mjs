import { describe, expect, it } from 'vitest';
import { fit, keys } from '../browser.mjs';
import { bar, focused, id, inState, outcome, requested, requests } from './bar.mjs';

const { open } = bar();

const panel = id('elsewhere-panel');
const text = (page, selector) => page.textContent(selector).then((words) => words.replaceAll(/\s+/g, ' ').trim());

/** Somebody signs in elsewhere while the bar stands open. */
const takeOver = (page, certain = true) =>
  page.evaluate((known) => {
    const { core } = window.ringside;
    core.publish({
      phase: 'elsewhere', elsewhere: { noticed_ms: new Date().setHours(14, 30, 0, 0), certain: known },
      agent: { ...core.view.agent, certainty: 'unknown', cause: { key: 'why-elsewhere' } }, connection: { ...core.view.connection, state: 'elsewhere' },
      status: { tone: 'warn', text: { key: 'status-elsewhere', args: { certain: known ? 'yes' : 'no' } }, link: 'choose_where' },
    });
  }, certain);

describe('signed in twice', () => {
  it('says who has the line and since when, and offers one clear choice', async () => {
    const page = await open({ scenario: 'signed-in-twice' });
    await page.waitForSelector(panel);
    await expect.poll(() => text(page, id('elsewhere-who'))).toBe('Agent 42 signed in on another computer. This bar noticed at 14:30.');
    await expect.poll(() => text(page, panel)).toContain('At MaxContact a new sign-in ends the earlier ones. This bar has stopped asking and changes nothing until you choose.');
    await expect.poll(() => page.$$eval(`${panel} .foot .btn`, (all) => all.map((one) => one.textContent.trim()))).toEqual(['Go on here, end the other', 'Go on there, sign out here']);
    await expect.poll(() => text(page, id('status'))).toBe('The state shown may be old. The other computer has the line.');
    await expect.poll(() => text(page, id('chip'))).toContain('Unknown');
    await expect.poll(() => text(page, id('chip'))).toMatch(/0:1\d ago: ready/i);
  });

  it('says that it seems so where nobody said it', async () => {
    const page = await open({ scenario: 'it-seems-twice' });
    await page.waitForSelector(panel);
    await expect.poll(() => text(page, id('elsewhere-who'))).toBe('It seems that another program signed in with the account of Agent 42. This bar noticed at 14:30.');
    await expect.poll(() => text(page, id('status'))).toBe('The state shown may be old. It seems that another sign-in has the line.');
  });

  it('keeps the card of a call and says what stays on this computer', async () => {
    const page = await open({ scenario: 'it-seems-twice' });
    await page.waitForSelector(panel);
    await page.waitForSelector(id('call-c1'));
    await expect.poll(() => text(page, panel)).toContain('If you sign out here: A call is up.');
    await expect.poll(() => text(page, panel)).toContain('One outcome is not sent yet.');
    await expect.poll(() => page.getAttribute(id('slot-hold'), 'aria-disabled')).toBe('true');
    await page.focus(id('slot-hold'));
    await keys(page, 'Enter');
    await expect.poll(() => text(page, id('status'))).toContain('Nothing is sent until you choose where to go on.');
  });

  it('opens by itself and leaves the focus where it is', async () => {
    const page = await open({ scenario: 'ready' });
    await page.focus(id('menu'));
    await takeOver(page);
    await page.waitForSelector(panel);
    await expect.poll(() => focused(page)).toBe('menu');
    await keys(page, 'Escape');
    await page.waitForSelector(panel, { state: 'detached' });
    // Closed by hand it stays closed, and the line leads back to it with the keyboard on the choice.
    await page.click(id('status-link'));
    await page.waitForSelector(panel);
    await expect.poll(() => focused(page)).toBe('elsewhere-here');
    await page.waitForSelector(id('status-link'), { state: 'detached' });
  });

  it('pushes no job away: the status line leads to the choice', async () => {
    const page = await open({ scenario: 'wrap-up' });
    await outcome(page, '4');
    await page.keyboard.type('Half a sen');
    await takeOver(page);
    await expect.poll(() => text(page, id('status-link'))).toBe('Choose');
    await page.keyboard.type('tence');
    await expect.poll(() => page.inputValue(`${id('outcome-panel')} textarea`)).toBe('Half a sentence');
    await expect.poll(() => page.locator(panel).count()).toBe(0);
    await page.click(id('status-link'));
    await page.waitForSelector(panel);
    await expect.poll(async () => (await requested(page, 'save_draft')).draft.note).toBe('Half a sentence');
  });

  it('takes no number out of the hands that type it', async () => {
    const page = await open({ scenario: 'ready' });
    await page.fill(id('dial-field'), '0207946');
    await takeOver(page);
    await expect.poll(() => text(page, id('status-link'))).toBe('Choose');
    await expect.poll(() => page.locator(panel).count()).toBe(0);
    await expect.poll(() => focused(page)).toBe('dial-field');
    await expect.poll(() => page.inputValue(id('dial-field'))).toBe('0207946');
  });

  it('goes on here with the password that is kept, and closes', async () => {
    const page = await open({ scenario: 'signed-in-twice' });
    await page.waitForSelector(panel);
    await page.click(id('elsewhere-here'));
    await page.waitForSelector(panel, { state: 'detached' });
    const request = await requested(page, 'sign_in');
    expect(request.password).toBeUndefined();
    await inState(page, 'not-ready');
  });

  it('asks for the password in place where none is kept, and there alone', async () => {
    const page = await open({ scenario: 'signed-in-twice' });
    await page.waitForSelector(panel);
    await page.evaluate(() => { window.ringside.core.refuse = { code: 'signed-out', message: '', text: { key: 'error-no-password' }, action: 'enter_password' }; });
    await page.click(id('elsewhere-here'));
    await page.waitForSelector(`${panel} ${id('password')}`);
    await expect.poll(() => focused(page)).toBe('password');
    await expect.poll(() => text(page, id('elsewhere-failed'))).toBe('No password is kept for this profile. Enter it to sign in.');
    await expect.poll(() => page.locator(id('elsewhere-here')).count()).toBe(0);
    await page.keyboard.type('secret');
    await keys(page, 'Enter');
    await page.waitForSelector(panel, { state: 'detached' });
    await inState(page, 'not-ready');
  });

  it('signs out here alone, insisting, after what is typed is on disk', async () => {
    const page = await open({ scenario: 'it-seems-twice' });
    await page.waitForSelector(panel);
    await page.click(id('elsewhere-there'));
    await page.waitForSelector(panel, { state: 'detached' });
    await expect.poll(async () => (await requested(page, 'sign_out')).insist).toBe(true);
    await inState(page, 'signed-out');
    await expect.poll(() => requests(page, 'log_out')).toEqual([]);
  });

  it.each(['en', 'es', 'hi'])('has room for its words at twice the size: %s', async (language) => {
    const page = await open({ scenario: 'it-seems-twice', lang: language, text: '200' });
    await page.waitForSelector(panel);
    await fit(page);
    await expect.poll(() => page.$$eval(`${panel} .foot .btn`, (all) => all.every((one) => one.scrollWidth <= one.clientWidth + 1))).toBe(true);
  });
});
