import { describe, expect, it } from 'vitest';
import { bar, focused, id, requested, requests } from './bar.mjs';

const { open } = bar();

async function bundle(options) {
  const page = await open({ scenario: 'ready', ...options });
  await page.click(id('menu'));
  await page.click(id('menu-bundle'));
  await page.waitForSelector('.bundle-file');
  return page;
}

const names = (page) => page.$$eval('.bundle-file .row-text', (rows) => rows.map((row) => row.textContent));

describe('the support bundle', () => {
  it('is shown before it is saved, every file of it whole', async () => {
    const page = await bundle();
    await expect.poll(() => names(page)).toEqual(['about.txt', 'system.txt', 'session-leeds.txt', 'timeline-leeds.txt', 'log/ringside.log']);
    await expect.poll(() => page.$(id('bundle-text'))).toBeNull();
    await page.click('.bundle-file:nth-child(4) button');
    await expect.poll(async () => (await page.textContent(id('bundle-text'))).match(/set by you/g)).toHaveLength(40);
    await expect.poll(() => requests(page, 'write_bundle')).toEqual([]);
  });

  it('is opened, read and saved with the keyboard alone', async () => {
    const page = await bundle();
    await expect.poll(() => page.evaluate(() => document.activeElement.textContent)).toContain('about.txt');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await expect.poll(() => focused(page)).toBe('bundle-text');
    for (let press = 0; press < 5; press += 1) await page.keyboard.press('Tab');
    await expect.poll(() => focused(page)).toBe('bundle-folder');
    await page.keyboard.press('Tab');
    await expect.poll(() => focused(page)).toBe('bundle-choose');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForSelector(`${id('bundle-saved')} bdi`);
    await expect.poll(() => requested(page, 'write_bundle')).toEqual({ type: 'write_bundle', bundle: 1, folder: '/home/agent/Downloads' });
    await expect.poll(() => page.textContent(id('bundle-saved'))).toBe('Saved (18 kB) as /home/agent/Downloads/ringside-support-2026-03-04-0805.zip');
  });

  it('says what is wrong with a folder, and is saved into another one', async () => {
    const page = await bundle();
    await page.fill(id('bundle-folder'), '/media/full');
    await page.click(id('bundle-save'));
    await page.waitForSelector('.field.is-wrong');
    await expect.poll(() => page.textContent('.foot .bad')).toBe('The disk is full. Nothing was written. Make room or choose a folder on another disk.');
    await page.fill(id('bundle-folder'), '/media/stick');
    await expect.poll(() => page.$('.field.is-wrong')).toBeNull();
    await page.click(id('bundle-save'));
    await page.waitForSelector(`${id('bundle-saved')} bdi`);
    await page.fill(id('bundle-folder'), ' ');
    await expect.poll(() => page.getAttribute(id('bundle-save'), 'aria-disabled')).toBe('true');
  });
});

describe('the folder of the bundle', () => {
  it('is chosen in the desktop’s own dialog, and shown there once the bundle is in it', async () => {
    const page = await bundle();
    await page.click(id('bundle-choose'));
    await page.waitForFunction(() => document.querySelector('[data-testid="bundle-folder"]').value === '/home/agent/Desktop');
    await expect.poll(() => requested(page, 'choose')).toEqual({ type: 'choose', title: 'Choose the folder', from: '/home/agent/Downloads' });
    await expect.poll(() => page.$(id('bundle-show'))).toBeNull();
    await page.click(id('bundle-save'));
    await page.click(id('bundle-show'));
    await expect.poll(() => requested(page, 'show')).toEqual({ type: 'show', path: '/home/agent/Desktop/ringside-support-2026-03-04-0805.zip' });
    await expect.poll(() => page.$(id('bundle-not-shown'))).toBeNull();
  });

  it('can be typed on a desktop that has no dialog, and its path is said where nothing can show it', async () => {
    const page = await bundle({ dialog: 'no' });
    await page.click(id('bundle-choose'));
    await expect.poll(() => page.inputValue(id('bundle-folder'))).toBe('/home/agent/Downloads');
    await page.click(id('bundle-save'));
    await page.click(id('bundle-show'));
    await page.waitForSelector(id('bundle-not-shown'));
    await expect.poll(() => page.textContent(id('bundle-saved'))).toContain('/home/agent/Downloads/ringside-support-2026-03-04-0805.zip');
  });
});

