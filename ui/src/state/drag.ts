import { live } from './live.svelte';

/** The window has no frame of its own: an empty place of the bar moves it, as a title bar would. */
export function dragsWindow(element: HTMLElement): () => void {
  const start = (event: PointerEvent): void => {
    const onControl = event.target instanceof Element && event.target.closest('button, input, select, textarea, label, a');
    if (event.button !== 0 || onControl) return;
    void live.host.window({ type: 'drag' }).catch(() => undefined);
  };
  element.addEventListener('pointerdown', start);
  return () => element.removeEventListener('pointerdown', start);
}
