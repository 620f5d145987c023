import { chromium } from 'playwright-core';

/** The three heights as windows. */
export const sizes = { strip: { width: 600, height: 56 }, card: { width: 340, height: 220 }, panel: { width: 340, height: 520 } };

/** As the shell makes the ring card's window, by the size of text. */
const ringWidths = { 100: 320, 125: 360, 150: 400, 200: 480 };

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync',
    ],
  });
}

/** `SLOW=300 npm test` finds tests that look before the page can have done it: answers, timers and files come up to so many milliseconds late. */
const slowness = Number(process.env.SLOW ?? 0);

async function hinder(page, most) {
  await page.addInitScript((longest) => {
    const onTime = window.setTimeout.bind(window);
    window.setTimeout = (run, wait = 0, ...rest) => onTime(run, wait + Math.random() * longest, ...rest);
  }, most);
  await page.route(/\.js$/, async (route) => {
    await new Promise((done) => setTimeout(done, Math.random() * most));
    await route.continue().catch(() => undefined);
  });
}

/** Opens one scene of the scripted host. The viewport follows the sizes the page asks its window for, as a window would. */
export async function open(context, origin, options = {}) {
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  page.problems = [];
  page.on('pageerror', (error) => page.problems.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && page.problems.push(message.text()));
  if (slowness > 0) await hinder(page, slowness);
  await page.exposeFunction('ringsideResize', (width, height) => page.setViewportSize({ width, height }).catch(() => undefined));
  await visit(page, origin, options);
  return page;
}

/** Turns an open page to another scene. */
export async function visit(page, origin, options = {}) {
  const { scenario = 'not-ready', layout = 'card' } = options;
  const look = ['lang', 'theme', 'text', 'contrast', 'motion', 'tray', 'ontop', 'sound', 'system', 'dialog', 'calls', 'more', 'refused'].filter((name) => options[name]).map((name) => [name, options[name]]);
  const size = options.page ? { width: ringWidths[options.text ?? '100'], height: 156 } : layout === 'strip' ? sizes.strip : sizes.card;
  await page.setViewportSize(size);
  await page.goto(`${origin}/${options.page ?? ''}?${new URLSearchParams([['scenario', scenario], ['layout', layout], ...look])}`);
  await page.waitForSelector('[data-ready="yes"]');
}

/** Waits until the window has the size the page asks for and asks for no other. */
export async function fit(page) {
  for (let round = 0; round < 3; round += 1) {
    const asked = await page.evaluate(() => window.ringside.windows.filter((one) => one.type === 'set_layout').at(-1));
    const now = page.viewportSize();
    if (!asked || (asked.width === now.width && asked.height === now.height)) return;
    await page.setViewportSize({ width: asked.width, height: asked.height });
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }
}

/** Presses the keys one after another. */
export async function keys(page, ...names) {
  for (const name of names) await page.keyboard.press(name);
}
