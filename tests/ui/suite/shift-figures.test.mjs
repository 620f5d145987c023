import { describe, expect, it } from 'vitest';
import { keys } from '../browser.mjs';
import { bar } from './bar.mjs';

const { open } = bar();

/** Opens an entry of the menu by the keyboard's way there. */
async function menu(page, entry) {
  await page.click('[data-testid="menu"]');
  await page.click(`[data-testid="menu-${entry}"]`);
}

/** A page whose shift had ten thousand calls, and whose lists are as long. */
async function long(entry, field) {
  const page = await open({ scenario: 'ready' });
  await page.evaluate(() => { window.ringside.core.first.rows = 10_000; });
  await menu(page, entry);
  await page.waitForSelector(`[data-testid="${field}"]`);
  await page.waitForSelector('[role="option"]');
  return page;
}

const active = (page) => page.evaluate(() => {
  const field = document.activeElement;
  const row = document.getElementById(field.getAttribute('aria-activedescendant'));
  if (!row) return null;
  const [place, list] = [row.getBoundingClientRect(), row.closest('.scroll').getBoundingClientRect()];
  return { at: Number(row.getAttribute('aria-posinset')), of: Number(row.getAttribute('aria-setsize')), seen: place.top >= list.top - 1 && place.bottom <= list.bottom + 1, text: row.textContent };
});
const until = (page, at) => expect.poll(() => active(page), { timeout: 20_000 }).toMatchObject({ at, of: 10_000, seen: true });

describe('a list of ten thousand', () => {
  it.each([['history', 'history-field'], ['lists', 'list-field'], ['timeline', 'timeline-search']])('draws a window of its rows, and the keyboard goes through all: %s', async (entry, field) => {
    const page = await long(entry, field);
    const drawn = () => page.locator('[role="option"]').count();
    await expect.poll(() => drawn()).toBeLessThan(60);
    await until(page, 1);
    await keys(page, 'ArrowDown', 'ArrowDown', 'PageDown');
    await until(page, 11);
    await keys(page, 'Control+End');
    await until(page, 10_000);
    await expect.poll(() => drawn()).toBeLessThan(60);
    await keys(page, 'ArrowUp');
    await until(page, 9_999);
    await keys(page, 'Control+Home');
    await until(page, 1);
    expect(page.problems).toEqual([]);
  });

  it.each(['floor', 'counters', 'past', 'notices'])('is drawn and gone through the same way where it was looked up: %s', async (kind) => {
    const page = await open({ scenario: kind === 'floor' ? 'genesys' : 'deepcall' });
    await page.evaluate(() => { window.ringside.core.first.rows = 10_000; });
    await menu(page, 'lookups');
    await page.selectOption('[data-testid="lookup-kind"]', kind);
    await page.waitForSelector('[role="option"][aria-setsize="10000"]');
    await page.focus('[role="combobox"]');
    const drawn = () => page.locator('[role="option"]').count();
    await until(page, 1);
    await keys(page, 'Control+End');
    await until(page, 10_000);
    await expect.poll(drawn).toBeLessThan(60);
    await page.keyboard.type('9999');
    await expect.poll(async () => (await active(page))?.text, { timeout: 20_000 }).toContain('9999');
    await expect.poll(async () => (await active(page))?.of).toBeLessThan(20);
  });

  it('is drawn and gone through the same way where a call is passed on, people first and queues below', async () => {
    const page = await open({ scenario: 'ozonetel' });
    await page.evaluate(() => {
      const { core } = window.ringside;
      core.first.rows = 10_000;
      core.publish({ features: { ...core.view.features, directory: false, colleagues: true, queues: true, floor: true, blind_transfer: true } });
    });
    await keys(page, 'F6');
    await page.waitForSelector('[role="option"][aria-setsize="20000"]');
    const drawn = () => page.locator('[role="option"]').count();
    await expect.poll(drawn).toBeLessThan(60);
    await expect.poll(() => page.$$eval('.sec', (heads) => heads.map((head) => head.textContent))).toEqual(['People']);
    await keys(page, 'Control+End');
    await expect.poll(() => active(page), { timeout: 20_000 }).toMatchObject({ at: 20_000, of: 20_000, seen: true });
    await expect.poll(drawn).toBeLessThan(60);
    await page.keyboard.type('nils 9999');
    await expect.poll(() => active(page), { timeout: 20_000 }).toMatchObject({ at: 1, of: 1, seen: true });
    await expect.poll(async () => (await active(page)).text).toContain('Nils Testmann 9999');
    await keys(page, 'Enter');
    await page.waitForSelector('[role="option"][aria-selected="true"]');
    await expect.poll(() => page.textContent('[data-testid="transfer-to"]')).toBe('To Nils Testmann 9999');
    expect(page.problems).toEqual([]);
  });

  it.each(['owed', 'way', 'all'])('is drawn, gone through and searched the same way among the outcomes: %s', async (tab) => {
    const page = await open({ scenario: 'outbox' });
    await page.evaluate((which) => {
      const { core } = window.ringside;
      core.first.rows = 10_000;
      const { outbox, owed } = core.view;
      const many = (one, part) => Array.from({ length: 10_000 }, (_, nth) => ({ ...one, ...part(nth), who: `José Prueba ${nth + 1}` }));
      // Half of them need somebody; all is as long by what is done.
      const entries = many(outbox.entries[0], (nth) => ({ id: `e${nth}`, state: nth < 5_000 ? 'needs_attention' : 'queued' }));
      core.publish(which === 'all' ? { outbox: { ...outbox, entries: [] } } : { owed: many(owed[0], (nth) => ({ call: `o${nth}` })), outbox: { ...outbox, entries } });
    }, tab);
    await page.click('[data-testid="badge-outbox"]');
    await page.click(`[data-testid="tab-${tab}"]`);
    await page.waitForSelector('[role="option"][aria-setsize="10000"]');
    await page.focus('[role="combobox"]');
    const drawn = () => page.locator('[role="option"]').count();
    await until(page, 1);
    await expect.poll(drawn).toBeLessThan(60);
    await keys(page, 'PageDown', 'ArrowDown');
    await until(page, 10);
    await keys(page, 'Control+End');
    await until(page, 10_000);
    await expect.poll(drawn).toBeLessThan(60);
    await keys(page, 'Control+Home');
    await until(page, 1);
    await page.keyboard.type(tab === 'all' ? 'luz 79460000' : 'jose 9999');
    await expect.poll(async () => (await active(page))?.text, { timeout: 20_000 }).toContain(tab === 'all' ? 'Luz Prueba' : 'José Prueba 9999');
    await expect.poll(async () => (await active(page))?.of).toBeLessThan(20);
    if (tab === 'way') {
      await page.fill('[role="combobox"]', 'prueba 4999');
      await page.waitForSelector('[data-testid="entry-e4998"] [data-testid="entry-note"]');
    }
    expect(page.problems).toEqual([]);
  });

  it('of what happened is searched by what happened and who caused it', async () => {
    const page = await long('timeline', 'timeline-search');
    await page.keyboard.type('N9981 maxcontact');
    await expect.poll(async () => (await active(page))?.text, { timeout: 20_000 }).toContain('n9981');
    await expect.poll(async () => (await active(page))?.of).toBe(1);
  });

  it('is searched whole as somebody types', async () => {
    const page = await long('history', 'history-field');
    await page.keyboard.type('luz 79460991');
    await expect.poll(async () => (await active(page))?.text, { timeout: 20_000 }).toContain('+44 20 7946 0991');
    const { at, of } = await active(page);
    expect(at).toBe(1);
    expect(of).toBeGreaterThan(1);
    expect(of).toBeLessThan(20);
  });

  it('leaves no row behind that is out of sight when somebody scrolls', async () => {
    const page = await long('history', 'history-field');
    await page.evaluate(() => { document.querySelector('.long-list').scrollTop = 200_000; });
    await expect.poll(() => page.evaluate(() => Math.max(...[...document.querySelectorAll('[role="option"]')].map((row) => Number(row.getAttribute('aria-posinset'))))), { timeout: 20_000 }).toBeGreaterThan(3_000);
    await expect.poll(() => page.locator('[role="option"]').count()).toBeLessThan(60);
  });
});

