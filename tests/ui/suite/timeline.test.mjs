import { describe, expect, it } from 'vitest';
import { keys } from '../browser.mjs';
import { bar, focused, id, inState, requested, requests } from './bar.mjs';

const { open } = bar();

async function timeline() {
  const page = await open({ scenario: 'ready' });
  await page.click(id('menu'));
  await page.click(id('menu-timeline'));
  await page.waitForSelector('.happened');
  return page;
}

const said = (page) => page.$$eval('.happened-what', (lines) => lines.map((line) => line.firstChild.textContent));

describe('what happened', () => {
  it('stands newest first, by the hour, with who caused it', async () => {
    const page = await timeline();
    await expect.poll(async () => (await said(page)).at(0)).toBe('State at MaxContact: ready');
    await expect.poll(() => page.textContent(`${id('timeline-1')} .happened-what`)).toContain('changed elsewhere');
    await expect.poll(() => page.locator('.long-row .sec').count()).toBeGreaterThan(1);
    await expect.poll(() => page.$$eval('.happened time', (times) => times.every((time) => /\d\d:\d\d:\d\d$/.test(time.textContent)))).toBe(true);
    await expect.poll(() => said(page)).toContain('State corrected from ready to Lunch.');
    await keys(page, 'Control+End');
    await expect.poll(async () => (await said(page)).at(-1)).toBe('Signed in at MaxContact');
  });

  it('is searched in what happened and in who caused it', async () => {
    const page = await timeline();
    await expect.poll(() => focused(page)).toBe('timeline-search');
    await page.fill(id('timeline-search'), 'outcome');
    await page.waitForFunction(() => document.querySelectorAll('.happened').length === 2);
    await page.fill(id('timeline-search'), 'elsewhere');
    await page.waitForFunction(() => document.querySelectorAll('.happened').length === 1);
    await page.fill(id('timeline-search'), 'zebra');
    await page.waitForSelector('.empty');
    await expect.poll(() => page.getAttribute(id('timeline-copy'), 'aria-disabled')).toBe('true');
  });

  it('is copied as text, oldest first, as far as it is found', async () => {
    const page = await timeline();
    await page.evaluate(() => document.addEventListener('copy', () => { window.copied = document.activeElement.value; }));
    await page.fill(id('timeline-search'), 'outcome');
    await page.waitForFunction(() => document.querySelectorAll('.happened').length === 2);
    await page.click(id('timeline-copy'));
    const lines = (await page.evaluate(() => window.copied)).split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d  Outcome of call 4e51 saved on this computer \(set by you\)$/);
    await expect.poll(() => focused(page)).toBe('timeline-copy');
  });

  it('is read anew when something new happened', async () => {
    const page = await timeline();
    const before = (await requests(page, 'timeline')).length;
    await page.evaluate(() => window.ringside.core.publish({ owed: [] }));
    await page.waitForFunction((count) => window.ringside.core.requests.filter(({ type }) => type === 'timeline').length > count, before);
  });
});

describe('fix my state', () => {
  it('is offered where the state is unknown, and says what came of it', async () => {
    const page = await open({ scenario: 'state-unknown' });
    await expect.poll(async () => (await page.textContent(id('status-link'))).trim()).toBe('Fix my state');
    await page.click(id('status-link'));
    await expect.poll(() => requested(page, 'fix_state')).toEqual({ type: 'fix_state' });
    await page.waitForFunction(() => document.querySelector('[data-testid="status"]').textContent.includes('Not ready was asked for, and taken.'));
    await page.waitForSelector(`${id('chip')}[data-certainty="confirmed"]`);
    await expect.poll(() => page.$$eval(id('status-link'), (links) => links.map((link) => link.textContent))).toEqual(['Close']);
  });

  it('is offered where something hangs, and stands in the menu at all times', async () => {
    const page = await open({ scenario: 'hangs' });
    await expect.poll(async () => (await page.textContent(id('status-link'))).trim()).toBe('Fix my state');
    const calm = await open({ scenario: 'ready' });
    await calm.click(id('menu'));
    await calm.click(id('menu-fix'));
    await expect.poll(() => requested(calm, 'fix_state')).toEqual({ type: 'fix_state' });
    await inState(calm, 'not-ready');
  });
});

describe('honest state', () => {
  it('shows what is asked for and what is confirmed side by side, in words too', async () => {
    const page = await open({ scenario: 'asked-ready' });
    await expect.poll(() => page.textContent(id('chip'))).toMatch(/Ready\s+asked\s+0:0\d, now Not ready/);
    await expect.poll(() => page.getAttribute(`${id('chip')} button`, 'title')).toBe('Ready is asked for. Not ready is what holds until then.');
  });

  it('shows the age of old news, counting', async () => {
    const page = await open({ scenario: 'old-news' });
    await expect.poll(() => page.textContent(id('status'))).toMatch(/No news from MaxContact\. Age of what is shown: 0:4\d/);
    await page.waitForFunction(() => /0:4[4-9]/.test(document.querySelector('[data-testid="status"] .timer').textContent));
  });

  it('says what was corrected to what, and who changed a state elsewhere', async () => {
    const corrected = await open({ scenario: 'corrected' });
    await expect.poll(() => corrected.textContent(id('status'))).toContain('State corrected from ready to not ready.');
    const elsewhere = await open({ scenario: 'elsewhere' });
    await expect.poll(() => elsewhere.textContent(id('status'))).toContain('It was not this bar');
  });
});
