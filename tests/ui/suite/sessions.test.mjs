import { describe, expect, it } from 'vitest';
import { keys } from '../browser.mjs';
import { askedOf, bar, id, outcome, requested, requests } from './bar.mjs';

const { open } = bar();

const shown = (page, session) => page.waitForSelector(`${id(`session-${session}`)}[aria-current="true"]`);
const of = (page, session, change) => page.evaluate(([name, wanted]) => window.ringside.core.of(name).publish(wanted), [session, change]);

describe('two sessions', () => {
  it('stand side by side with vendor, state, call and what needs the agent', async () => {
    const page = await open({ scenario: 'two-wrap-up' });
    await expect.poll(() => page.textContent(id('session-demo'))).toContain('MaxContact, Wrap-up');
    await expect.poll(() => page.textContent(id('session-deepcall'))).toContain('2 things need you');
    await expect.poll(() => page.getAttribute(id('session-demo'), 'data-state')).toBe('wrap-up');
  });

  it('need no switcher while there is one', async () => {
    await expect.poll(async () => await (await open()).$(id('sessions'))).toBeNull();
  });

  it('are turned to by a press or by Shift F9, round and round', async () => {
    const page = await open({ scenario: 'two-sessions' });
    await shown(page, 'demo');
    await keys(page, 'Shift+F9');
    await shown(page, 'ozonetel');
    await page.waitForSelector(`${id('chip')}[data-state="ready"]`);
    await keys(page, 'Shift+F9');
    await shown(page, 'demo');
    await page.click(id('session-ozonetel'));
    await shown(page, 'ozonetel');
  });

  it('each hear only what is asked of them', async () => {
    const page = await open({ scenario: 'two-ringing' });
    await shown(page, 'demo');
    await keys(page, 'F3');
    await requested(page, 'hold');
    await keys(page, 'Shift+F9');
    await shown(page, 'genesys');
    await keys(page, 'F1');
    await requested(page, 'answer');
    await expect.poll(async () => [...(await askedOf(page, 'hold')), ...(await askedOf(page, 'answer'))]).toEqual([
      ['demo', { type: 'hold', call: 'c1' }], ['genesys', { type: 'answer', call: 'g1' }],
    ]);
  });

  it('never mix their outcomes: what is typed for one goes to its own call, although the bar has turned', async () => {
    const page = await open({ scenario: 'two-on-call' });
    // Two vendors, one and the same id: only the session tells them apart.
    await page.evaluate(() => {
      const { core } = window.ringside;
      core.of('ozonetel').publish({ calls: core.view.calls.map((call) => ({ ...call, name: 'Sam Sample' })) });
    });
    await shown(page, 'demo');
    await outcome(page, '2');
    await page.fill(id('note'), 'for the first');
    await keys(page, 'Shift+F9');
    await shown(page, 'ozonetel');
    await expect.poll(() => page.$(id('outcome-panel'))).toBeNull();
    await keys(page, 'F8');
    await expect.poll(() => page.inputValue(id('note'))).toBe('');
    await page.fill(id('note'), 'for the second');
    await page.focus(id('outcome-field'));
    await keys(page, '5', 'Control+Enter');
    await requested(page, 'save_outcome');
    await expect.poll(() => askedOf(page, 'save_outcome')).toMatchObject([['ozonetel', { call: 'c1', draft: { code: 'WRONG', note: 'for the second' } }]]);
    const drafts = await askedOf(page, 'save_draft');
    expect(drafts.filter(([session]) => session === 'demo').at(-1)[1].draft).toMatchObject({ code: 'NOANS', note: 'for the first' });
    expect(drafts.filter(([, { draft }]) => draft.note === 'for the first').every(([session]) => session === 'demo')).toBe(true);
  });

  it('never dial at one what was typed for the other', async () => {
    const page = await open({ scenario: 'two-sessions' });
    await shown(page, 'demo');
    await page.fill(id('dial-field'), '02079460123');
    await keys(page, 'Shift+F9');
    await shown(page, 'ozonetel');
    await expect.poll(() => page.inputValue(id('dial-field'))).toBe('');
    await keys(page, 'Shift+F9');
    await shown(page, 'demo');
    await expect.poll(() => page.inputValue(id('dial-field'))).toBe('02079460123');
  });

  it('say a failure of the one that is not on show by its name, and lead there', async () => {
    const page = await open({ scenario: 'two-on-call' });
    await shown(page, 'demo');
    await page.evaluate(() => { window.ringside.core.refuse = window.ringside.refused('timed-out', 'look_at_call', 'MaxContact'); });
    await keys(page, 'F3', 'Shift+F9');
    await page.waitForSelector(`${id('status')}[data-tone="danger"]`);
    await shown(page, 'ozonetel');
    await expect.poll(() => page.textContent(id('status'))).toContain('No answer from MaxContact.');
    await keys(page, 'F12');
    await shown(page, 'demo');
    await requested(page, 'check_now');
    await expect.poll(async () => (await askedOf(page, 'check_now')).at(-1)[0]).toBe('demo');
  });
});

