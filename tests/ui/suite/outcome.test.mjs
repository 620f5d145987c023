import { describe, expect, it } from 'vitest';
import { keys } from '../browser.mjs';
import { bar, focused, id, outcome, requested, requests } from './bar.mjs';

const { open } = bar();

describe('a draft', () => {
  it('is sent within half a second of the first letter, while the typing goes on', async () => {
    const page = await open({ scenario: 'wrap-up' });
    await outcome(page, '2');
    await page.focus(id('note'));
    const started = Date.now();
    while ((await requests(page, 'save_draft')).filter(({ draft }) => draft.note !== '').length === 0) {
      await page.keyboard.type('x');
      expect(Date.now() - started).toBeLessThan(20_000);
    }
    const first = (await requests(page, 'save_draft')).find(({ draft }) => draft.note !== '');
    expect(first).toMatchObject({ call: 'c1', draft: { code: 'NOANS' } });
  });

  it('is sent at once when the field is left, and when the panel closes', async () => {
    const page = await open({ scenario: 'wrap-up' });
    await keys(page, 'F8');
    await page.focus(id('note'));
    await page.keyboard.type('left');
    await keys(page, 'Escape');
    await expect.poll(async () => (await requested(page, 'save_draft')).draft.note).toBe('left');
    await keys(page, 'F8');
    await expect.poll(() => page.inputValue(id('note'))).toBe('left');
  });

  it('comes back from disk after a restart', async () => {
    const page = await open({ scenario: 'restored' });
    await expect.poll(() => page.textContent(id('status'))).toContain('Ringside restarted.');
    await keys(page, 'F8');
    await expect.poll(() => page.inputValue(id('note'))).toContain('Has a contract elsewhere');
    await page.waitForSelector(`${id('outcome-option-4')}[aria-selected="true"]`);
  });

  it('of one call is not that of another', async () => {
    const page = await open({ scenario: 'two-calls' });
    await outcome(page, '2');
    await page.focus(id('note'));
    await page.keyboard.type('for the second');
    await keys(page, 'Escape');
    await page.click(`${id('call-c1')} .call-who`);
    await page.waitForSelector(`${id('call-c1')}.is-active`);
    await keys(page, 'F8');
    await expect.poll(() => page.inputValue(id('note'))).toBe('');
  });
});

describe('what a code needs', () => {
  it('is said before it is chosen, and asked for when it is', async () => {
    const page = await open({ scenario: 'wrap-up' });
    await keys(page, 'F8');
    await expect.poll(() => page.textContent(id('outcome-option-4'))).toContain('needs a note');
    await keys(page, '4');
    await expect.poll(() => focused(page)).toBe('note');
    await expect.poll(() => page.textContent(id('root'))).toContain('Not interested');
    await keys(page, 'Control+Enter');
    await expect.poll(() => requests(page, 'save_outcome')).toEqual([]);
    await expect.poll(() => page.getAttribute(id('save'), 'aria-disabled')).toBe('true');
  });

  it('may be a number of sales, which starts from the code’s own', async () => {
    const page = await open({ scenario: 'wrap-up' });
    await outcome(page, '3');
    await expect.poll(() => page.inputValue(id('sales'))).toBe('1');
    await page.fill(id('sales'), '3');
    await keys(page, 'Control+Enter');
    await expect.poll(async () => (await requested(page, 'save_outcome')).draft).toMatchObject({ code: 'SALE', sales: 3 });
  });

  it('may be a time, kept with the zone it was agreed in', async () => {
    const page = await open({ scenario: 'wrap-up' });
    await outcome(page, '1');
    await page.selectOption(id('callback-zone'), 'America/Chicago');
    const days = await page.$$eval(`${id('callback-date')} option`, (options) => options.map((option) => option.value));
    await page.selectOption(id('callback-date'), days[3]);
    await page.fill(id('callback-time'), 'noon');
    await expect.poll(() => page.getAttribute(id('callback-set'), 'aria-disabled')).toBe('true');
    await page.fill(id('callback-time'), '10:30');
    await page.click(id('callback-set'));
    await page.fill(id('note'), 'Mornings');
    await keys(page, 'Control+Enter');
    const { callback } = (await requested(page, 'save_outcome')).draft;
    expect(callback.zone).toBe('America/Chicago');
    expect(new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Chicago', dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' }).format(callback.at_ms)).toBe(`${days[3]}, 10:30`);
  });
});

