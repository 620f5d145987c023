/** Texts that must be whole: times, messages, endings, names of slots. */
const whole = '.timer, .status p, .status .link, .foot .btn, .seg button, .act-label, .item-body, .chip-word, .call-time, .page-head h2, .label span';

/** Those of them that are cut. */
export const clipped = (page) =>
  page.$$eval(whole, (parts) =>
    parts
      .filter((part) => part.getClientRects().length > 0)
      .filter((part) => part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).display !== 'inline')
      .map((part) => `${part.className || part.tagName}: ${part.textContent}`),
  );

/** Icons lost beside larger words: they grow with the text, if not as much. */
export const lost = (page) =>
  page.$$eval('.icon', (icons) =>
    icons
      .map((icon) => ({ icon, width: icon.getBoundingClientRect().width, type: Number.parseFloat(getComputedStyle(icon.parentElement).fontSize) }))
      .filter(({ width, type }) => width > 0 && width < 0.6 * type)
      .map(({ icon, width, type }) => `icon of ${width} px at ${type} px text: ${icon.parentElement.className}, ${icon.innerHTML}`),
  );

/** Words of the status line that stand at its very edge. */
export const tight = (page) =>
  page.$$eval('.status', (lines) =>
    lines.flatMap((line) => {
      const [outer, inner] = [line, line.querySelector('p')].map((part) => part.getBoundingClientRect());
      return inner.top - outer.top < 3 || outer.bottom - inner.bottom < 3 ? [`at the edge: ${line.textContent}`] : [];
    }),
  );

/** Links of the status line that stand a second time above it. */
export const twice = (page) =>
  page.$$eval('.status .link', (links) =>
    links
      .map((link) => link.textContent.trim())
      .filter((words) => [...document.querySelectorAll('.win :is(.link, .btn):not(.status *)')].some((other) => other.getClientRects().length > 0 && other.firstChild?.textContent.trim() === words)),
  );

/** What is hatched: how much what stands on it differs from the hatch, the least of all. 21 is black on white. */
export const onHatch = (page) =>
  page.evaluate(() => {
    const light = (channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
    const luminance = ([red, green, blue]) => 0.2126 * light(red / 255) + 0.7152 * light(green / 255) + 0.0722 * light(blue / 255);
    const colours = (css) => [...css.matchAll(/rgba?\(([^)]+)\)/g)].map(([, parts]) => parts.split(/[ ,/]+/).map(Number)).filter(([, , , alpha = 1]) => alpha > 0);
    const ratios = [...document.querySelectorAll('.win *')]
      .filter((part) => part.getClientRects().length > 0 && getComputedStyle(part).backgroundImage.startsWith('repeating-linear-gradient(-45deg'))
      .flatMap((part) => {
        const { backgroundImage, color } = getComputedStyle(part);
        const [ink] = colours(color);
        return colours(backgroundImage).map((stripe) => {
          const [dark, bright] = [luminance(ink), luminance(stripe)].sort((one, other) => one - other);
          return (bright + 0.05) / (dark + 0.05);
        });
      });
    return { hatched: ratios.length, least: ratios.length === 0 ? null : Math.min(...ratios) };
  });

/** How far the window would have to be scrolled sideways. */
export const sideways = (page) => page.evaluate(() => document.querySelector('.win').scrollWidth - document.querySelector('.win').clientWidth);

/** What a vendor or a person wrote, which no language changes, and figures. */
const foreign =
  /MaxContact|Leeds|Ana|Ejemplo|Sam|Sample|Example|Bakery|Renewals|Night desk|Orders|Winback|Luz|Prueba|Lunch|Short break|Training|Back office|Comfort break|Meeting|Agent|Ringside|English|Español|हिन्दी|Mobile|Work|Contracts|Call back|No answer|Sale|Not interested|Wrong number|Do not call|Passed|Language|Line dead|Fax|Engaged|Contacto|Promesa|Negativa|Paga|Pago|No puede|No reconoce|Familiar|Nils|Petra|dialler|leeds|Has a contract|Rang off|Demo|United Kingdom|Ozonetel|CloudAgent|Genesys|DeepCall|uContact|Pune|Lyon|Delhi|Bogotá|Company|Segment|Waiting|Calls today|Talk time|Queue|Twelve months|LUNCH|Busy|Available|Busca|Chicago|Santiago|London|Teléfono|Desempleo|Pide|Price in writing|^[A-Z][a-z]{2} \d+ [A-Z][a-z]{2} \d\d:\d\d$|Mañana|Buzón|Fuera|Deja|Compañero|Familiar|Equivocado|Sin contacto|Name$|cloudagent|\.(?:txt|log|zip|csv)$|^\d+ [A-Z][a-z]{2}, \d\d:\d\d$/;

