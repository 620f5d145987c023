import { describe, expect, it } from 'vitest';
import { fit, keys } from '../browser.mjs';
import { bar, focused, id, inState, outcome, requested } from './bar.mjs';

const { open } = bar();

const windows = (page, type) => page.evaluate((wanted) => window.ringside.windows.filter((one) => one.type === wanted), type);
const askToQuit = (page) => page.evaluate(() => window.ringside.core.askToQuit());
const quitAsked = async (options) => {
  const page = await open(options);
  await askToQuit(page);
  await page.waitForSelector(id('quit-panel'));
  return page;
};

describe('closing the window', () => {
  it('in a call says that the call stays up and where, and staying comes first', async () => {
    const page = await quitAsked({ scenario: 'on-call' });
    const said = await page.textContent(id('quit-panel'));
    expect(said).toContain('A call is up.');
    expect(said).toContain('It stays up at MaxContact; the bar only stops showing it.');
    await expect.poll(() => page.$$eval(`${id('quit-panel')} .foot .btn`, (buttons) => buttons.map((one) => one.dataset.testid))).toEqual(['quit-stay', 'quit-insist']);
    await expect.poll(() => focused(page)).toBe('quit-stay');
    await keys(page, 'Enter');
    await page.waitForSelector(id('quit-panel'), { state: 'detached' });
    await expect.poll(() => windows(page, 'close')).toEqual([]);
    await expect.poll(() => windows(page, 'stay')).toEqual([{ type: 'stay' }]);
    await inState(page, 'on-call');
  });

  it('goes ahead when insisted', async () => {
    const page = await quitAsked({ scenario: 'on-call' });
    await page.click(id('quit-insist'));
    await page.waitForFunction(() => window.ringside.windows.some((one) => one.type === 'close'));
    await expect.poll(() => windows(page, 'close')).toEqual([{ type: 'close', insist: true }]);
  });

  it('from the menu asks the same', async () => {
    const page = await open({ scenario: 'on-call' });
    await page.click(id('menu'));
    await page.click(id('menu-quit'));
    await page.waitForSelector(id('quit-panel'));
    await expect.poll(() => windows(page, 'close')).toEqual([{ type: 'close', insist: false }]);
  });

  it('opens the panel from the strip too, and Esc stays', async () => {
    const page = await quitAsked({ scenario: 'on-call', layout: 'strip' });
    await keys(page, 'Escape');
    await page.waitForSelector(id('quit-panel'), { state: 'detached' });
    await expect.poll(() => windows(page, 'stay')).toHaveLength(1);
  });

  it('keeps what is being typed, and staying leads back to it', async () => {
    const page = await open({ scenario: 'wrap-up' });
    await outcome(page, '4');
    await page.keyboard.type('Half a sen');
    await askToQuit(page);
    await page.waitForSelector(id('quit-panel'));
    await expect.poll(async () => (await requested(page, 'save_draft')).draft.note).toBe('Half a sen');
    await page.click(id('quit-stay'));
    await page.waitForSelector(id('outcome-panel'));
    await expect.poll(() => page.inputValue(`${id('outcome-panel')} textarea`)).toBe('Half a sen');
  });

  it('names what is not sent and what is owed, and leads to it', async () => {
    const page = await quitAsked({ scenario: 'outbox' });
    await expect.poll(() => page.textContent(id('quit-panel'))).toContain('This is the demo: nothing of it is kept.');
    await page.evaluate(() => window.ringside.core.publishApp({ demo: false }));
    await page.waitForFunction(() => document.querySelector('[data-testid="quit-panel"]').textContent.includes("Kept on this computer’s disk."));
    const said = await page.textContent(id('quit-panel'));
    expect(said).toContain('4 outcomes are not sent yet.');
    expect(said).toContain('3 calls have no outcome yet.');
    await page.click(id('unfinished-show-demo'));
    await page.waitForSelector(id('outcomes-panel'));
  });

  it('names every session that leaves something behind, each with its own', async () => {
    const page = await open({ scenario: 'two-ringing' });
    await page.evaluate(() => window.ringside.core.publish({ unfinished: { calls: 1, unsent: 0, owed: 0, asked: 2 } }));
    await askToQuit(page);
    await page.waitForSelector(id('quit-panel'));
    const blocks = await page.$$eval('[data-testid^="unfinished-"]:not(button)', (all) => all.map((one) => one.textContent));
    expect(blocks).toHaveLength(2);
    expect(blocks[0]).toContain('MaxContact has not answered yet.');
    expect(blocks[1]).not.toContain('not answered');
  });

  it('offers to quit plainly as soon as nothing is unfinished any more', async () => {
    const page = await quitAsked({ scenario: 'on-call' });
    await page.evaluate(() => window.ringside.core.publish({ calls: [], owed: [], outbox: { ...window.ringside.core.view.outbox, on_the_way: 0 } }));
    await page.waitForSelector(id('quit-do'));
    await expect.poll(() => page.textContent(id('quit-panel'))).toContain('Nothing is unfinished.');
    await page.click(id('quit-do'));
    await page.waitForFunction(() => window.ringside.windows.some((one) => one.type === 'close'));
    await expect.poll(() => windows(page, 'close')).toEqual([{ type: 'close', insist: false }]);
  });

  it('says it in Spanish, whole at 200 %', async () => {
    const page = await quitAsked({ scenario: 'outbox', lang: 'es', text: '200' });
    await fit(page);
    const panel = page.locator(id('quit-panel'));
    await expect.poll(() => panel.textContent()).toContain('Salir de todos modos');
    const box = await page.locator(id('quit-insist')).boundingBox();
    const { width, height } = page.viewportSize();
    expect(box.x + box.width <= width && box.y + box.height <= height).toBe(true);
    const cut = await panel.evaluate((all) => [...all.querySelectorAll('p, .btn')].filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent));
    expect(cut).toEqual([]);
  });
});

describe('signing out', () => {
  it('in a call says the same, and staying comes first', async () => {
    const page = await open({ scenario: 'on-call' });
    await page.click(id('menu'));
    await page.click(id('menu-sign-out'));
    await page.waitForSelector(id('sign-out-panel'));
    await expect.poll(() => page.textContent(id('sign-out-panel'))).toContain('It stays up at MaxContact; the bar only stops showing it.');
    await expect.poll(() => focused(page)).toBe('sign-out-stay');
  });
});

it('an owed call whose wrap-up ended without the bar says so', async () => {
  const page = await open({ scenario: 'outbox' });
  await page.evaluate(() => {
    const { core } = window.ringside;
    core.publish({ owed: core.view.owed.map((one) => ({ ...one, ended_away: one.call === 'o2' })) });
  });
  await page.click(id('badge-owed'));
  await page.waitForSelector('[data-id="o2"]');
  await expect.poll(() => page.textContent('[data-id="o2"]')).toContain('wrap-up ended while the bar was away');
  await expect.poll(() => page.textContent('[data-id="o1"]')).not.toContain('away');
});
