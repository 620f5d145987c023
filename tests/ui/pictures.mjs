// Draws the bar in every view and state, light and dark, in every language, at 1x, 2x and with text at 200 %, so that pairs
// compare by name: view--state--language--theme--scale.png, with a page of them all.
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fit, launch, open, visit } from './browser.mjs';
import { serve } from './server.mjs';
import { sheet } from './sheet.mjs';
import { views } from './views.mjs';

const languages = ['en', 'es', 'hi'];
const themes = ['light', 'dark'];
const scales = { '1x': { scale: 1 }, '2x': { scale: 2 }, '200': { scale: 1, text: '200' } };
const looks = languages.flatMap((lang) => themes.flatMap((theme) => Object.keys(scales).map((scale) => ({ lang, theme, scale }))));
/** Beside these: words made longer, the way from right to left, high contrast, and the system's own few colours. */
const others = [{ lang: 'en-XA', theme: 'light', scale: '1x' }, { lang: 'ar-XB', theme: 'light', scale: '1x' }, { lang: 'en', theme: 'contrast', scale: '1x' }, { lang: 'en', theme: 'forced', scale: '1x' }];

const { values, positionals: words } = parseArgs({ options: { to: { type: 'string' } }, allowPositionals: true });
const folder = values.to ? resolve(values.to) : fileURLToPath(new URL('./results/pictures', import.meta.url));
const all = [...looks, ...others];

/** Of a look's parts those that are asked for; all where none is. */
function asked(key) {
  const known = new Set(all.map((look) => look[key]));
  const named = words.filter((word) => known.has(word));
  return (look) => named.length === 0 || named.includes(look[key]);
}

/** Waits until the page has its fonts and what it drew last is on the screen. */
async function settled(page) {
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 2; frame += 1) await new Promise((drawn) => requestAnimationFrame(drawn));
  });
}

const parts = new Set(all.flatMap(Object.values));
const names = words.filter((word) => !parts.has(word));
const shownLooks = all.filter(asked('lang')).filter(asked('theme')).filter(asked('scale'));
const shownViews = views.filter(([name]) => names.length === 0 || names.some((word) => name.includes(word)));

await mkdir(folder, { recursive: true });
const { origin, close } = await serve();
const browser = await launch();
let failed = 0;
for (const { lang, theme, scale } of shownLooks) {
  const { scale: deviceScaleFactor, text } = scales[scale];
  const look = { lang, text, ...(theme === 'contrast' ? { contrast: 'more' } : theme === 'forced' ? {} : { theme }) };
  const context = await browser.newContext({ deviceScaleFactor, reducedMotion: 'reduce', forcedColors: theme === 'forced' ? 'active' : 'none', locale: 'en-GB', screen: { width: 1920, height: 1080 } });
  const page = await open(context, origin, look);
  for (const [name, options, act] of shownViews) {
    const picture = `${name}--${lang}--${theme}--${scale}`;
    try {
      await visit(page, origin, { ...look, ...options });
      await act?.(page);
      await settled(page);
      // A page of its own sizes its window itself.
      if (!options.page) await fit(page);
      await settled(page);
      await page.screenshot({ path: `${folder}/${picture}.png` });
    } catch (error) {
      page.problems.push(String(error).split('\n')[0]);
    }
    // A view may hold it down.
    await page.keyboard.up('Alt');
    const problems = page.problems.splice(0);
    if (problems.length > 0) {
      failed += 1;
      console.log(picture, problems);
    }
  }
  await context.close();
}
await browser.close();
await close();
await writeFile(`${folder}/index.html`, sheet((await readdir(folder)).filter((file) => file.endsWith('.png'))));
console.log(`${shownLooks.length * shownViews.length} pictures in ${folder}, all on index.html there`);
process.exitCode = failed > 0 ? 1 : 0;
