import { describe, expect, it } from 'vitest';
import { keys } from '../browser.mjs';
import { bar, focused, id, requested, requests } from './bar.mjs';

const { open } = bar();

const rows = (page) => page.$$eval('[role="option"] .row-text > :first-child', (all) => all.map((one) => one.textContent));
const parts = (page) => page.$$eval('.sec', (all) => all.map((one) => one.textContent));

/** The list, opened from the status line. */
async function list() {
  const page = await open({ scenario: 'callbacks-due' });
  await keys(page, 'F12');
  await page.waitForSelector(id('callback-1'));
  return page;
}

describe('callbacks', () => {
  it('that are due stand on their badge, in the status line and in parts of a list that is searched', async () => {
    const page = await open({ scenario: 'callbacks-due' });
    await expect.poll(() => page.textContent(id('badge-callbacks'))).toBe('2');
    await page.waitForFunction(() => document.querySelector('[data-testid="status"]').textContent.includes('2 callbacks are due, 1 of them for more than half an hour.'));
    await page.click(id('badge-callbacks'));
    await page.waitForSelector(id('callback-1'));
    await expect.poll(() => focused(page)).toBe('callbacks-search');
    await expect.poll(() => rows(page)).toEqual(['Luz Prueba', 'Ana Ejemplo', 'Night desk, Example Hotel', '020 7946 0177', 'Sam Sample']);
    await expect.poll(async () => (await parts(page)).filter((part) => part !== 'Later today')).toEqual(expect.arrayContaining(['Overdue', 'Due', 'Dialled, outcome open']));
    await expect.poll(() => page.textContent(id('callback-1'))).toContain('1 h 15 min over');
    await expect.poll(() => page.textContent(id('callback-1'))).toMatch(/ in Mexico City/);
    await expect.poll(() => page.textContent(id('callback-3'))).toContain('in 13 min');
    await expect.poll(() => page.textContent(id('callbacks-whose'))).toBe('Only this bar knows these times. MaxContact is not told.');
    await page.keyboard.type('manager');
    await expect.poll(() => rows(page)).toEqual(['Night desk, Example Hotel']);
  });

  it('are dialled like any number, and the core is told what for', async () => {
    const page = await list();
    await keys(page, 'ArrowDown', 'Enter');
    await page.waitForSelector(`${id('callback-2')}[aria-selected="true"]`);
    await expect.poll(() => page.textContent(id('callback-note'))).toBe('Price in writing');
    await page.click(id('callback-dial'));
    await expect.poll(() => requested(page, 'callback_dialled')).toMatchObject({ callback: 'k2', call: 'c11' });
    await expect.poll(() => requests(page, 'dial')).toEqual([{ type: 'dial', number: '020 7946 0123' }]);
    await page.waitForSelector(`${id('callbacks-panel')}`, { state: 'detached' });
  });

  it('are put off, and done, by keyboard alone', async () => {
    const page = await list();
    await page.focus(id('snooze-minutes_15'));
    await keys(page, 'Enter');
    await expect.poll(() => requested(page, 'snooze_callback')).toEqual({ type: 'snooze_callback', callback: 'k1', by: 'minutes_15' });
    await page.waitForFunction(() => document.querySelector('[data-testid="badge-callbacks"]').textContent === '1');
    await page.waitForSelector(`${id('callback-1')}[data-id="k2"][aria-selected="true"]`);
    await page.focus(id('callback-done'));
    await keys(page, 'Enter');
    await expect.poll(() => requested(page, 'callback_done')).toMatchObject({ callback: 'k2' });
    await page.waitForFunction(() => document.querySelectorAll('[role="option"]').length === 4);
    await keys(page, 'Escape');
    await page.waitForSelector(id('callbacks-panel'), { state: 'detached' });
  });

  it('that nobody made are saved as a table', async () => {
    const page = await list();
    await page.click(id('callbacks-export'));
    await page.click(id('export'));
    await expect.poll(() => requested(page, 'export')).toEqual({ type: 'export', what: 'missed_callbacks' });
    await page.waitForSelector(id('export-show'));
  });

  it('can be agreed with any outcome that is one, where the vendor asks for no time and takes none', async () => {
    const page = await open({ scenario: 'wrap-up' });
    const none = { note: false, callback: false, sales: false };
    await page.evaluate((requires) => window.ringside.core.publishCodes((view) => ({ ...view, sends_callback: false, codes: view.codes.map((one) => ({ ...one, requires })) })), none);
    await keys(page, 'F8');
    await page.waitForSelector(id('outcome-field'));
    await expect.poll(() => page.isVisible(id('callback'))).toBe(false);
    await page.click('[data-id="CALLBACK"]');
    await page.click(id('callback'));
    await page.waitForSelector(`${id('callback-time')}:focus`);
    await keys(page, 'Enter');
    await page.waitForSelector(id('callback-panel'), { state: 'detached' });
    await page.click(id('save'));
    await expect.poll(async () => (await requested(page, 'save_outcome')).draft.callback.at_ms).toBeGreaterThan(Date.now());
  });

  it('are none at first, and the list says how they come about', async () => {
    const page = await open({ scenario: 'ready' });
    await page.click(id('badge-callbacks'));
    await page.waitForSelector(id('callbacks-panel'));
    await expect.poll(() => page.textContent(id('callbacks-panel'))).toContain('A time set with an outcome stands here.');
  });
});

