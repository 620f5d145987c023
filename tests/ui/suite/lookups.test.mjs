import { describe, expect, it } from 'vitest';
import { bar, id, requested, requests } from './bar.mjs';

const { open } = bar();

async function lookup(scenario, kind) {
  const page = await open({ scenario });
  await page.click(id('menu'));
  await page.click(id('menu-lookups'));
  await page.waitForSelector(id('lookup-kind'));
  await page.selectOption(id('lookup-kind'), kind);
  return page;
}

describe('lookups', () => {
  it('are those the account offers, and none where it offers none', async () => {
    const page = await lookup('deepcall', 'past');
    await expect.poll(() => page.$$eval(`${id('lookup-kind')} option`, (options) => options.map(({ value }) => value))).toEqual(['contact', 'past', 'notes', 'counters', 'notices', 'block']);
    const without = await open();
    await without.click(id('menu'));
    await without.waitForSelector(id('menu-lists'));
    await expect.poll(() => without.$(id('menu-lookups'))).toBeNull();
  });

  it('of a contact start from the number of the call, and can be changed where the vendor takes it', async () => {
    const page = await lookup('deepcall', 'contact');
    await page.click(id('lookup-go'));
    await expect.poll(() => requested(page, 'look_up')).toEqual({ type: 'look_up', lookup: { what: 'contact', number: '+44 20 7946 0123' } });
    await page.waitForSelector(id('contact'));
    await page.click(id('contact-edit'));
    await page.fill(id('contact-2'), 'Bakery Ltd');
    await page.click(id('contact-save'));
    await expect.poll(() => requested(page, 'do')).toEqual({ type: 'do', deed: {
      what: 'save_contact', number: '+44 20 7946 0123', fields: [['Name', 'Ana Ejemplo'], ['Company', 'Bakery Ltd'], ['Segment', 'Renewals']], new: false,
    } });
  });

  it('of a contact the vendor does not know say so', async () => {
    const page = await lookup('genesys', 'contact');
    await page.fill(id('lookup-number'), '+44 20 7946 0100');
    await page.click(id('lookup-go'));
    await page.waitForSelector('.empty');
    await expect.poll(() => page.textContent('.empty')).toContain('Genesys does not know this number');
    await expect.poll(() => page.$(id('contact-edit'))).toBeNull();
  });

  it('of past calls show outcome and note', async () => {
    const page = await lookup('deepcall', 'past');
    await page.waitForSelector(id('past-call-1'));
    await expect.poll(() => page.textContent(id('past-call-1'))).toMatch(/Rang off at once.*0:12, No answer/s);
  });

  it('of figures put the agent’s own first', async () => {
    const page = await lookup('ucontact', 'counters');
    await page.waitForSelector(id('counter-1'));
    await expect.poll(() => page.$$eval('.sec', (heads) => heads.map((head) => head.textContent))).toEqual(['Yours', 'Renewals']);
  });

  it('of news and of the team list what the vendor says, its own word where ours is none', async () => {
    const page = await lookup('deepcall', 'notices');
    await page.waitForSelector(id('notice-1'));
    await expect.poll(() => page.textContent(id('notice-1'))).toContain('Meeting of the Orders team at 17:00.');
    const team = await lookup('genesys', 'floor');
    await team.waitForSelector(id('floor-1'));
    await expect.poll(() => team.$$eval(`${id('floor')} .row-side`, (sides) => sides.map((side) => side.textContent))).toEqual(['On a call', 'Ready', 'Training']);
    await team.click(id('floor-1'));
    await team.click(id('floor-whisper'));
    await expect.poll(() => requested(team, 'do')).toEqual({ type: 'do', deed: { what: 'monitor', user: '11', how: 'whisper' } });
  });

  it('that fail offer to try again', async () => {
    const page = await lookup('deepcall', 'counters');
    await page.waitForSelector(id('counter-1'));
    await page.evaluate(() => { window.ringside.core.refuse = window.ringside.refused('not-understood', null, 'DeepCall'); });
    await page.click(id('lookup-again'));
    await page.waitForSelector('.empty');
    await expect.poll(() => page.textContent('.empty')).toContain('DeepCall answered in a way that makes no sense.');
    await page.click(id('lookup-again'));
    await page.waitForSelector(id('counter-1'));
  });
});

describe('telling the vendor', () => {
  it('a note, once, with what became of it', async () => {
    const page = await lookup('deepcall', 'notes');
    await page.fill(id('notes-text'), 'Prefers mornings');
    await page.dblclick(id('notes-add'));
    await expect.poll(() => requested(page, 'do')).toEqual({ type: 'do', deed: { what: 'add_note', call: 'c1', text: 'Prefers mornings' } });
    await page.waitForFunction(() => document.querySelector('[data-testid="lookups-panel"]').textContent.includes('DeepCall has it.'));
    await expect.poll(() => page.inputValue(id('notes-text'))).toBe('');
    await expect.poll(() => requests(page, 'do')).toHaveLength(1);
  });

  it('not to call a number, and to call it again', async () => {
    const page = await lookup('deepcall', 'block');
    await page.click(id('block-on'));
    await expect.poll(() => requested(page, 'do')).toEqual({ type: 'do', deed: { what: 'block_number', number: '+44 20 7946 0123', blocked: true } });
    await page.waitForFunction(() => document.querySelector('[data-testid="block-said"]').textContent.includes('is on the do-not-call list'));
    await page.click(id('block-off'));
    await page.waitForFunction(() => document.querySelector('[data-testid="block-said"]').textContent.includes('is off the do-not-call list'));
  });

  it('to dial a number later, in a campaign, for this agent', async () => {
    const page = await lookup('ucontact', 'schedule');
    await page.waitForSelector(`select${id('schedule-campaign')}`);
    await expect.poll(() => page.getAttribute(id('schedule'), 'aria-disabled')).toBe('true');
    await page.selectOption(id('schedule-campaign'), '2');
    await page.click(id('schedule'));
    await expect.poll(() => requested(page, 'do')).toEqual({ type: 'do', deed: { what: 'schedule_call', number: '+44 20 7946 0123', campaign: '2', for_me: true, name: 'Ana Ejemplo' } });
    await page.waitForFunction(() => document.querySelector('[data-testid="schedule-said"]').textContent.includes('uContact has it.'));
  });
});
