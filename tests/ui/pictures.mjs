// Draws the bar in every state at 1x and 2x, light and dark, in every language, to be looked at.
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { fit, launch, open } from './browser.mjs';
import { cards, panels, strips } from './scenes.mjs';
import { serve } from './server.mjs';

const folder = fileURLToPath(new URL('./results/pictures/', import.meta.url));
const looks = [
  { name: 'light', scale: 1, options: { theme: 'light' } },
  { name: 'dark', scale: 1, options: { theme: 'dark' } },
  { name: 'es', scale: 1, options: { lang: 'es' } },
  { name: 'hi', scale: 1, options: { lang: 'hi' } },
  { name: 'hi-dark-2x', scale: 2, options: { lang: 'hi', theme: 'dark' } },
  { name: 'light-2x', scale: 2, options: { theme: 'light' } },
  { name: 'dark-2x', scale: 2, options: { theme: 'dark' } },
  { name: 'es-200', scale: 1, options: { lang: 'es', text: '200' } },
  { name: 'hi-200', scale: 1, options: { lang: 'hi', text: '200' } },
  { name: 'long', scale: 1, options: { lang: 'en-XA' } },
  { name: 'right-to-left', scale: 1, options: { lang: 'ar-XB' } },
  { name: 'contrast', scale: 1, options: { contrast: 'more' } },
];
const wanted = process.argv.slice(2);

const { origin, close } = await serve();
const browser = await launch();
for (const look of looks.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  const context = await browser.newContext({ deviceScaleFactor: look.scale, reducedMotion: 'reduce', locale: 'en-GB', screen: { width: 1920, height: 1080 } });
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
