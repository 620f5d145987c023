import { describe, expect, it } from 'vitest';
import { keys } from '../browser.mjs';
import { bar, id, requested, requests } from './bar.mjs';

const { open } = bar();

describe('one press is one command', () => {
  it.each([['hold', 'slot-hold', 'on-call'], ['hang_up', 'slot-hangup', 'on-call'], ['answer', 'slot-dial', 'offered']])('on a double click: %s', async (type, slot, scenario) => {
    const page = await open({ scenario });
    await page.dblclick(id(slot));
    await requested(page, type);
    await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
    await expect.poll(() => requests(page, type)).toHaveLength(1);
  });

  it('when dialling, by Enter and by the slot together', async () => {
    const page = await open();
    await page.fill(id('dial-field'), '02079460123');
    await page.focus(id('dial-field'));
    await keys(page, 'Enter', 'Enter', 'F1');
    await requested(page, 'dial');
    await page.waitForSelector('.call[data-state="connected"]');
    await expect.poll(() => requests(page, 'dial')).toHaveLength(1);
  });

  it('while the vendor has not answered', async () => {
    const page = await open({ scenario: 'hold-pending' });
    await page.click(id('slot-hold'));
    await keys(page, 'F3');
    await page.click(id('slot-mute'), { force: true });
    await expect.poll(() => requests(page, 'hold')).toEqual([]);
  });
});

describe('a slot that has changed its meaning is dead for a moment', () => {
  it('after a remote hang-up: no click on the red slot does anything', async () => {
    const page = await open({ scenario: 'on-call' });
    await page.evaluate(() => window.ringside.core.remoteHangUp());
    await page.waitForSelector(`${id('slot-hangup')}[data-dead]`);
    await page.click(id('slot-hangup'), { force: true });
    await keys(page, 'F2');
    await expect.poll(async () => (await requests(page)).map(({ type }) => type)).toEqual([]);
    await page.waitForSelector(`${id('slot-hangup')}:not([data-dead])`);
  });

  it('when dial turns to answer, although nobody said so', async () => {
    const page = await open();
    await page.evaluate(() => {
      const { core } = window.ringside;
      const { slots } = core.view;
      core.publish({ slots: { ...slots, dial: { ...slots.dial, face: 'answer', enabled: true, why: null } } });
    });
    await page.waitForSelector(`${id('slot-dial')}[data-dead]`);
    await page.click(id('slot-dial'), { force: true });
    await expect.poll(() => requests(page, 'answer')).toEqual([]);
    await page.waitForSelector(`${id('slot-dial')}:not([data-dead])`);
  });
});

describe('a slot that does not work now', () => {
  it('says why beside it on keyboard focus, and in its description', async () => {
    const page = await open({ scenario: 'dialling' });
    await page.focus(id('slot-hangup'));
    await keys(page, 'Tab');
    await expect.poll(() => page.textContent(id('tip'))).toContain('Works once the call is answered.');
    const description = await page.getAttribute(id('slot-hold'), 'aria-describedby');
    await expect.poll(() => page.textContent(`#${description}`)).toBe('Works once the call is answered.');
  });

  it('says why in the status line when it is pressed, and asks for nothing', async () => {
    const page = await open({ scenario: 'dialling' });
    await keys(page, 'F3');
    await expect.poll(() => page.textContent(id('status'))).toContain('Works once the call is answered.');
    await expect.poll(() => requests(page)).toEqual([]);
  });

  it('keeps its place as a dot when the vendor cannot do it', async () => {
    const page = await open({ scenario: 'on-call' });
    const slot = await page.$(id('slot-mute'));
    await expect.poll(() => slot.evaluate((element) => element.classList.contains('is-absent'))).toBe(true);
    await expect.poll(async () => (await slot.boundingBox()).width).toBeGreaterThan(20);
  });
});

describe('calls', () => {
  it('never share a card: a second one ringing leaves the first where it is', async () => {
    const page = await open({ scenario: 'second-ringing' });
    await expect.poll(() => page.$$eval('.call', (rows) => rows.map((row) => [row.dataset.testid, row.dataset.state]))).toEqual([['call-c1', 'held'], ['call-c2', 'ringing']]);
    await page.click(`${id('call-c2')} .is-answer`);
    await expect.poll(() => requested(page, 'answer')).toEqual({ type: 'answer', call: 'c2' });
  });

  it('are chosen by a press on the other one', async () => {
    const page = await open({ scenario: 'two-calls' });
    await page.click(`${id('call-c1')} .call-who`);
    await expect.poll(() => requested(page, 'select_call')).toEqual({ type: 'select_call', call: 'c1' });
    await page.waitForSelector(`${id('call-c1')}.is-active`);
  });

  it('are connected with both outcomes, notes and sales', async () => {
    const page = await open({ scenario: 'two-calls' });
    await keys(page, 'F6');
    await page.selectOption(id('leg-1-outcome'), 'NIGHT');
    await expect.poll(() => page.getAttribute(id('connect'), 'aria-disabled')).toBe('true');
    await page.selectOption(id('leg-2-outcome'), 'SALE');
    await page.fill(id('leg-1-note'), 'Passed on');
    await page.fill(id('leg-2-sales'), '2');
    await page.click(id('connect'));
    await expect.poll(() => requested(page, 'connect_calls')).toEqual({
      type: 'connect_calls',
      first: { call: 'c1', draft: { code: 'NIGHT', note: 'Passed on', callback: null, sales: null } },
      second: { call: 'c2', draft: { code: 'SALE', note: '', callback: null, sales: 2 } },
    });
  });
});