describe('the calls of the shift', () => {
  it('are dialled again through the field every number is dialled from', async () => {
    const page = await open({ scenario: 'not-ready' });
    await menu(page, 'history');
    await page.waitForSelector('[data-testid="history-1"]');
    await keys(page, 'ArrowDown', 'Enter');
    await page.waitForSelector('[data-testid="dial-field"]');
    await expect.poll(() => page.inputValue('[data-testid="dial-field"]')).toBe('+44 20 7946 0001');
    const asked = () => page.evaluate(() => window.ringside.core.requests.filter(({ type }) => type === 'dial'));
    await expect.poll(() => asked()).toEqual([]);
    await page.waitForSelector('[data-ok="true"]');
    await keys(page, 'Enter');
    await expect.poll(asked).toMatchObject([{ type: 'dial', number: '+44 20 7946 0001' }]);
  });

  it('that were missed say so, are shown alone where that is pressed, and are called back through the same field', async () => {
    const page = await open({ scenario: 'not-ready' });
    await menu(page, 'history');
    await expect.poll(() => page.textContent('[data-testid="history-4"]')).toMatch(/missed.*call back/);
    await expect.poll(() => page.textContent('[data-testid="history-1"]')).not.toContain('missed');
    await expect.poll(() => page.textContent('[data-testid="history-missed"]')).toBe('Missed 4');
    await page.click('[data-testid="history-missed"]');
    await expect.poll(() => page.$$eval('[role="option"]', (rows) => rows.map(({ dataset }) => dataset.id))).toEqual(['p4', 'p15', 'p26', 'p37']);
    await page.fill('[data-testid="history-field"]', '0014 missed');
    await expect.poll(() => page.$$eval('[role="option"]', (rows) => rows.map(({ dataset }) => dataset.id))).toEqual(['p15']);
    await page.focus('[data-testid="history-field"]');
    await keys(page, 'Enter');
    await page.waitForSelector('[data-testid="dial-field"]');
    await expect.poll(() => page.inputValue('[data-testid="dial-field"]')).toBe('+44 20 7946 0014');
    await expect.poll(() => page.evaluate(() => window.ringside.core.requests.filter(({ type }) => type === 'dial'))).toEqual([]);
  });

  it('without a number are dialled by nobody', async () => {
    const page = await open({ scenario: 'not-ready' });
    await menu(page, 'history');
    await page.waitForSelector('[data-testid="history-1"]');
    await keys(page, 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown');
    await expect.poll(() => page.getAttribute('[data-testid="history-7"]', 'aria-disabled')).toBe('true');
    await keys(page, 'Enter');
    await expect.poll(() => page.locator('[data-testid="history-panel"]').count()).toBe(1);
  });

  it('are written to a file that can be shown, and it is said where', async () => {
    const page = await open({ scenario: 'ready' });
    await menu(page, 'history');
    await page.click('[data-testid="export"]');
    await page.waitForSelector('[data-testid="export-show"]');
    await expect.poll(() => page.textContent('[data-testid="exported"]')).toContain('/home/agent/Downloads/ringside-calls-2026-03-04-1512.csv');
    await page.click('[data-testid="export-elsewhere"]');
    await expect.poll(() => page.textContent('[data-testid="exported"]')).toContain('/home/agent/Desktop/ringside-calls');
    await page.click('[data-testid="export-show"]');
    const asked = await page.evaluate(() => window.ringside.core.requests.filter(({ type }) => type === 'export' || type === 'show'));
    expect(asked).toMatchObject([{ type: 'export', what: 'history' }, { type: 'export', folder: '/home/agent/Desktop' }, { type: 'show', path: '/home/agent/Desktop/ringside-calls-2026-03-04-1512.csv' }]);
  });
});

describe('my shift', () => {
  it('says in words and in a table what its charts draw', async () => {
    const page = await open({ scenario: 'ready' });
    await menu(page, 'shift');
    await page.waitForSelector('[data-testid="shift"]');
    await expect.poll(() => page.textContent('[data-testid="shift-calls"]')).toBe('78');
    await expect.poll(() => page.textContent('[data-testid="shift-talk"]')).toBe('3:11:00');
    await expect.poll(() => page.textContent('[data-testid="shift-left"]')).toContain('10:00 left');
    await page.click('[data-testid="shift-table"]');
    await expect.poll(() => page.locator('.behind tbody tr').count()).toBe(7);
    const first = await page.locator('.behind tbody tr').first().locator('td').allTextContents();
    expect(first).toEqual(['9', '28:00', '2:00', '9:00', '0:00', '11:00']);
    const hidden = await page.locator('[data-testid="shift"] svg').evaluateAll((charts) => charts.every((chart) => chart.getAttribute('aria-hidden') === 'true'));
    expect(hidden).toBe(true);
    expect(page.problems).toEqual([]);
  });

  it('says what is over where the breaks took longer than they may', async () => {
    const page = await open({ scenario: 'ready' });
    await page.evaluate(() => { window.ringside.core.first.breakLimitMinutes = 45; });
    await menu(page, 'shift');
    await page.waitForSelector('[data-testid="shift-left"]');
    await expect.poll(() => page.textContent('[data-testid="shift-left"]')).toContain('5:00 over');
  });

  it('gives the focus back to the menu it was opened from', async () => {
    const page = await open({ scenario: 'ready' });
    await menu(page, 'shift');
    await page.waitForSelector('[data-testid="shift"]');
    await keys(page, 'Escape');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('menu');
  });
});

it('what others are doing stands beside their names where the account may see it', async () => {
  const page = await open({ scenario: 'ready' });
  await page.evaluate(() => { const { core } = window.ringside; core.publish({ features: { ...core.view.features, colleagues: true, floor: true } }); });
  await menu(page, 'lists');
  await page.click('[data-testid="tab-colleagues"]');
  await expect.poll(() => page.textContent('[data-testid="list-1"]')).toContain('On a call');
  await expect.poll(() => page.textContent('[data-testid="list-2"]')).toContain('Ready');
});

it('it stands beside those a call can be passed to as well', async () => {
  const page = await open({ scenario: 'ozonetel' });
  await page.evaluate(() => { const { core } = window.ringside; core.publish({ features: { ...core.view.features, directory: false, colleagues: true, floor: true } }); });
  await keys(page, 'F6');
  await page.waitForSelector('[data-testid="transfer-option-1"]');
  await expect.poll(() => page.textContent('[data-testid="transfer-option-1"]')).toContain('On a call');
  await expect.poll(() => page.getAttribute('[data-testid="transfer-option-1"] .tile', 'data-state')).toBe('on-call');
});
