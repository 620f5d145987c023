import { describe, expect, it } from 'vitest';
import { keys } from '../browser.mjs';
import { bar, focused, id, inState, outcome, requested, requests } from './bar.mjs';

const { open } = bar();

describe('a whole call by keyboard', () => {
  it('signs in, dials, holds, retrieves, stops and starts recording, hangs up, gives the outcome and is ready', async () => {
    const page = await open({ scenario: 'signed-out' });
    await keys(page, 'F9');
    await page.waitForSelector(`${id('sign-in-form')} ${id('password')}:focus`);
    await page.keyboard.type('correct horse');
    await keys(page, 'Enter');
    await expect.poll(() => requested(page, 'sign_in')).toEqual({ type: 'sign_in', password: 'correct horse', remember: true });
    await inState(page, 'not-ready');

    await keys(page, 'F7');
    await page.keyboard.type('02079460123');
    await page.waitForSelector(`${id('dial-preview')}[data-ok="true"]`);
    await page.waitForSelector(`${id('dial-preview')}:has-text("+44 20 7946 0123")`);
    await keys(page, 'Enter');
    await expect.poll(() => requested(page, 'dial')).toEqual({ type: 'dial', number: '02079460123' });
    await inState(page, 'on-call');

    const row = '.call';
    await keys(page, 'F3');
    await page.waitForSelector(`${row}[data-state="held"]`);
    await keys(page, 'F3');
    await page.waitForSelector(`${row}[data-state="connected"]`);
    await keys(page, 'F5');
    await requested(page, 'stop_recording');
    await page.waitForSelector(`${id('slot-record')}[aria-pressed="true"]`);
    await keys(page, 'F5');
    await requested(page, 'start_recording');
    await page.waitForSelector(`${id('slot-record')}.is-rec`);
    await keys(page, 'F2');
    await page.waitForSelector(`${row}[data-state="wrap-up"]`);

    await keys(page, 'F8');
    await page.waitForSelector(`${id('outcome-field')}:focus`);
    await keys(page, '4');
    await expect.poll(() => focused(page)).toBe('note');
    await page.keyboard.type('Has a contract until March.');
    await keys(page, 'Control+Shift+Enter');
    await expect.poll(() => requested(page, 'save_outcome')).toMatchObject({
      draft: { code: 'NOTINT', note: 'Has a contract until March.' }, then: { then: 'ready' },
    });
    await inState(page, 'ready');
    await expect.poll(() => page.$$('.call')).toEqual([]);
    await expect.poll(async () => (await requests(page, 'save_outcome')).length).toBe(1);
  });

  it('asks for a break after the call and saves into it', async () => {
    const page = await open({ scenario: 'wrap-up' });
    await keys(page, 'F10');
    await page.waitForSelector(`${id('state-field')}:focus`);
    await page.keyboard.type('lun');
    await keys(page, 'Enter');
    await expect.poll(() => requested(page, 'set_next')).toEqual({ type: 'set_next', target: { state: 'not_ready', reason: 'lunch' } });
    await outcome(page, '2', 'Alt+Enter');
    await expect.poll(() => requested(page, 'save_outcome')).toMatchObject({ draft: { code: 'NOANS' }, then: { then: 'not_ready', reason: 'lunch' } });
  });

  it('chooses the break on the way when none is asked for', async () => {
    const page = await open({ scenario: 'wrap-up' });
    await outcome(page, '2', 'Alt+Enter');
    await page.waitForSelector(`${id('break-field')}:focus`);
    await keys(page, '2');
    await expect.poll(() => requested(page, 'save_outcome')).toMatchObject({ then: { then: 'not_ready', reason: 'lunch' } });
  });

  it('goes through a tree by digits and back with Backspace', async () => {
    const page = await open({ scenario: 'tree' });
    await outcome(page, '1', '1');
    await expect.poll(() => page.textContent(id('outcome-option-1'))).toContain('Paga hoy');
    await keys(page, 'Backspace');
    await expect.poll(() => page.textContent(id('outcome-option-1'))).toContain('Promesa');
    await keys(page, '1', '2', 'Control+Enter');
    await expect.poll(() => requested(page, 'save_outcome')).toMatchObject({ draft: { code: 'T1' }, then: { then: 'stay' } });
  });

  it('keeps a code its digit among the recents and in a search, and Alt picks there too', async () => {
    const page = await open({ scenario: 'wrap-up' });
    await keys(page, 'F8');
    await page.keyboard.type('wrong');
    await keys(page, 'Alt+Digit5');
    await page.waitForSelector(`${id('outcome-option-5')}[aria-selected="true"]`);
  });

  it('picks with the arrows and says which row is active', async () => {
    const page = await open({ scenario: 'wrap-up' });
    await outcome(page, 'ArrowDown', 'ArrowDown');
    const active = await page.getAttribute(id('outcome-field'), 'aria-activedescendant');
    await expect.poll(() => page.textContent(`#${active}`)).toContain('Sale');
    await keys(page, 'Enter');
    await page.waitForSelector(`${id('outcome-option-3')}[aria-selected="true"]`);
  });

  it('goes round the three heights with F11, and Escape closes the job', async () => {
    const page = await open();
    const layout = () => page.getAttribute(id('root'), 'data-layout');
    await keys(page, 'F11');
    await expect.poll(() => layout()).toBe('panel');
    await keys(page, 'Escape');
    await expect.poll(() => layout()).toBe('card');
    await keys(page, 'F11', 'F11');
    await expect.poll(() => layout()).toBe('strip');
    await keys(page, 'F11');
    await expect.poll(() => layout()).toBe('card');
  });

  it('shows the keys while Alt is held', async () => {
    const page = await open({ scenario: 'on-call' });
    await page.keyboard.down('Alt');
    await expect.poll(() => page.$$eval('.act-key', (caps) => caps.map((cap) => cap.dataset.key))).toEqual(['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8']);
    await page.keyboard.up('Alt');
    await expect.poll(() => page.$$('.act-key')).toEqual([]);
  });

  it('follows the link of the status line with F12', async () => {
    const page = await open({ scenario: 'unknown' });
    await keys(page, 'F12');
    await expect.poll(() => requested(page, 'check_now')).toEqual({ type: 'check_now' });
  });
});

