import { describe, expect, it } from 'vitest';
import { fit, keys } from '../browser.mjs';
import { cards, panels, strips } from '../scenes.mjs';
import { states } from '../states.mjs';
import { faults } from './axe.mjs';
import { bar, id, outcome, requests } from './bar.mjs';
import { cutHints, rules } from './panel-rules.mjs';
import { backwards, clipped, lost, overlapping, parted, sideways, tight, twice, untranslated } from './seen.mjs';

const { open, each } = bar();

/** Every scene in one look: cards and strips, and panels with what opens them. */
const small = (look) => [
  ...cards.map((scenario) => ({ name: `card ${scenario}`, scenario, ...look })), ...strips.map((scenario) => ({ name: `strip ${scenario}`, scenario, layout: 'strip', ...look })),
];
/** The panels in parts: a busy computer takes some minutes for all of them. */
const parts = [1, 2, 3];
/** How a panel waits, fails and is empty is the same in all of them, and is looked at with large text and in made-up languages. */
const drawn = ({ text = '200' }) => Object.entries(panels).filter(([name]) => text === '200' || !(name in states));
const large = (look, part) => drawn(look).filter((_, nth) => nth % parts.length === part - 1).map(([name, [scenario, act]]) => ({ name: `panel ${name}`, scenario, act, ...look }));

/** What is wrong in any of these scenes, each with its name. */
async function wrong(scenes, ...looks) {
  const found = [];
  await each(scenes, async (page, { name, act }) => {
    await act?.(page);
    await fit(page);
    for (const look of looks) found.push(...(await look(page)).map((what) => `${name}: ${what}`));
  });
  return found;
}
/** The words on a slot and in the chip stand in boxes of one size: each language chooses those that fit, and is tried above. */
const clippedElsewhere = async (page) => (await clipped(page)).filter((what) => !/^(act-label|chip-word)/.test(what));
const tooWide = async (page) => ((await sideways(page)) > 0 ? ['wider than its window'] : []);

const real = ['es', 'hi'].flatMap((lang) => ['100', '125', '200'].map((text) => ({ lang, text })));

describe.each(real)('in $lang at $text % text nothing is cut, parted or lost, and nothing stands on anything', (look) => {
  it('on the card and the strip', async () => {
    expect(await wrong(small(look), clipped, tooWide, overlapping, lost, tight, parted, twice, cutHints)).toEqual([]);
  }, 400_000);

  it.each(parts)(`in the panels, part %i of ${parts.length}`, async (part) => {
    expect(await wrong(large(look, part), clipped, tooWide, overlapping, lost, tight, parted, twice, ...rules)).toEqual([]);
  }, 400_000);
});

describe('in English made 40 % longer every word of ours is translated and nothing is cut', () => {
  it('on the card and the strip', async () => {
    expect(await wrong(small({ lang: 'en-XA' }), untranslated, clippedElsewhere, tooWide, overlapping)).toEqual([]);
  }, 400_000);

  it.each(parts)(`in the panels, part %i of ${parts.length}`, async (part) => {
    expect(await wrong(large({ lang: 'en-XA' }, part), untranslated, clippedElsewhere, tooWide, overlapping, ...rules)).toEqual([]);
  }, 400_000);
});

describe('from right to left numbers keep their order, nothing stands on anything, and axe finds nothing', () => {
  it('on the card and the strip', async () => {
    expect(await wrong(small({ lang: 'ar-XB' }), backwards, clipped, tooWide, overlapping, faults)).toEqual([]);
  }, 400_000);

  it.each(parts)(`in the panels, part %i of ${parts.length}`, async (part) => {
    expect(await wrong(large({ lang: 'ar-XB' }, part), backwards, clipped, tooWide, overlapping, faults, ...rules)).toEqual([]);
  }, 400_000);

  it('the bar stands as it always does, and what is below it turns', async () => {
    const places = (page) => page.$$eval('[data-testid="chip"], .act, [data-testid="badges"], [data-testid="menu"]', (parts) => parts.map((part) => [part.dataset.testid, Math.round(part.getBoundingClientRect().x)]));
    const begins = (page) => page.$eval(`${id('status')} .icon`, (icon) => icon.getBoundingClientRect().x);
    for (const layout of ['card', 'strip']) {
      const english = await open({ scenario: 'on-call', layout });
      const turned = await open({ scenario: 'on-call', layout, lang: 'ar-XB' });
      await expect.poll(() => places(turned)).toEqual(await places(english));
      if (layout === 'card') await expect.poll(async () => [(await begins(english)) < 170, (await begins(turned)) > 170]).toEqual([true, true]);
    }
  });

  it('the arrows go along the page', async () => {
    const page = await open({ scenario: 'outbox', lang: 'ar-XB' });
    await page.click(id('badge-owed'));
    await page.waitForSelector(`${id('tab-owed')}[aria-selected="true"]`);
    await page.focus(id('tab-owed'));
    await keys(page, 'ArrowLeft');
    await page.waitForSelector(`${id('tab-way')}[aria-selected="true"]`);
  });
});

describe('the language', () => {
  it('is chosen in the menu, and can be the system’s again', async () => {
    const page = await open();
    await page.click(id('menu'));
    for (const [language, words] of [['hi', 'MaxContact, सब अपडेट है।'], ['es', 'MaxContact, al día.'], ['system', 'MaxContact, up to date.']]) {
      await page.click(id(`choose-${language}`));
      await page.waitForSelector(`${id(`choose-${language}`)}[aria-checked="true"]`);
      await page.waitForFunction((wanted) => document.querySelector('[data-testid="status"]').textContent.trim() === wanted, words);
    }
    await expect.poll(() => page.getAttribute('html', 'lang')).toBe('en');
    await expect.poll(async () => (await requests(page, 'set_appearance')).map(({ language }) => language)).toEqual(['hi', 'es', 'system']);
  });

  it('is the system’s where nobody chose, with the days and figures of its country', async () => {
    const page = await open({ scenario: 'wrap-up', lang: 'system', system: 'fr-FR,en-US,hi-IN' });
    await expect.poll(() => page.getAttribute('html', 'lang')).toBe('en');
    await outcome(page, '1');
    await page.waitForSelector(id('callback-panel'));
    await expect.poll(() => page.textContent(id('callback-panel'))).toMatch(/[A-Z][a-z]{2}, [A-Z][a-z]{2} \d/);
  });

  it('is said and not offered where policy set it', async () => {
    const page = await open({ lang: 'hi' });
    await page.evaluate(() => window.ringside.core.publishApp({ language_fixed: true }));
    await page.click(id('menu'));
    await expect.poll(async () => (await page.textContent(id('language-fixed'))).trim()).toBe('भाषा: हिन्दी। एडमिन ने चुनी है।');
    await expect.poll(() => page.locator(id('choose-en')).count()).toBe(0);
  });

  it('writes days and times as it does, in the digits of the dial pad', async () => {
    const page = await open({ scenario: 'wrap-up', lang: 'hi' });
    await outcome(page, '1');
    await page.waitForSelector(id('callback-panel'));
    const words = await page.textContent(id('callback-panel'));
    expect(words).toMatch(/(?:सोम|मंगल|बुध|गुरु|शुक्र|शनि|रवि), \d+ [\u0900-\u097f]+/);
    expect(words).not.toMatch(/[\u0966-\u096f]/);
  });
});
