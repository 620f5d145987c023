import type { WindowLayout } from '../bindings';
import { live } from './live.svelte';

/** Sizes at 100 % text, and the panel's growth with it. */
const base = {
  strip: { width: 600, height: 56, narrowest: 560 },
  card: { width: 340, height: 220, narrowest: 340 },
  panel: { width: 340, height: 520, narrowest: 340 },
} as const;

/**
 * How wide and high the window should be, given what its content measures; the shell keeps it on the screen. What was
 * measured in a window narrower than it will be, such as one not shown yet, says nothing.
 */
export function sizeFor(layout: WindowLayout, percent: number, content: number, windowWidth: number): { width: number; height: number } {
  const least = base[layout];
  const measured = windowWidth < least.narrowest ? 0 : content;
  // From 150 % the slots stand in a second row instead.
  if (layout === 'strip') return { width: percent === 125 ? 728 : least.width, height: Math.max(least.height, measured) };
  if (layout === 'card') return { width: least.width, height: Math.max(least.height, measured) };
  const width = percent >= 200 ? 480 : percent >= 150 ? 380 : least.width;
  const height = Math.round(least.height * (percent >= 200 ? 1.75 : percent >= 150 ? 1.4 : percent >= 125 ? 1.15 : 1));
  return { width, height: Math.max(height, measured) };
}

let asked = '';

/** Asks for the size once for each change of it. */
export function askForSize(layout: WindowLayout, size: { width: number; height: number }): void {
  const wanted = `${layout} ${size.width} ${size.height}`;
  if (wanted === asked) return;
  asked = wanted;
  void live.host.window({ type: 'set_layout', layout, ...size }).catch(() => {
    asked = '';
  });
}
