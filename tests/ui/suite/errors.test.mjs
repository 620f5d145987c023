import { describe, expect, it } from 'vitest';
import { keys } from '../browser.mjs';
import { bar, id, inState, requested, requests } from './bar.mjs';

const { open } = bar();

describe('a failure', () => {
  it('of a request is said in the status line with its next step, and aloud', async () => {
    const page = await open({ scenario: 'on-call' });
    await page.evaluate(() => { window.ringside.core.refuse = window.ringside.refused('timed-out', 'look_at_call'); });
    await keys(page, 'F3');
    await page.waitForSelector(`${id('status')}[data-tone="danger"]`);
    await expect.poll(() => page.textContent(id('status'))).toContain('No answer from MaxContact. It may have happened or not.');
    await expect.poll(() => page.textContent(id('announcer'))).toContain('No answer from MaxContact.');
    await keys(page, 'F12');
    await requested(page, 'check_now');
    await page.waitForSelector(`${id('status')}[data-tone="rest"]`);
  });

  it('of a password leaves the field empty, focused and the person told', async () => {
    const page = await open({ scenario: 'signed-out' });
    await keys(page, 'F9');
    await page.fill(id('password'), 'wrong');
    await keys(page, 'Enter');
    await page.waitForSelector(`${id('status')}[data-tone="danger"]`);
    await expect.poll(() => page.textContent(id('status'))).toContain('MaxContact did not accept this login and password.');
    await page.waitForSelector(`${id('password')}:focus`);
    await expect.poll(() => page.inputValue(id('password'))).toBe('');
    await expect.poll(() => page.content()).not.toContain('wrong"');
  });

  it('of the sign-in in a call asks for the password in place', async () => {
    const page = await open({ scenario: 'needs-password' });
    await expect.poll(() => page.getAttribute(id('slot-hangup'), 'aria-disabled')).toBeNull();
    await page.fill(id('password'), 'again');
    await keys(page, 'Enter');
    await expect.poll(() => requested(page, 'sign_in')).toMatchObject({ password: 'again' });
  });

  it('of a list offers to try again', async () => {
    const page = await open({ scenario: 'lists-fail' });
    await page.click(id('menu'));
    await page.click(id('menu-lists'));
    await page.waitForSelector('.empty');
    await page.click('.empty button');
    await page.waitForFunction(() => window.ringside.core.requests.filter((one) => one.type === 'list').length === 2);
  });

  it('of the list of outcomes says so where the outcomes would stand', async () => {
    const page = await open({ scenario: 'codes-failed' });
    await keys(page, 'F8');
    await expect.poll(() => page.textContent(id('outcome-panel'))).toContain('MaxContact gave no outcomes.');
  });
});

