import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch } from '../browser.mjs';
import { serve } from '../server.mjs';
import { faults, settled } from './axe.mjs';
import { bar, id, requests } from './bar.mjs';

const { open } = bar();

describe('the ring card', () => {
  let server;
  let browser;
  beforeAll(async () => {
    server = await serve();
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  /** The card's page as its window opens it, and everything that went wrong on it. */
  async function ring(look = {}, width = 320) {
    const page = await browser.newPage({ viewport: { width, height: 156 }, reducedMotion: 'reduce' });
    page.problems = [];
    page.on('pageerror', (error) => page.problems.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && page.problems.push(message.text()));
    await page.goto(`${server.origin}/ring.html?${new URLSearchParams(look)}`);
    await page.waitForFunction(() => window.ringside?.requests.some((one) => one.type === 'drawn'));
    return page;
  }
  const asked = (page, type) => page.evaluate((wanted) => window.ringside.requests.filter((one) => one.type === wanted), type);
  /** A card that has just come is dead: the click is repeated until one counts, as a person's second one would. */
  async function pressed(page, button, type) {
    for (let tries = 0; tries < 100 && (await asked(page, type)).length === 0; tries += 1) {
      await page.click(id(button), { timeout: 1000 }).catch(() => undefined);
      await page.waitForTimeout(50);
    }
    return asked(page, type);
  }

  it('says who calls, at which number, where, and how many seconds are left', async () => {
    const page = await ring();
    const text = await page.innerText('#rings');
    for (const part of ['Ana Ejemplo', '+44 20 7946 0123', 'Renewals, Ozonetel', 'Answer', 'Decline']) expect(text).toContain(part);
    await expect.poll(async () => Number(await page.textContent(id('ring-time')))).toBeLessThanOrEqual(14);
    expect(page.problems).toEqual([]);
    await page.close();
  });

  it('is as high as its mock, and tells its window so', async () => {
    const page = await ring();
    const [{ height }] = await asked(page, 'drawn');
    expect(height).toBeGreaterThanOrEqual(140);
    expect(height).toBeLessThanOrEqual(156);
    await page.close();
  });

  it('takes no click in its first moment, and then one click once', async () => {
    const page = await ring();
    await page.evaluate(() => document.querySelector('[data-testid="ring-answer"]').click());
    const at = await page.evaluate(() => performance.now());
    if (at < 500) await expect.poll(() => asked(page, 'answer')).toEqual([]);
    await expect.poll(() => pressed(page, 'ring-answer', 'answer')).toEqual([{ type: 'answer', session: 'leeds', call: 'c1' }]);
    await page.evaluate(() => document.querySelector('[data-testid="ring-answer"]').click());
    await page.evaluate(() => document.querySelector('[data-testid="ring-decline"]').click());
    await expect.poll(async () => (await asked(page, 'answer')).length + (await asked(page, 'decline')).length).toBe(1);
    await page.close();
  });

  it('declines, and asks for not ready where that is pressed', async () => {
    const page = await ring();
    await expect.poll(() => pressed(page, 'ring-decline-not-ready', 'decline')).toEqual([{ type: 'decline', session: 'leeds', call: 'c1', not_ready: true }]);
    await page.close();
  });

  it('says what went wrong, and can be pressed again', async () => {
    const page = await ring({ fails: 'yes' });
    await pressed(page, 'ring-answer', 'answer');
    await page.waitForFunction(() => document.querySelector('[data-testid="ring-hint"]').textContent.includes('did not take the call'));
    await expect.poll(() => page.getAttribute(id('ring-answer'), 'aria-disabled')).toBeNull();
    await page.close();
  });

  it('asks nothing where the vendor lets nobody answer here, and says why', async () => {
    const page = await ring({ refused: 'yes' });
    await expect.poll(() => page.getAttribute(id('ring-answer'), 'aria-disabled')).toBe('true');
    await expect.poll(() => page.innerText(id('ring-hint'))).toContain('desk phone');
    await expect.poll(() => pressed(page, 'ring-decline', 'decline')).toHaveLength(1);
    await expect.poll(() => asked(page, 'answer')).toEqual([]);
    await page.close();
  });

  it('puts a second call below the first, which keeps its place and its buttons', async () => {
    const page = await ring();
    const first = await page.evaluate(() => {
      window.first = document.querySelector('[data-testid="ring"]');
      return window.first.getBoundingClientRect().top;
    });
    await page.evaluate(() => window.ringside.show({ calls: window.ringside.all }));
    const told = await page.evaluate(() => {
      const cards = [...document.querySelectorAll('[data-testid="ring"]')];
      return { same: cards[0] === window.first, top: cards[0].getBoundingClientRect().top, names: cards.map((one) => one.querySelector('h1').textContent) };
    });
    expect(told).toEqual({ same: true, top: first, names: ['Ana Ejemplo', '+44 20 7946 0166', 'María de los Ángeles Prueba Ejemplo de Muestra'] });
    await page.evaluate(() => window.ringside.show({ calls: window.ringside.all.slice(1) }));
    await expect.poll(() => page.locator(id('ring')).count()).toBe(2);
    const heights = (await asked(page, 'drawn')).map(({ height }) => height);
    expect(heights[1]).toBeGreaterThan(2 * heights[0]);
    await page.close();
  });

  const looks = [
    {}, { theme: 'dark' }, { contrast: 'more' }, { lang: 'es', calls: '3', more: 'yes' }, { lang: 'hi', text: '200', calls: '2' }, { lang: 'es', text: '200', theme: 'dark' }, { refused: 'yes' },
  ];
  it.each(looks)('has nothing axe objects to and cuts no button: %o', async (look) => {
    const page = await ring(look, look.text === '200' ? 480 : 320);
    await expect.poll(() => faults(page), settled).toEqual([]);
    const cut = await page.evaluate(() => [...document.querySelectorAll('button, .ring-hint')].filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent));
    expect(cut).toEqual([]);
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(page.problems).toEqual([]);
    await page.close();
  });
});

describe('a call that rings aloud', () => {
  const aloud = (page, view) => page.evaluate((now) => window.ringside.core.tell({ type: 'ring', view: now }), view);

  it('is silenced by Escape, which closes what is open only after that', async () => {
    const page = await open({ scenario: 'offered' });
    await page.click(id('menu'));
    await page.waitForSelector(id('menu-panel'));
    await aloud(page, { aloud: true, trouble: null });
    await page.keyboard.press('Escape');
    await expect.poll(() => requests(page, 'silence')).toHaveLength(1);
    await expect.poll(() => page.locator(id('menu-panel')).count()).toBe(1);
    await aloud(page, { aloud: false, trouble: null });
    await page.keyboard.press('Escape');
    await page.waitForSelector(id('menu-panel'), { state: 'detached' });
    await expect.poll(() => requests(page, 'silence')).toHaveLength(1);
  });

  it('says in the status line what went wrong with it', async () => {
    const page = await open({ scenario: 'offered' });
    await aloud(page, { aloud: true, trouble: { key: 'ring-no-sound' } });
    await expect.poll(() => page.innerText(id('status'))).toContain('No sound device works.');
  });
});

describe('the settings of ringing', () => {
  async function panel(options = {}) {
    const page = await open({ scenario: 'ready', ...options });
    await page.click(id('menu'));
    await page.click(id('menu-ring'));
    await page.waitForSelector(id('ring-panel'));
    return page;
  }

  it('keep how a call is announced, where, and how loud', async () => {
    const page = await panel();
    await page.selectOption(id('ring-device'), 'Headset, USB Audio');
    await page.locator(id('ring-volume')).fill('40');
    await page.click(`${id('ring-panel')} .check`);
    await page.click(id('choose-badge'));
    await page.waitForFunction(() => window.ringside.core.app.ring.mode === 'badge');
    await expect.poll(() => page.evaluate(() => window.ringside.core.app.ring)).toMatchObject({ mode: 'badge', device: 'Headset, USB Audio', volume_percent: 40, notification: true });
    await expect.poll(() => page.innerText(id('ring-mode-what'))).toContain('No window opens');
  });

  it('offer nothing to hear where nothing is heard', async () => {
    const page = await panel();
    await page.click(id('choose-silent'));
    await page.waitForSelector(id('ring-test'), { state: 'detached' });
    await expect.poll(() => page.locator(id('ring-device')).count()).toBe(0);
  });

  it('play the sound, or say that nothing can be heard', async () => {
    const page = await panel();
    await page.click(id('ring-test'));
    await expect.poll(() => page.innerText(id('ring-heard'))).toContain('That was the sound.');
    const silent = await panel({ sound: 'no' });
    await silent.click(id('ring-test'));
    await expect.poll(() => silent.innerText(id('ring-heard'))).toContain('No sound device works.');
  });

  it('offer no other way where the administrator chose one', async () => {
    const page = await open({ scenario: 'ready' });
    await page.evaluate(() => window.ringside.core.publishApp({ ring: { ...window.ringside.core.app.ring, mode: 'silent', mode_fixed: true } }));
    await page.click(id('menu'));
    await page.click(id('menu-ring'));
    await page.waitForSelector(id('ring-fixed'));
    await expect.poll(() => page.locator(id('choose-card')).count()).toBe(0);
  });
});