describe('the focus', () => {
  it('is nowhere by itself, and a call that ends takes it from nobody', async () => {
    const page = await open({ scenario: 'on-call' });
    await expect.poll(() => focused(page)).toBe('BODY');
    await page.focus(id('slot-hold'));
    await page.evaluate(() => window.ringside.core.remoteHangUp());
    await page.waitForSelector('.call[data-state="wrap-up"]');
    await expect.poll(() => focused(page)).toBe('slot-hold');
  });

  it('returns to where it was when a panel closes', async () => {
    const page = await open({ scenario: 'on-call' });
    await page.focus(id('slot-outcome'));
    await keys(page, 'F8');
    await page.waitForSelector(`${id('outcome-field')}:focus`);
    await keys(page, 'Escape');
    await expect.poll(() => focused(page)).toBe('slot-outcome');
  });

  it('stays in the note while views arrive, and so does what is typed', async () => {
    const page = await open({ scenario: 'wrap-up' });
    await outcome(page, '2');
    await page.focus(id('note'));
    for (const letter of 'one two three') {
      await page.keyboard.type(letter);
      await page.evaluate(() => window.ringside.core.publish({}));
    }
    await expect.poll(() => page.inputValue(id('note'))).toBe('one two three');
    await expect.poll(() => focused(page)).toBe('note');
  });

  it('can be seen on every control of the bar', async () => {
    const page = await open({ scenario: 'on-call' });
    const seen = new Set();
    for (let stop = 0; stop < 20; stop += 1) {
      await keys(page, 'Tab');
      const [name, width] = await page.evaluate(() => {
        const element = document.activeElement;
        return [element.dataset.testid ?? element.className, Number.parseFloat(getComputedStyle(element).outlineWidth)];
      });
      if (name === '') break;
      expect([name, width >= 2]).toEqual([name, true]);
      seen.add(name);
    }
    for (const slot of ['dial', 'hangup', 'hold', 'mute', 'record', 'transfer', 'keypad', 'outcome']) expect(seen).toContain(`slot-${slot}`);
  });
});