describe('a profile', () => {
  it('is made, tested and signed in with', async () => {
    const page = await open({ scenario: 'no-profile' });
    await keys(page, 'F9');
    await page.click(id('profile-new'));
    await page.waitForSelector(`${id('profile-vendor')}:focus`);
    await expect.poll(() => page.getAttribute(id('profile-next'), 'aria-disabled')).toBe('true');
    await page.fill(id('profile-name'), 'Leeds');
    await page.selectOption(id('profile-region'), 'ES');
    await page.focus(id('profile-name'));
    await keys(page, 'Enter');
    await page.waitForSelector(`${id('profile-url')}:focus`);
    await page.fill(id('profile-url'), 'https://dialler.example');
    await page.fill(id('profile-login'), 'leeds');
    await expect.poll(() => page.getAttribute(id('profile-test'), 'aria-disabled')).toBe('true');
    await page.fill(id('profile-agent'), '42');
    await page.fill(id('password'), 'secret');
    await keys(page, 'Enter');
    await expect.poll(() => requested(page, 'examine_new')).toMatchObject({
      profile: { id: null, name: 'Leeds', vendor: 'maxcontact', base_url: 'https://dialler.example', login: 'leeds', user_id: '42', region: 'ES' }, password: 'secret',
    });
    await page.waitForSelector(`${id('doctor-sign_in')}[data-verdict="good"]`);
    await page.waitForSelector(`${id('profile-save')}:not([aria-busy])`);
    await expect.poll(() => page.textContent(id('profile-save'))).toBe('Save and sign in');
    await page.click(id('profile-save'));
    await requested(page, 'save');
    await expect.poll(() => requested(page, 'sign_in')).toMatchObject({ password: 'secret' });
    await inState(page, 'not-ready');
  });

  it('that does not work says where it stopped and can be mended', async () => {
    const page = await open({ scenario: 'no-profile' });
    await keys(page, 'F9');
    await page.click(id('profile-new'));
    await page.fill(id('profile-name'), 'X');
    await page.click(id('profile-next'));
    for (const [field, value] of [['url', 'https://nowhere.example'], ['login', 'x'], ['agent', '1']]) await page.fill(id(`profile-${field}`), value);
    await page.click(id('profile-test'));
    await page.waitForSelector(`${id('profile-save')}:not([aria-busy])`);
    await expect.poll(() => page.$$eval('.finding', (rows) => rows.map((row) => row.dataset.verdict).slice(0, 6))).toEqual(['good', 'good', 'good', 'bad', 'skipped', 'skipped']);
    await expect.poll(() => page.textContent(id('doctor-name'))).toContain('Nobody knows the name nowhere.example. Check the address in the profile.');
    await expect.poll(() => page.textContent(id('profile-save'))).toBe('Save as it is');
    await page.click(id('profile-back'));
    await expect.poll(() => page.inputValue(id('profile-url'))).toBe('https://nowhere.example');
    await page.click(id('profile-back'));
    await expect.poll(() => page.inputValue(id('profile-name'))).toBe('X');
  });

  it('without a password is tried as far as the vendor’s door, and does not claim to work', async () => {
    const page = await open({ scenario: 'signed-out' });
    await keys(page, 'F9');
    await page.click(id('profile-edit'));
    await page.waitForFunction(() => document.querySelector('[data-testid="profile-login"]')?.value === 'leeds');
    await page.click(id('profile-test'));
    await page.waitForSelector(`${id('doctor-sign_in')}[data-verdict="skipped"]`);
    await page.waitForSelector(`${id('profile-save')}:not([aria-busy])`);
    await expect.poll(() => page.textContent(id('profile-save'))).toBe('Save as it is');
    await expect.poll(async () => (await requests(page, 'examine_new')).length).toBe(1);
  });
});

describe('signing out', () => {
  it('with something unfinished says what is kept, and goes only when insisted', async () => {
    const page = await open({ scenario: 'outbox' });
    await page.click(id('menu'));
    await page.click(id('menu-sign-out'));
    await expect.poll(() => page.textContent(id('sign-out-panel'))).toContain('4 outcomes are not sent yet.');
    await page.click(id('sign-out-insist'));
    await expect.poll(() => requested(page, 'sign_out')).toEqual({ type: 'sign_out', insist: true });
    await inState(page, 'signed-out');
  });
});

describe('nothing to show', () => {
  it.each([['owed', 'badge-owed', 'Every call has its outcome'], ['on its way', 'badge-outbox', 'Everything has arrived']])('is a sentence, not a blank: %s', async (_, badge, sentence) => {
    const page = await open();
    await page.click(id(badge));
    await page.waitForSelector('.empty');
    await expect.poll(() => page.textContent('.empty')).toContain(sentence);
  });

  it('fits a search: the picker says so', async () => {
    const page = await open({ scenario: 'wrap-up' });
    await keys(page, 'F8');
    await page.keyboard.type('zzz');
    await expect.poll(() => page.textContent(id('outcome-panel'))).toContain('Nothing fits.');
    await keys(page, 'Enter');
    await expect.poll(() => requests(page, 'save_draft')).toEqual([]);
  });
});

describe('a lead', () => {
  it('shows its numbers, and the call moves to another', async () => {
    const page = await open({ scenario: 'on-call' });
    await page.click(`${id('call-c1')} .call-who`);
    await page.click(`${id('lead-phone-2')} .link`);
    await expect.poll(() => requested(page, 'change_lead')).toEqual({ type: 'change_lead', call: 'c1', phone: '555002' });
    await page.click(id('lead-create'));
    await expect.poll(() => requested(page, 'create_lead')).toEqual({ type: 'create_lead', call: 'c1', number: '+44 20 7946 0123' });
  });

  it('is named by hand where the vendor does not tell', async () => {
    const page = await open({ scenario: 'two-calls' });
    await page.click(`${id('call-c2')} .call-who`);
    await page.fill(id('lead-id'), '778899');
    await page.click(id('lead-set'));
    await expect.poll(() => requested(page, 'set_lead')).toEqual({ type: 'set_lead', call: 'c2', lead: '778899' });
    await page.waitForSelector(id('lead-phone-1'));
  });
});
