import { afterAll, afterEach, beforeAll } from 'vitest';
import { keys, launch, open as openPage, visit } from '../browser.mjs';
import { serve } from '../server.mjs';

/** One browser and one server for a file of tests; each test has its own page, and no page may complain. */
export function bar() {
  let server;
  let browser;
  let context;
  const pages = [];
  beforeAll(async () => {
    server = await serve();
    browser = await launch();
    context = await browser.newContext({ reducedMotion: 'reduce', timezoneId: 'Europe/London', locale: 'en-GB' });
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });
  afterEach(async () => {
    const problems = pages.splice(0).map(async (page) => {
      const found = page.problems;
      await page.close();
      return found;
    });
    const all = (await Promise.all(problems)).flat();
    if (all.length > 0) throw new Error(`the page complained: ${all.join('; ')}`);
  });
  return {
    open: async (options) => {
      const page = await openPage(context, server.origin, options);
      pages.push(page);
      return page;
    },
    /** Runs `look` on each scene, on one page. */
    each: async (scenes, look) => {
      const page = await openPage(context, server.origin);
      pages.push(page);
      for (const scene of scenes) {
        await visit(page, server.origin, scene);
        await look(page, scene);
        // A scene may hold it down, and the next one presses keys of its own.
        await page.keyboard.up('Alt');
      }
    },
  };
}

/** Every request the page has made, oldest first. */
export const requests = (page, type) =>
  page.evaluate((wanted) => window.ringside.core.requests.filter((one) => !wanted || one.type === wanted), type);

/** Waits until the page has made a request of this kind, and returns the newest. */
export async function requested(page, type) {
  await page.waitForFunction((wanted) => window.ringside.core.requests.some((one) => one.type === wanted), type);
  return (await requests(page, type)).at(-1);
}

/** What each session was asked of a kind, oldest first: the session and the request. */
export const askedOf = (page, type) =>
  page.evaluate((wanted) => window.ringside.core.askedOf.filter(({ request }) => request.type === wanted).map(({ session, request }) => [session, request]), type);

export const id = (name) => `[data-testid="${name}"]`;

/** Waits until the chip shows a state. */
export const inState = (page, state) => page.waitForSelector(`${id('chip')}[data-state="${state}"]`);

/** Opens the outcomes by their key, and presses the others once they listen. */
export async function outcome(page, ...names) {
  await keys(page, 'F8');
  await page.waitForSelector(`${id('outcome-field')}:focus`);
  await keys(page, ...names);
}

/** The element that has the focus: its test id, or the nearest one around it. */
export const focused = (page) => page.evaluate(() => document.activeElement?.closest('[data-testid]')?.getAttribute('data-testid') ?? document.activeElement?.tagName);
