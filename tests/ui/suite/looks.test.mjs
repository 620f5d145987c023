import { describe, expect, it } from 'vitest';
import { fit, keys } from '../browser.mjs';
import { cards, panels, strips } from '../scenes.mjs';
import { bar, id, inState, requests } from './bar.mjs';
import { onHatch } from './seen.mjs';

const { open, each } = bar();

/** Where the chip, the slots and the badges stand. */
const places = (page) =>
  page.$$eval('[data-testid="chip"], .act, [data-testid="badges"]', (parts) =>
    Object.fromEntries(parts.map((part) => {
      const { x, y, width, height } = part.getBoundingClientRect();
      return [part.dataset.testid, [x, y, width, height].map(Math.round)];
    })),
  );

describe('nothing on the bar moves', () => {
  it('in any state of the strip', async () => {
    const first = await places(await open({ scenario: strips[0], layout: 'strip' }));
    await each(strips.map((scenario) => ({ scenario, layout: 'strip' })), async (page, { scenario }) => {
      await expect.poll(async () => [scenario, await places(page)]).toEqual([scenario, first]);
    });
    expect(first['slot-dial'].slice(0, 3)).toEqual([272, 8, 32]);
    expect(first['slot-hangup'][0]).toBe(308);
    expect(first['slot-hold'][0]).toBe(352);
    expect(first['slot-outcome'][0]).toBe(494);
  }, 300_000);

  it('in any state of the card', async () => {
    const first = await places(await open({ scenario: cards[0] }));
    await each(cards.map((scenario) => ({ scenario })), async (page, { scenario }) => {
      await expect.poll(async () => [scenario, await places(page)]).toEqual([scenario, first]);
    });
  }, 300_000);

  it('when the status line has something to say: the window grows at its foot', async () => {
    const page = await open({ layout: 'strip' });
    const before = await places(page);
    await page.evaluate(() => {
      const { core } = window.ringside;
      core.publish({ status: { tone: 'danger', text: { key: 'status-offline', args: { vendor: 'MaxContact' } }, link: 'check_again' } });
    });
    await page.waitForSelector(id('status'));
    await expect.poll(() => places(page)).toEqual(before);
    await page.waitForFunction(() => window.ringside.windows.at(-1).height === 88);
  });

  it.each(['ready', 'held'])('when a timer gains a figure: %s', async (scenario) => {
    const page = await open({ scenario, layout: 'strip' });
    const before = await places(page);
    await page.evaluate(() => {
      const { core } = window.ringside;
      core.publish({ agent: { ...core.view.agent, elapsed_ms: 754_000 } });
    });
    await page.waitForFunction(() => /1\d:\d\d/.test(document.querySelector('.chip .timer').textContent));
    await expect.poll(() => places(page)).toEqual(before);
  });
});

describe('what is told by more than a tint', () => {
  const themes = ['light', 'dark'].flatMap((theme) => [[{ theme }, 4.5], [{ theme, contrast: 'more' }, 7]]);

  it.each(themes)('a hatch leaves what stands on it easy to read: %o', async (look, least) => {
    await each(['hold-pending', 'next-at-vendor', 'asked-ready', 'unknown'].map((scenario) => ({ scenario, ...look })), async (page, { scenario }) => {
      await expect.poll(async () => {
        const seen = await onHatch(page);
        return [scenario, seen.hatched > 0, seen.least >= least];
      }).toEqual([scenario, true, true]);
    });
  }, 120_000);

  it('in high contrast what is chosen or open has a wider line', async () => {
    const page = await open({ scenario: 'two-wrap-up', contrast: 'more' });
    await keys(page, 'F8');
    await page.waitForSelector(id('outcome-panel'));
    const line = (part) => page.$eval(part, (one) => Number.parseFloat(/0px 0px 0px (\S+)px/.exec(getComputedStyle(one).boxShadow)[1]));
    await expect.poll(async () => (await line('.session.is-on')) > (await line('.session:not(.is-on)'))).toBe(true);
    await expect.poll(() => line('.act-outcome[aria-expanded="true"]')).toBeGreaterThan(await line('.act-hangup'));
  });
});

