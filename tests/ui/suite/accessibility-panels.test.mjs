import { describe, expect, it } from 'vitest';
import { panels } from '../scenes.mjs';
import { faults, settled } from './axe.mjs';
import { bar } from './bar.mjs';

const { each } = bar();
const looks = [{ theme: 'light', lang: 'en' }, { theme: 'dark', lang: 'es' }, { theme: 'light', lang: 'hi' }, { theme: 'light', lang: 'en', text: '200' }];
const all = Object.entries(panels);
/** So many panels take a busy computer some minutes; no part of them takes it more than that. */
const parts = 5;

describe.each(looks.map((look) => [Object.values(look).join(', '), look]))('axe finds nothing in the panels: %s', (_name, look) => {
  it.each(Array.from({ length: parts }, (_, part) => part + 1))(`part %i of ${parts}`, async (part) => {
    const some = all.filter((_, nth) => nth % parts === part - 1);
    await each(some.map(([name, [scenario, act]]) => ({ scenario, ...look, name, act })), async (page, { name, act }) => {
      await act(page);
      await expect.poll(async () => [name, await faults(page)], settled).toEqual([name, []]);
    });
  }, 300_000);
});