describe('the outcome panel', () => {
  it('keeps an outcome picked while talking and lets it be changed', async () => {
    const page = await open({ scenario: 'on-call' });
    await outcome(page, '2');
    await expect.poll(() => page.textContent(id('save'))).toBe('Keep');
    await keys(page, 'Control+Enter');
    await page.waitForSelector(`${id('slot-outcome')} .act-dot`);
    await keys(page, 'F8');
    await page.click(id('reopen'));
    await expect.poll(() => requested(page, 'reopen_outcome')).toEqual({ type: 'reopen_outcome', call: 'c1' });
    await page.waitForSelector(id('outcome-field'));
  });

  it('finishes a call that is owed', async () => {
    const page = await open({ scenario: 'outbox' });
    await page.click(id('badge-owed'));
    await page.click(`${id('owed-o1')} button`);
    await page.waitForSelector(`${id('outcome-field')}:focus`);
    await keys(page, '2', 'Control+Enter');
    await expect.poll(() => requested(page, 'save_outcome')).toMatchObject({ call: 'o1', draft: { code: 'NOANS' } });
  });

  it('lets a person decide on what the vendor did not answer', async () => {
    const page = await open({ scenario: 'outbox' });
    await page.click(id('badge-outbox'));
    const entry = id('entry-e0');
    await expect.poll(() => page.textContent(entry)).toContain('Sent again, it could count twice.');
    await page.click(`${entry} ${id('entry-recorded')}`);
    await expect.poll(() => requested(page, 'outbox_mark_done')).toEqual({ type: 'outbox_mark_done', entry: 'e0' });
    await page.click(`${entry} ${id('entry-again')}`);
    await expect.poll(() => requested(page, 'outbox_send_again')).toEqual({ type: 'outbox_send_again', entry: 'e0' });
    await expect.poll(() => page.$(`${entry} ${id('entry-change')}`), { message: 'the vendor could hold two' }).toBeNull();
  });

  it('offers another code where the vendor does not know this one, and not the same once more', async () => {
    const page = await open({ scenario: 'refused' });
    await page.click(id('badge-outbox'));
    const entry = id('entry-e0');
    await page.waitForSelector(entry);
    await expect.poll(() => page.$(`${entry} ${id('entry-again')}`)).toBeNull();
    await page.click(`${entry} ${id('entry-change')}`);
    await page.waitForSelector(`${id('outcome-field')}:focus`);
    await keys(page, '5', 'Control+Enter');
    await expect.poll(() => requested(page, 'outbox_change')).toMatchObject({ entry: 'e0', draft: { code: 'WRONG' } });
  });

  it('shows all outcomes, open ones first, then those that are done by day with time and end', async () => {
    const page = await open({ scenario: 'outbox' });
    await page.click(id('badge-outbox'));
    await page.click(id('tab-all'));
    await page.waitForSelector(id('entry-s60'));
    const heads = await page.$$eval(`${id('outcomes-all')} .sec`, (all) => all.map((head) => head.textContent));
    expect(heads[0]).toBe('Open');
    // The newest is six minutes old: just after midnight it is from yesterday.
    const today = new Date(Date.now() - 400_000).getDate() === new Date().getDate();
    if (today) expect(heads[1]).toBe('Today');
    else expect(heads[1]).toMatch(/^[A-Z][a-z]{2} \d+ [A-Z][a-z]{2}$/);
    const states = await page.$$eval(`${id('outcomes-all')} .row-side`, (all) => all.map((side) => side.textContent.trim()));
    for (const word of ['recorded', 'probably recorded', 'marked by you', 'kept as note', 'needs you']) expect(states).toContain(word);
    await expect.poll(() => page.getAttribute(`${id('entry-s0')} .row-text > :last-child`, 'title')).toMatch(/^saved \d\d:\d\d, settled \d\d:\d\d, Luz Prueba$/);
    const before = (await requests(page, 'outcomes_done')).length;
    await page.evaluate(() => window.ringside.core.publish({ owed: [] }));
    await page.waitForFunction((count) => window.ringside.core.requests.filter(({ type }) => type === 'outcomes_done').length > count, before);
  });

  it('scrolls through 500 of them', async () => {
    const page = await open({ scenario: 'refused' });
    await page.click(id('badge-outbox'));
    await page.click(id('tab-all'));
    await page.waitForSelector(id('entry-s499'), { state: 'attached' });
    // What is out of sight is laid out only when it comes into it, so the way there grows while one goes it.
    await page.waitForFunction((row) => {
      const shown = document.querySelector(row);
      shown.scrollIntoView({ block: 'end' });
      const { top, bottom } = shown.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    }, id('entry-s499'));
  });
});
