import { expect, it } from 'vitest';
import { sizeFor } from './fit.svelte';

it('has the three heights of the look at 100 %', () => {
  expect(sizeFor('strip', 100, 40)).toEqual({ width: 600, height: 56 });
  expect(sizeFor('card', 100, 200)).toEqual({ width: 340, height: 220 });
  expect(sizeFor('panel', 100, 300)).toEqual({ width: 340, height: 520 });
});

it('grows with what is said in the status line', () => {
  expect(sizeFor('strip', 100, 88).height).toBe(88);
  expect(sizeFor('card', 100, 236).height).toBe(236);
});

it('widens the panel for large text', () => {
  expect(sizeFor('panel', 200, 300).width).toBe(480);
});
