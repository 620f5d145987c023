import type { Attachment } from 'svelte/attachments';

/** What a tooltip says: the name, its key, and why it does not work now. */
export interface Tip {
  name: string;
  key?: string;
  why?: string | undefined;
}

const restMs = 500;

class Tips {
  current = $state.raw<{ tip: Tip; anchor: DOMRect } | null>(null);
}

export const tips = new Tips();

/** Shows `read()` beside the element, unless it is `null`: at once on keyboard focus, after a rest under the pointer. */
export function tip(read: () => Tip | null): Attachment<HTMLElement> {
  return (element) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = (): void => {
      const words = read();
      tips.current = words && { tip: words, anchor: element.getBoundingClientRect() };
    };
    const hide = (): void => {
      clearTimeout(timer);
      tips.current = null;
    };
    const rest = (): void => {
      clearTimeout(timer);
      timer = setTimeout(show, restMs);
    };
    const focused = (): void => {
      if (element.matches(':focus-visible')) show();
    };
    const listeners: [string, () => void][] = [
      ['pointerenter', rest], ['pointerleave', hide], ['pointerdown', hide], ['focus', focused], ['blur', hide],
    ];
    for (const [name, listener] of listeners) element.addEventListener(name, listener);
    return () => {
      for (const [name, listener] of listeners) element.removeEventListener(name, listener);
      hide();
    };
  };
}