describe('the settings in force', () => {
  it('say of each key the value and who set it, and lock what policy set', async () => {
    const page = await open({ scenario: 'ready' });
    await page.click(id('menu'));
    await page.click(id('menu-in-force'));
    await page.waitForSelector(id('in-force'));
    const rows = await page.$$eval('.set', (all) => all.map((row) => [row.dataset.by, ...[...row.querySelectorAll('dt small, b, dd small')].map((part) => part.textContent.trim())]));
    expect(rows).toContainEqual(['policy', 'history_days', '90', 'Set by your administrator, line 7']);
    expect(rows).toContainEqual(['user', 'theme', '"dark"', 'Set by you']);
    expect(rows).toContainEqual(['default', 'language', 'not set', 'Usual']);
    await expect.poll(() => page.$$eval('.set[data-by="policy"] svg', (locks) => locks.length)).toBe(2);
    await expect.poll(() => page.$$eval('.set:not([data-by="policy"]) svg', (locks) => locks.length)).toBe(0);
    await expect.poll(() => page.textContent(id('in-force-policy-file'))).toBe('/etc/ringside/policy.toml');
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page)).not.toBe('BODY');
  });
});

describe('checking the connection', () => {
  async function doctor(options) {
    const page = await open({ scenario: 'ready', ...options });
    await page.click(id('menu'));
    await page.click(id('menu-doctor'));
    await page.waitForSelector(id('doctor-start'));
    return page;
  }

  const verdicts = (page) => page.$$eval('.finding', (rows) => rows.map((row) => row.dataset.verdict));

  it('begins when it is asked to, and says of each step what is wrong and what to do', async () => {
    const page = await doctor();
    await expect.poll(() => verdicts(page)).toEqual([]);
    await expect.poll(() => focused(page)).toBe('doctor-start');
    await page.keyboard.press('Enter');
    await page.waitForSelector(id('doctor-lists'));
    await page.waitForSelector(id('doctor-start'));
    await expect.poll(() => verdicts(page)).toEqual(['good', 'doubtful', 'good', 'good', 'good', 'bad', 'skipped', 'skipped', 'skipped', 'skipped', 'skipped', 'skipped']);
    await expect.poll(async () => (await page.textContent(id('doctor-certificate'))).trim()).toMatch(/^Certificate: wrong\. The certificate is signed by Example Works Root, .* ask your administrator for it\.$/);
    await expect.poll(async () => (await requests(page, 'examine')).map(({ profile }) => profile)).toEqual(['demo']);
  });

  it('shows each finding as it comes, and stops where it is told to', async () => {
    const page = await doctor();
    await page.evaluate(() => { window.ringside.core.examinesFor = 400; });
    await page.click(id('doctor-start'));
    await page.waitForSelector(id('doctor-disk'));
    await page.click(id('doctor-stop'));
    await page.waitForSelector(id('doctor-start'));
    const found = (await verdicts(page)).length;
    expect(found).toBeGreaterThan(0);
    expect(found).toBeLessThan(12);
    await expect.poll(() => page.textContent('.foot [role="status"]')).toBe('Stopped before its end.');
  });

  it('is copied as text', async () => {
    const page = await doctor();
    await page.evaluate(() => document.addEventListener('copy', () => { window.copied = document.activeElement.value; }));
    await expect.poll(() => page.getAttribute(id('doctor-copy'), 'aria-disabled')).toBe('true');
    await page.click(id('doctor-start'));
    await page.waitForSelector(id('doctor-lists'));
    await page.click(`${id('doctor-copy')}:not([aria-disabled])`);
    const lines = (await page.evaluate(() => window.copied)).split('\n');
    expect(lines).toHaveLength(13);
    expect(lines[1]).toBe('Data folder: fine (12 ms). The data folder can be written to; its disk has 41.3\u00a0GB free.');
  });
});