describe('a pinned outcome', () => {
  it('is pinned by Ctrl D, stands above the others with a digit of its own, and is taken off again', async () => {
    const page = await open({ scenario: 'wrap-up' });
    await keys(page, 'F8');
    await page.keyboard.type('fax');
    await keys(page, 'Control+d');
    await expect.poll(() => requested(page, 'pin_outcome')).toEqual({ type: 'pin_outcome', code: 'FAX', pinned: true });
    await expect.poll(() => page.textContent(id('announcer'))).toContain('Fax or machine is pinned.');
    await keys(page, 'Backspace', 'Backspace', 'Backspace');
    const pin = await page.waitForSelector('[role="group"][aria-label="Pinned"] [data-id="FAX"] .kbd');
    await expect.poll(() => pin.textContent()).toBe('9');
    const digits = await page.$$eval('[role="option"] .kbd', (all) => all.map((one) => one.textContent));
    expect(new Set(digits).size).toBe(digits.length);
    await keys(page, '9');
    await page.waitForSelector('[data-id="FAX"][aria-selected="true"]');
    await expect.poll(() => page.getAttribute(id('outcome-option-mark'), 'aria-label')).toBe('Unpin Fax or machine');
    await page.click(id('outcome-option-mark'));
    await page.waitForSelector('[role="group"][aria-label="Pinned"]', { state: 'detached' });
  });

  it('is pinned from the note too, and by the key that was chosen for it instead', async () => {
    const page = await open({ scenario: 'wrap-up' });
    await keys(page, 'F8');
    await page.waitForSelector(`${id('outcome-option-mark')}[aria-keyshortcuts="Control+D"][title^="Pin "][title$=" (Ctrl D)"]`);
    await page.focus(id('note'));
    await keys(page, 'Control+d');
    await expect.poll(() => requests(page, 'pin_outcome')).toHaveLength(1);
    await keys(page, 'Shift+F1');
    await page.waitForSelector(`${id('key-pin')}[data-key="Ctrl+D"]`);
    await page.focus(id('key-pin'));
    await keys(page, 'Enter');
    await page.waitForSelector(`${id('key-pin')}[aria-pressed="true"]`);
    await keys(page, 'Control+KeyB');
    await page.waitForSelector(`${id('key-pin')}[data-key="Ctrl+B"]`);
    await page.click(id('keys-save'));
    await expect.poll(() => requested(page, 'set_keys')).toEqual({ type: 'set_keys', keys: { pin: 'Ctrl+B' } });
    await keys(page, 'Escape');
    await page.waitForSelector(`${id('outcome-option-mark')}[aria-keyshortcuts="Control+B"]`);
    await keys(page, 'Control+d', 'Control+b');
    await expect.poll(() => requests(page, 'pin_outcome')).toHaveLength(2);
    await expect.poll(() => requests(page, 'pin_outcome').then(([, second]) => second.pinned)).toBe(false);
  });
});

describe('more time for wrap-up', () => {
  it('is asked for at the call and in the picker, says whose time it is, and ends', async () => {
    const page = await open({ scenario: 'extend' });
    await page.waitForSelector(id('extend-wrap-up'));
    await expect.poll(() => page.getAttribute(id('extend-wrap-up'), 'title')).toBe('Only this bar waits 60 seconds longer; MaxContact goes by its own time. 2 times for this call.');
    await page.click(id('extend-wrap-up'));
    await requested(page, 'extend_wrap_up');
    await page.waitForFunction(() => document.querySelector('[data-testid="extend-wrap-up"]')?.title.endsWith('Once more for this call.'));
    await keys(page, 'F8');
    await page.click(`${id('outcome-panel')} ${id('extend-wrap-up')}`);
    await page.waitForSelector(id('extend-wrap-up'), { state: 'detached' });
    await expect.poll(() => requests(page, 'extend_wrap_up')).toHaveLength(2);
  });
});

