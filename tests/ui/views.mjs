import { cards, panels, rings, strips } from './scenes.mjs';

/** Every view in every state: a name, what the page is opened with, and what opens a panel. */
export const views = [
  ...cards.map((scenario) => [`card--${scenario}`, { scenario }]),
  ...strips.map((scenario) => [`strip--${scenario}`, { scenario, layout: 'strip' }]),
  ...Object.entries(rings).map(([name, options]) => [`ring--${name}`, { page: 'ring.html', ...options }]),
  ...Object.entries(panels).map(([name, [scenario, act]]) => [`panel--${name}`, { scenario }, act]),
];
