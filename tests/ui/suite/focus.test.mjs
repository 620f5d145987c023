import { describe, expect, it } from 'vitest';
import { panels } from '../scenes.mjs';
import { bar, id } from './bar.mjs';

const { each, open } = bar();

/** What is shown in place of a panel, or holds a key down, and so has nothing to close. */
const noPanel = ['keys', 'why'];

/** What opens by itself, and so leaves the focus where it is: `elsewhere.test.mjs` holds it to that. */
const byItself = ['signed-in-twice', 'it-seems-twice', 'twice-password'];

const names = Object.keys(panels).filter((name) => !noPanel.includes(name) && !byItself.includes(name));
const thirds = [0, 1, 2].map((third) => names.filter((_, nth) => nth % 3 === third));

const root = id('root');
const layout = (page) => page.getAttribute(root, 'data-layout');

/** Notes in the page what has the focus for as long as nothing is open. */
const noteOpener = (page) => page.evaluate(() => {
  if (document.querySelector('[data-testid="root"]').dataset.layout !== 'panel') window.opener_ = document.activeElement;
});

/** The page under somebody's hands who has no mouse: what a scene clicks gets the focus and Enter. */
function keyboardOnly(page) {
  const press = async (key) => {
    await noteOpener(page);
    await page.keyboard.press(key);
  };
  const click = async (selector) => {
    const there = page.locator(selector).first();
    await there.waitFor({ state: 'visible' });
    // A row of a long list never has the focus: the arrows lead to it from the field.
    if (await there.evaluate((element) => element.closest('.long-row') !== null)) {
      await page.focus('.page input[role="combobox"]');
      for (let row = 0; row < 20 && !(await there.evaluate((element) => element.closest('[role="option"]').matches('.is-active'))); row += 1) await page.keyboard.press('ArrowDown');
    } else await page.focus(selector);
    await press('Enter');
  };
  const keyboard = new Proxy(page.keyboard, { get: (real, name) => (name === 'press' ? press : typeof real[name] === 'function' ? real[name].bind(real) : real[name]) });
  const own = { click, keyboard };
  return new Proxy(page, { get: (real, name) => own[name] ?? (typeof real[name] === 'function' ? real[name].bind(real) : real[name]) });
}

/** Where the focus is, in words: an element's own test id, else what it is in. */
const at = (page) => page.evaluate(() => {
  const here = document.activeElement;
  if (here === null || here === document.body || here === document.documentElement) return 'nowhere';
  return here.closest('[data-testid]')?.dataset.testid ?? here.tagName;
});

/** Whether the focus is on what opened the panel, by itself or as it was drawn anew; where that has gone, on the chip. */
const isBack = (page) => page.evaluate(() => {
  const [here, opener] = [document.activeElement, window.opener_];
  const name = (element) => element.closest('[data-testid]')?.dataset.testid;
  if (opener.isConnected) return here === opener;
  const anew = document.querySelector(`[data-testid="${name(opener)}"]`);
  return name(here) === (anew ? name(opener) : 'chip');
});

/** Whether the focus is in what was opened. */
const isInside = (page) => page.evaluate(() => document.activeElement.closest('.page') !== null);

/** Waits for it; whether it came. */
const comes = (look, what) => expect.poll(look, { timeout: 15_000 }).toBe(what).then(() => true, () => false);

const byEsc = async (page) => {
  // A field that is searched is emptied first, a level of a tree is left first.
  for (let press = 0; press < 6 && (await layout(page)) === 'panel'; press += 1) await page.keyboard.press('Escape');
};

const byButton = async (page) => {
  // One that was opened from another panel leads back to it.
  for (let press = 0; press < 3 && (await layout(page)) === 'panel'; press += 1) {
    const close = page.locator('.page .close:not([data-testid$="-mark"])').first();
    if ((await close.count()) === 0) return;
    await close.focus();
    await page.keyboard.press('Enter');
  }
};

describe.each([['Esc', byEsc], ['the button that closes it', byButton]])('a panel opened by the keyboard takes the focus, and %s gives it back to what opened it', (_, close) => {
  it.each(thirds.map((some, nth) => [nth + 1, some]))('in part %i of 3', async (_, some) => {
    const wrong = [];
    await each(some.map((name) => ({ name, scenario: panels[name][0] })), async (page, { name }) => {
      // A place that is known.
      await page.focus(id('menu'));
      await noteOpener(page);
      await panels[name][1](keyboardOnly(page));
      if (!(await comes(() => isInside(page), true))) return wrong.push(`${name}: open, and the focus is at ${await at(page)}`);
      await close(page);
      if (!(await comes(async () => (await layout(page)) === 'panel', false))) return wrong.push(`${name}: stays open`);
      if (!(await comes(() => isBack(page), true))) wrong.push(`${name}: closed, and the focus is at ${await at(page)}`);
    });
    expect(wrong).toEqual([]);
  }, 300_000);
});

/** The core has nothing to say any more. */
async function atRest(page) {
  await page.evaluate(() => window.ringside.core.publish({ status: { tone: 'rest', text: { key: 'status-rest' }, link: null } }));
  await page.waitForSelector(id('status-link'), { state: 'detached' });
}

describe('where what has the focus goes, the nearest thing that stays has it', () => {
  it('in the status line, whose link goes with its news', async () => {
    const page = await open({ scenario: 'corrected' });
    await page.focus(id('status-link'));
    await atRest(page);
    await expect.poll(() => at(page)).toBe('chip');
  });

  it('but nothing takes it that had it not before', async () => {
    const page = await open({ scenario: 'corrected' });
    await atRest(page);
    await page.evaluate(() => new Promise((done) => setTimeout(() => requestAnimationFrame(done))));
    await expect.poll(() => at(page)).toBe('nowhere');
  });
});
