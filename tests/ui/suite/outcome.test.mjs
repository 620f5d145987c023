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
    await page.click('[data-id="o1"]');
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
    await page.waitForSelector('[data-id="s0"]');
    const heads = () => page.$$eval('.long-row .sec', (all) => all.map((head) => head.textContent));
    // The newest is six minutes old: just after midnight it is from yesterday.
    const today = new Date(Date.now() - 400_000).getDate() === new Date().getDate();
    await expect.poll(heads).toEqual(['Open', today ? 'Today' : expect.stringMatching(/^[A-Z][a-z]{2} \d+ [A-Z][a-z]{2}$/)]);
    const states = () => page.$$eval('.long-row .row-side', (all) => all.map((side) => side.textContent.trim()));
    for (const word of ['recorded', 'probably recorded', 'needs you']) await expect.poll(states).toContain(word);
    await expect.poll(() => page.getAttribute('[data-id="s0"] .entry-second', 'title')).toMatch(/^saved \d\d:\d\d, settled \d\d:\d\d, Luz Prueba, \u2066\+44\s20\s7946\s0000\u2069$/);
    await page.click('[data-id="s0"]');
    await expect.poll(() => page.textContent(id('entry-told'))).toMatch(/No answer saved \d\d:\d\d, settled \d\d:\d\d, Luz Prueba, \u2066\+44\s20\s7946\s0000/);
    for (const [label, word] of [['later', 'marked by you'], ['wrong', 'kept as note']]) {
      await page.fill(id('outcomes-field'), label);
      await expect.poll(states).toContain(word);
    }
    const before = (await requests(page, 'outcomes_done')).length;
    await page.evaluate(() => window.ringside.core.publish({ owed: [] }));
    await page.waitForFunction((count) => window.ringside.core.requests.filter(({ type }) => type === 'outcomes_done').length > count, before);
  });

  it('is searched by outcome, name and number, accents or not, and keeps what needs somebody within reach', async () => {
    const page = await open({ scenario: 'outbox' });
    await page.click(id('badge-outbox'));
    await page.waitForSelector(`${id('outcomes-field')}:focus`);
    const shown = () => page.$$eval('[role="option"]', (rows) => rows.map((row) => row.dataset.id));
    await expect.poll(shown).toEqual(['e0', 'e1', 'e2', 'e3']);
    await page.keyboard.type('wróng 0141');
    await expect.poll(shown).toEqual(['e2']);
    await expect.poll(() => page.$(id('entry-e0')), { message: 'it is not among those found' }).toBeNull();
    await page.fill(id('outcomes-field'), 'sam sale');
    await expect.poll(shown).toEqual(['e0']);
    await page.waitForSelector(id('entry-e0'));
    await page.fill(id('outcomes-field'), 'zebra');
    await expect.poll(() => page.textContent('.empty')).toContain('Nothing fits.');
    await page.click(id('tab-owed'));
    await page.fill(id('owed-field'), '0188');
    await expect.poll(shown).toEqual(['o2']);
    await page.click(id('tab-all'));
    await expect.poll(() => page.inputValue(id('outcomes-field')), { message: 'what is looked for stays' }).toBe('0188');
  });

  it('is decided on by the keyboard alone, and the focus goes back to the list', async () => {
    const page = await open({ scenario: 'outbox' });
    await page.click(id('badge-outbox'));
    await page.waitForSelector(`${id('outcomes-field')}:focus`);
    await keys(page, 'ArrowDown', 'Enter');
    await expect.poll(() => page.textContent(id('entry-told'))).toContain('Not interested');
    await keys(page, 'ArrowUp', 'Enter');
    await page.waitForSelector(id('entry-e0'));
    await keys(page, 'Tab');
    // In some engines the list, which scrolls, is a stop of its own.
    if ((await focused(page)) === 'outcomes-panel') await keys(page, 'Tab');
    await expect.poll(() => focused(page)).toBe('entry-recorded');
    await keys(page, 'Enter');
    await expect.poll(() => requested(page, 'outbox_mark_done')).toEqual({ type: 'outbox_mark_done', entry: 'e0' });
    await expect.poll(() => focused(page)).toBe('outcomes-field');
  });

  it('keeps one that is too late for the vendor as a note, once that is pressed', async () => {
    const page = await open({ scenario: 'outbox' });
    await page.click(id('badge-owed'));
    await page.click('[data-id="o3"]');
    await expect.poll(() => page.textContent(id('owed-late'))).toContain('takes no outcome for Example Bakery any more');
    await expect.poll(() => requests(page, 'drop_owed')).toEqual([]);
    await page.click(id('owed-keep'));
    await expect.poll(() => requested(page, 'drop_owed')).toEqual({ type: 'drop_owed', call: 'o3' });
  });
});
