import type { Text, UiAction } from '../bindings';

/** Something of the page's own to say in the status line, before what the core says there. */
export interface Notice {
  text: Text;
  action: UiAction | null;
  /** `hint` answers a press that could not work; the others are failures and hints worth a colour. */
  tone: 'hint' | 'warn' | 'danger';
  /** The session it is about; the link of the line acts on it. Empty for none: no request that works settles it then. */
  session?: string;
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

  /** Something worked at a session: what failed there before is over. */
  settle(session: string): void {
    const of = this.current?.session;
    if (of === undefined || of === session) this.clear();
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.current = null;
  }
}

export const notices = new Notices();