describe('the pages a profile opens for calls', () => {
  it('stand in its form with an example that is tried, and what policy keeps closed says so', async () => {
    const page = await open({ scenario: 'signed-out' });
    await keys(page, 'F9');
    await page.click(id('profile-edit'));
    await page.waitForSelector(id('page-example-ring'));
    await expect.poll(() => page.textContent(id('page-example-ring'))).toBe('https://crm.example.com/find?number=%2B441632960123');
    await page.click(id('page-try-ring'));
    await expect.poll(() => requested(page, 'try_screen_pop')).toMatchObject({ event: 'ring' });
    await expect.poll(() => page.textContent(id('pages'))).toContain('Your administrator does not allow this address.');
    await expect.poll(() => page.isVisible(id('page-try-answer'))).toBe(false);
    await page.click(id('page-try-wrap_up'));
    await page.waitForSelector(`${id('pages')} .bad:not(:empty)`);
  });

  it('are entered with a new profile too, once they are asked for', async () => {
    const page = await open({ scenario: 'no-profile' });
    await expect.poll(() => page.textContent(id('open-sign-in'))).toBe('Make your first profile');
    await page.click(id('open-sign-in'));
    await page.fill(id('profile-name'), 'Leeds');
    await page.click(id('profile-next'));
    await page.fill(id('profile-url'), 'https://dialler.example');
    await page.fill(id('profile-login'), 'leeds');
    await page.fill(id('profile-agent'), '42');
    await expect.poll(() => page.locator(id('pages')).count()).toBe(0);
    await page.click(id('profile-pages'));
    await page.waitForSelector(`${id('page-url-ring')}:focus`);
    await page.keyboard.type('https://crm.example.com/{nobody}');
    await page.evaluate(() => {
      const { core, refused } = window.ringside;
      core.refuseApp = { ...refused('bad-profile', null), text: { key: 'error-bad-profile', args: { detail: 'screen_pop[0].url: no variable has this name' } } };
    });
    await page.click(id('profile-test'));
    await page.waitForSelector(`${id('page-url-ring')}[aria-invalid="true"]`);
    await page.fill(id('page-url-ring'), 'https://crm.example.com/{name}');
    await page.click(id('profile-test'));
    await page.click(`${id('profile-save')}:not([aria-busy])`);
    const saved = () => page.evaluate(() => window.ringside.core.requests.find(({ type }) => type === 'save')?.profile.pages);
    await expect.poll(saved).toEqual([{ event: 'ring', url: 'https://crm.example.com/{name}' }]);
    await expect.poll(() => page.evaluate(() => window.ringside.core.requests.filter(({ type }) => type === 'screen_pops'))).toEqual([]);
  });

  it('are changed with it: an example is shown of what is saved alone, and a wrong one is told where it stands', async () => {
    const page = await open({ scenario: 'signed-out' });
    await keys(page, 'F9');
    await page.click(id('profile-edit'));
    await page.waitForSelector(id('page-example-ring'));
    await page.fill(id('page-url-ring'), 'https://crm.example.com/{name}');
    await page.waitForSelector(id('page-example-ring'), { state: 'detached' });
    await page.fill(id('page-url-answer'), '');
    await page.evaluate(() => {
      const { core, refused } = window.ringside;
      core.refuseApp = { ...refused('bad-profile', null), text: { key: 'error-bad-profile', args: { detail: 'screen_pop[1].url: a variable cannot stand in the host' } } };
    });
    await page.click(id('profile-test'));
    await page.waitForSelector(`${id('page-url-wrap_up')}[aria-invalid="true"]`);
    await expect.poll(() => page.locator('[aria-invalid="true"]').count()).toBe(1);
    await page.click(id('profile-test'));
    await page.click(`${id('profile-save')}:not([aria-busy])`);
    const saved = () => page.evaluate(() => window.ringside.core.requests.find(({ type }) => type === 'save')?.profile.pages);
    await expect.poll(saved).toEqual([{ event: 'ring', url: 'https://crm.example.com/{name}' }, { event: 'wrap_up', url: 'https://crm.example.com/wrap-up/{call.id}?agent={agent.login}' }]);
  });
});
