import './styles/tokens.css';
import './styles/base.css';
import './styles/window.css';
import './styles/bidi.css';
import { mount } from 'svelte';
import App from './App.svelte';
import './styles/forced-colors.css';
import { finishing } from './features/bar/finishing.svelte';
import { bringInRare } from './features/bar/rare';
import { findHost } from './host';
import { desk } from './state/desk.svelte';
import { live } from './state/live.svelte';
import { systemReads } from './text/languages';

const restMs = 500;

/** Draws the page once its sheet is here, because its first word to the window is the size it needs. */
async function start(target: HTMLElement): Promise<void> {
  const host = await findHost();
  const { layout, languages } = await host.window({ type: 'describe' }).catch(() => ({ layout: 'card' as const, languages: [] }));
  systemReads(languages);
  desk.rest = layout === 'strip' ? 'strip' : 'card';
  await styled();
  mount(App, { target });
  // The key that opens it may be the first that is pressed, and a digit the next.
  const whole = finishing.bringIn().catch(() => undefined);
  await live.follow(host).finally(async () => {
    await whole;
    await host.window({ type: 'ready' });
  });
  setTimeout(bringInRare, restMs);
}

function styled(): Promise<void> {
  if (document.readyState === 'complete') return Promise.resolve();
  return new Promise((done) => window.addEventListener('load', () => done(), { once: true }));
}

const target = document.getElementById('app');
if (target) void start(target);