describe('the page', () => {
  it('changes its language and colours when the core says so', async () => {
    const page = await open();
    await page.click(id('menu'));
    await page.click(id('choose-es'));
    await page.waitForSelector('html[lang="es"]');
    await page.click(id('choose-dark'));
    await page.waitForSelector('html[data-theme="dark"]');
    await expect.poll(async () => (await requests(page, 'set_appearance')).length).toBe(2);
    await expect.poll(async () => (await page.textContent(id('status'))).trim()).toBe('MaxContact, al día.');
  });

  it('draws no view older than the one it has', async () => {
    const page = await open({ scenario: 'ready' });
    await page.evaluate(() => {
      const { core } = window.ringside;
      const old = core.view;
      core.publish({ agent: { ...old.agent, state: 'not_ready' } });
      core.replay(old);
    });
    await inState(page, 'not-ready');
    await expect.poll(() => page.getAttribute(id('root'), 'data-revision')).toBe('2');
  });

  it('marks what nobody knows, what is asked for and what only follows', async () => {
    const unknown = await open({ scenario: 'unknown' });
    await expect.poll(() => unknown.getAttribute(id('chip'), 'data-certainty')).toBe('unknown');
    await expect.poll(() => unknown.textContent(id('chip'))).toMatch(/Unknown.*\d:\d\d.*ago: Ready/s);
    const asked = await open({ scenario: 'asked-ready' });
    await asked.waitForSelector(`${id('chip')}[data-state="not-ready"] .hatched[data-state="ready"]`);
    const estimated = await open({ scenario: 'estimated' });
    await expect.poll(() => estimated.getAttribute(id('chip'), 'data-certainty')).toBe('estimated');
  });

  it('says what the core announces, the same words twice too, each in an element of its own that stays for a while', async () => {
    const page = await open();
    const announce = (number, ...keys) => page.evaluate(([count, all]) => window.ringside.core.publish({ announcements: all.map((key) => ({ key })), announcement_number: count }), [number, keys]);
    const said = () => page.$$eval(`${id('announcer')} > p`, (all) => all.map((one) => one.textContent));
    // Not every screen reader is told of words that change in place, and none reads what has gone again.
    await page.evaluate((region) => {
      window.came = [];
      new MutationObserver((all) => window.came.push(...all.flatMap((one) => (one.type === 'childList' ? [...one.addedNodes].map((node) => node.textContent) : ['changed in place']))))
        .observe(document.querySelector(region), { childList: true, characterData: true, subtree: true });
    }, id('announcer'));
    await announce(1, 'announce-saved');
    await expect.poll(said).toEqual(['Outcome saved.']);
    // Two things since the last view are two announcements.
    await announce(3, 'announce-saved', 'announce-saved', 'announce-ready');
    await expect.poll(said).toEqual(['Outcome saved.', 'Outcome saved.', 'Ready.']);
    await announce(4, 'announce-saved', 'announce-ready', 'announce-held');
    await expect.poll(said).toEqual(['Outcome saved.', 'Ready.', 'On hold.']);
    await expect.poll(() => page.evaluate(() => window.came)).toEqual(['Outcome saved.', 'Outcome saved.', 'Ready.', 'On hold.']);
  });

  it('moves the window by an empty place of the bar, not by a button', async () => {
    const page = await open();
    await page.click(id('badge-connection'));
    const drags = () => page.evaluate(() => window.ringside.windows.filter((one) => one.type === 'drag').length);
    await expect.poll(() => drags()).toBe(0);
    await page.mouse.move(200, 30);
    await page.mouse.down();
    await page.mouse.up();
    await expect.poll(() => drags()).toBe(1);
  });

  it('fills the number field from the last number and dials only on Enter', async () => {
    const page = await open();
    await page.click(`${id('dial-preview')} button`);
    await expect.poll(() => page.inputValue(id('dial-field'))).toBe('020 7946 0188');
    await expect.poll(() => requests(page, 'dial')).toEqual([]);
    await page.focus(id('dial-field'));
    await keys(page, 'Enter');
    await page.waitForSelector('.call');
    await expect.poll(() => requests(page, 'dial')).toHaveLength(1);
  });
});