describe('a call that rings on the other session', () => {
  it('is said and marked, and the bar stays where it is', async () => {
    const page = await open({ scenario: 'two-on-call' });
    await shown(page, 'demo');
    await page.evaluate(() => {
      const { core } = window.ringside;
      const [call] = core.view.calls;
      core.of('ozonetel').publish({
        calls: [{ ...call, id: 'o7', state: 'ringing', name: 'Example Bakery' }], announcements: [{ key: 'announce-ringing', args: { who: 'Example Bakery' } }], announcement_number: 1,
      });
    });
    await page.waitForSelector(`${id('session-ozonetel')}.is-ringing[data-call="ringing"]`);
    await expect.poll(() => page.textContent(`${id('announcer')} > p:last-child`)).toBe('Call at Ozonetel CloudAgent from Example Bakery. Shift F9 shows the next session.');
    await shown(page, 'demo');
    await expect.poll(() => page.$(id('call-o7'))).toBeNull();
    await expect.poll(() => requests(page)).toEqual([]);
  });

  it('keeps its other news apart by the vendor’s name', async () => {
    const page = await open({ scenario: 'two-on-call' });
    await shown(page, 'demo');
    await of(page, 'ozonetel', { announcements: [{ key: 'announce-ready' }], announcement_number: 1 });
    await page.waitForFunction(() => document.querySelector('[data-testid="announcer"] > p:last-child')?.textContent === 'Ozonetel CloudAgent: Ready.');
  });
});

describe('another session', () => {
  it('is signed in beside the first, which stays as it is', async () => {
    const page = await open({ scenario: 'one-of-two' });
    await page.click(id('menu'));
    await page.click(id('menu-sign-in'));
    await expect.poll(() => page.inputValue(id('profile'))).toBe('genesys');
    await expect.poll(() => page.$eval(`${id('profile')} option[value="demo"]`, (option) => option.disabled)).toBe(true);
    await page.fill(id('password'), 'secret');
    await keys(page, 'Enter');
    await shown(page, 'genesys');
    await expect.poll(async () => (await askedOf(page, 'sign_in')).map(([session]) => session)).toEqual(['genesys']);
    await expect.poll(() => page.textContent(id('session-demo'))).toContain('Not ready');
  });

  it('takes the bar when the one on show signs out, and no panel of the old one stays', async () => {
    const page = await open({ scenario: 'two-sessions' });
    await shown(page, 'demo');
    await keys(page, 'F9');
    await page.waitForSelector(id('state-picker'));
    await of(page, 'demo', { phase: 'signed_out' });
    await page.waitForSelector(`${id('chip')}[data-state="ready"]`);
    await page.waitForSelector(id('state-picker'), { state: 'detached' });
    await expect.poll(() => page.$(id('sessions'))).toBeNull();
  });
});

describe('a break on all of them', () => {
  it('asks each in its own words, and each shows its own confirmation', async () => {
    const page = await open({ scenario: 'two-on-call' });
    await of(page, 'demo', { calls: [] });
    await page.click(id('open-together'));
    await page.selectOption(id('together-choice-demo'), 'not_ready:lunch');
    await expect.poll(() => page.inputValue(id('together-choice-ozonetel'))).toBe('not_ready:L1');
    await page.click(id('together-ask'));
    await page.waitForSelector(`${id('together-now-demo')}.is-asked`);
    await page.waitForFunction(() => window.ringside.core.askedOf.length === 2);
    await expect.poll(() => askedOf(page, 'set_state')).toEqual([
      ['demo', { type: 'set_state', target: { state: 'not_ready', reason: 'lunch' } }],
      ['ozonetel', { type: 'set_state', target: { state: 'not_ready', reason: 'L1' } }],
    ]);
    await page.waitForFunction(() => document.querySelector('[data-testid="together-now-demo"]').textContent === 'Lunch');
  });

  it('starts from a reason all of them know, is ready for all, and leaves out who takes no state', async () => {
    const page = await open({ scenario: 'two-on-call' });
    await keys(page, 'F9');
    await page.click(id('state-together'));
    await expect.poll(() => page.inputValue(id('together-choice-demo'))).toBe('not_ready:lunch');
    await page.click(id('choose-ready'));
    await of(page, 'ozonetel', { choices: [] });
    await page.waitForFunction(() => document.querySelector('[data-testid="together-ozonetel"]').textContent.includes('takes no such state'));
    await page.click(id('together-ask'));
    await requested(page, 'set_state');
    await expect.poll(() => askedOf(page, 'set_state')).toEqual([['demo', { type: 'set_state', target: { state: 'ready' } }]]);
  });

  it('that one of them refuses is said by its name, the others go on', async () => {
    const page = await open({ scenario: 'two-sessions' });
    await page.click(id('open-together'));
    await page.waitForSelector(id('together-panel'));
    await page.evaluate(() => { window.ringside.core.refuse = window.ringside.refused('wrong-state', null, 'MaxContact'); });
    await page.click(id('together-ask'));
    await page.waitForSelector(`${id('status')}[data-tone="danger"]`);
    await page.waitForSelector(`${id('session-ozonetel')}[data-state="not-ready"]`);
    await expect.poll(() => page.textContent(id('status'))).toContain('MaxContact does not allow that in the present state.');
  });
});
