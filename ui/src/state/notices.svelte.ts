import type { Text, UiAction } from '../bindings';

/** Something of the page's own to say in the status line, before what the core says there. */
export interface Notice {
  text: Text;
  action: UiAction | null;
  /** `hint` answers a press that could not work; the others are failures and hints worth a colour. */
  tone: 'hint' | 'warn' | 'danger';
}

const hintMs = 6000;

class Notices {
  current = $state.raw<Notice | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;

  show(notice: Notice): void {
    clearTimeout(this.#timer);
    this.current = notice;
    // A failure stays until it is read or something works again; an answer to a press does not need to.
    if (notice.tone === 'hint') this.#timer = setTimeout(() => this.clear(), hintMs);
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.current = null;
  }
}

export const notices = new Notices();
