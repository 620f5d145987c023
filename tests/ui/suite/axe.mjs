import axe from 'axe-core';
import { fit } from '../browser.mjs';

const rules = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] };

/** What axe has against the page, one line each. A bar is no document: it needs no heading of the first level. */
export async function faults(page) {
  await fit(page);
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (options) => window.axe.run(document, { ...options, rules: { 'page-has-heading-one': { enabled: false } } }), rules,
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, any }) => `${id}: ${html.slice(0, 140)} ${any[0]?.message ?? ''}`));
}

/** A view may still be drawing what it has just read: it is looked at until it stands. */
export const settled = { timeout: 60_000 };
