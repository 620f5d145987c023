import { expect, it } from 'vitest';
import { sizeFor } from './fit.svelte';

it('has the three heights of the look at 100 %', () => {
  expect(sizeFor('strip', 100, 40, 600)).toEqual({ width: 600, height: 56 });
  expect(sizeFor('card', 100, 200, 340)).toEqual({ width: 340, height: 220 });
  expect(sizeFor('panel', 100, 300, 340)).toEqual({ width: 340, height: 520 });
});

it('grows with what is said in the status line', () => {
  expect(sizeFor('strip', 100, 88, 600).height).toBe(88);
  expect(sizeFor('card', 100, 236, 340).height).toBe(236);
});

it('widens the panel for large text', () => {
  expect(sizeFor('panel', 200, 300, 340).width).toBe(480);
});

it('does not believe what a window measures that is narrower than it will be', () => {
  expect(sizeFor('card', 100, 698, 200).height).toBe(220);
  expect(sizeFor('strip', 100, 177, 340).height).toBe(56);
});