/** Names of keys, keys and values of files, schemes and addresses, a day: written alike in every language, or by its own rule. */
const asItIs =
  /^(?:(?:Ctrl|Alt|Shift|Enter|Esc|Backspace|F\d+)(?: |$))|^[a-z]+(?:_[a-z]+)+$|^(?:language|theme)$|^"[a-z_]+"$|^https?:\/\/|^(?:[a-z]+\.)+example$|^\/(?:etc|home)\/|^(?:tel|callto|sips?|ringside):$|^Softphone$|^[A-Z][a-z]{2} \d+ [A-Z][a-z]{2}$/;

/** Words on the page that are neither accented nor anybody else's. */
export const untranslated = (page) =>
  page.evaluate((pattern) => {
    const strange = new RegExp(pattern);
    const walker = document.createTreeWalker(document.querySelector('.win'), NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.parentElement.closest('kbd, code, select, .key, input, textarea, .facts dd, .timer, .clock > :last-child')) continue;
      const words = (node.parentElement.closest('.row-text > span') ?? node).textContent.trim();
      if (/[a-z]{3}/i.test(words) && !/[·áçéîñöšüýÁÇÉÎÑÖŠÜÝ]/.test(words) && !strange.test(words)) found.push(words);
    }
    for (const element of document.querySelectorAll('[aria-label], [placeholder], [title]')) {
      for (const name of ['aria-label', 'placeholder', 'title']) {
        const words = element.getAttribute(name) ?? '';
        if (/[a-z]{3}/i.test(words) && !/[·áçéîñöšüýÁÇÉÎÑÖŠÜÝ]/.test(words) && !strange.test(words)) found.push(`${name}: ${words}`);
      }
    }
    return found;
  }, `${foreign.source}|${asItIs.source}`);

/** Pieces of text that stand on one another, as far as both can be seen. */
export const overlapping = (page) =>
  page.evaluate(() => {
    const cut = (rect, other) => ({ left: Math.max(rect.left, other.left), top: Math.max(rect.top, other.top), right: Math.min(rect.right, other.right), bottom: Math.min(rect.bottom, other.bottom) });
    /** What is left of a piece once all that scrolls or cuts around it has had its say. */
    const visible = (rect, element) => {
      for (let at = element; at; at = at.parentElement) {
        if (getComputedStyle(at).overflow !== 'visible') rect = cut(rect, at.getBoundingClientRect());
      }
      return rect;
    };
    const walker = document.createTreeWalker(document.querySelector('.win'), NodeFilter.SHOW_TEXT);
    const pieces = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const element = node.parentElement;
      if (node.textContent.trim() === '' || element.closest('.unseen, select, .act-key')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) {
        const { left, top, right, bottom } = visible(rect, element);
        if (right - left > 1 && bottom - top > 1) pieces.push({ left, top, right, bottom, element, words: node.textContent.trim() });
      }
    }
    // Lines stand closer than letters are high: only what reaches well into another counts.
    const [across, down] = [2, 6];
    return pieces.flatMap((one, nth) => pieces.slice(nth + 1)
      .filter((other) => one.element !== other.element)
      .filter((other) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > across && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > down)
      .map((other) => `${one.words} | ${other.words}`));
  });

/**
 * Where figures stand: what fits the pattern in the texts that are seen, with its lines, and how far its first and its last letter
 * are from the left where both are on one line.
 */
const figures = (page, pattern) =>
  page.evaluate((source) => {
    const walker = document.createTreeWalker(document.querySelector('.win'), NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.parentElement.closest('.unseen, select')) continue;
      const place = (from, to) => {
        const range = document.createRange();
        range.setStart(node, from);
        range.setEnd(node, to);
        return range;
      };
      for (const { 0: words, index } of node.textContent.matchAll(new RegExp(source, 'g'))) {
        const end = index + words.length;
        const lines = new Set([...place(index, end).getClientRects()].map(({ top }) => Math.round(top))).size;
        const [first, last] = [place(index, index + 1), place(end - 1, end)].map((letter) => letter.getBoundingClientRect());
        found.push({ words, lines, backwards: first.width > 0 && first.top === last.top && first.left > last.left });
      }
    }
    return found;
  }, pattern.source);

/** Numbers to call that are parted between two lines. */
export const parted = async (page) => (await figures(page, /\+?\d[\d \u00a0]{6,}\d/)).filter(({ lines }) => lines > 1).map(({ words }) => `parted: ${words}`);

/** Numbers, times and spans whose first figure does not stand left of their last. A number over two lines is read line by line. */
export const backwards = async (page) => (await figures(page, /\+?\d[\d :]*\d/)).filter((one) => one.backwards).map(({ words }) => words);
