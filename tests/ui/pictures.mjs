// Draws the bar in every state at 1x and 2x, light and dark, in both languages, to be looked at.
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { fit, keys, launch, open } from './browser.mjs';
import { serve } from './server.mjs';

const folder = fileURLToPath(new URL('./results/pictures/', import.meta.url));
const cards = [
  'signed-out', 'checking', 'not-ready', 'ready', 'estimated', 'asked-ready', 'break', 'overrun', 'offered', 'dialling', 'on-call', 'next-at-vendor',
  'held', 'hold-pending', 'recording-off', 'two-calls', 'second-ringing', 'dead-slot', 'wrap-up', 'last-seconds', 'kept', 'restored', 'unknown',
  'unknown-in-call', 'needs-password', 'outbox', 'codes-failed', 'no-profile',
];
const strips = ['signed-out', 'checking', 'not-ready', 'ready', 'asked-ready', 'break', 'overrun', 'offered', 'dialling', 'on-call', 'held', 'hold-pending', 'two-calls', 'dead-slot', 'wrap-up', 'last-seconds', 'unknown', 'needs-password'];
/** A panel: its scene, and the keys or clicks that open it. */
const panels = {
  'state': ['ready', (page) => keys(page, 'F9')],
  'next': ['next-at-vendor', (page) => keys(page, 'F10')],
  'dial': ['not-ready', async (page) => { await keys(page, 'F7'); await page.keyboard.type('02079460123'); await page.waitForSelector('[data-ok="true"]'); }],
  'outcome': ['wrap-up', (page) => keys(page, 'F8')],
  'outcome-picked': ['wrap-up', async (page) => { await keys(page, 'F8', '4'); await page.keyboard.type('Has a contract elsewhere until March.'); }],
  'outcome-lacks': ['wrap-up', (page) => keys(page, 'F8', '3')],
  'outcome-search': ['wrap-up', async (page) => { await keys(page, 'F8'); await page.keyboard.type('no'); }],
  'outcome-tree': ['tree', async (page) => { await keys(page, 'F8', '1'); }],
  'outcome-tree-search': ['tree', async (page) => { await keys(page, 'F8'); await page.keyboard.type('no p'); }],
  'outcome-talking': ['on-call', (page) => keys(page, 'F8', '2')],
  'outcome-kept': ['kept', (page) => keys(page, 'F8')],
  'outcome-failed': ['codes-failed', (page) => keys(page, 'F8')],
  'callback': ['wrap-up', (page) => keys(page, 'F8', '1')],
  'lead': ['on-call', async (page) => { await page.click('[data-testid="call-c1"] button'); await page.waitForSelector('[data-testid="lead-phone-1"]'); }],
  'connect': ['two-calls', async (page) => { await keys(page, 'F6'); await page.waitForSelector('[data-testid="leg-2"]'); }],
  'lists': ['not-ready', async (page) => { await page.click('[data-testid="menu"]'); await page.click('[data-testid="menu-lists"]'); await page.waitForSelector('[data-testid="list"]'); }],
  'lists-fail': ['lists-fail', async (page) => { await page.click('[data-testid="menu"]'); await page.click('[data-testid="menu-lists"]'); await page.waitForSelector('.empty'); }],
  'owed': ['outbox', (page) => page.click('[data-testid="badge-owed"]')],
  'outbox': ['outbox', (page) => page.click('[data-testid="badge-outbox"]')],
  'nothing-owed': ['not-ready', (page) => page.click('[data-testid="badge-owed"]')],
  'menu': ['on-call', (page) => page.click('[data-testid="menu"]')],
  'sign-in': ['signed-out', (page) => keys(page, 'F9')],
  'sign-in-none': ['no-profile', async (page) => { await keys(page, 'F9'); await page.waitForSelector('.empty'); }],
  'profile': ['signed-out', async (page) => { await keys(page, 'F9'); await page.click('[data-testid="profile-edit"]'); await page.waitForSelector('[data-testid="profile-form"]'); }],
  'profile-tested': ['signed-out', async (page) => { await keys(page, 'F9'); await page.click('[data-testid="profile-edit"]'); await page.click('[data-testid="profile-test"]'); await page.waitForSelector('[data-testid="profile-steps"]'); }],
  'sign-out': ['outbox', async (page) => { await page.click('[data-testid="menu"]'); await page.click('[data-testid="menu-sign-out"]'); }],
  'keys': ['on-call', (page) => page.keyboard.down('Alt')],
  'why': ['dialling', async (page) => { await page.focus('[data-testid="slot-hangup"]'); await keys(page, 'Tab'); }],
};

const looks = [
  { name: 'light', scale: 1, options: { theme: 'light' } },
  { name: 'dark', scale: 1, options: { theme: 'dark' } },
  { name: 'es', scale: 1, options: { lang: 'es' } },
  { name: 'light-2x', scale: 2, options: { theme: 'light' } },
  { name: 'dark-2x', scale: 2, options: { theme: 'dark' } },
  { name: 'es-200', scale: 1, options: { lang: 'es', text: '200' } },
  { name: 'contrast', scale: 1, options: { contrast: 'more' } },
];
const wanted = process.argv.slice(2);

const { origin, close } = await serve();
const browser = await launch();
for (const look of looks.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  const context = await browser.newContext({ deviceScaleFactor: look.scale, reducedMotion: 'reduce', screen: { width: 1920, height: 1080 } });
  await mkdir(`${folder}${look.name}`, { recursive: true });
  const shoot = async (name, options, act) => {
    const page = await open(context, origin, { ...look.options, ...options });
    await act?.(page);
    await page.waitForTimeout(120);
    await fit(page);
    await page.screenshot({ path: `${folder}${look.name}/${name}.png` });
    if (page.problems.length > 0) console.log(look.name, name, page.problems);
    await page.close();
  };
  for (const scenario of cards) await shoot(`card-${scenario}`, { scenario });
  for (const scenario of strips) await shoot(`strip-${scenario}`, { scenario, layout: 'strip' });
  for (const [name, [scenario, act]] of Object.entries(panels)) await shoot(`panel-${name}`, { scenario }, act);
  await context.close();
}
await browser.close();
await close();
console.log(`Pictures in ${folder}`);
