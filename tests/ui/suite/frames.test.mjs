import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { views } from '../views.mjs';

const table = readFileSync(new URL('../../../src-tauri/docs/gallery.md', import.meta.url), 'utf8');
const named = [...table.matchAll(/`((?:card|strip|ring|panel)--[\w-]+)`/g)].map(([, name]) => name);

it('every frame of the design has a view that is drawn', () => {
  const drawn = new Set(views.map(([name]) => name));
  expect(named.length).toBeGreaterThan(60);
  expect(named.filter((name) => !drawn.has(name))).toEqual([]);
});

it('no view is drawn twice under one name', () => {
  const names = views.map(([name]) => name);
  expect(names.filter((name, nth) => names.indexOf(name) !== nth)).toEqual([]);
});
