/** What can have the focus by the keyboard. */
const reachable = 'button:not([tabindex="-1"]), input, select, textarea, a[href], [tabindex="0"]';

/**
 * Keeps the focus on the page. Where what had it goes – a button that turns into a form, a row that is done with – the
 * nearest thing around it that is still there has it then, instead of nothing. A panel that gives way to another one is
 * that one's matter, and one that closes `desk`'s.
 */
export function keepsFocus(root: HTMLElement): () => void {
  /** What had it last, and all that is around that, from inside out. */
  let around: Element[] = [];

  function note({ target }: FocusEvent): void {
    around = [];
    for (let at = target as Element | null; at && at !== root; at = at.parentElement) around.push(at);
  }

  function look(): void {
    if (document.activeElement !== document.body || around[0]?.isConnected !== false) return;
    const panel = around.find((part) => part.matches('.page'));
    if (panel && !panel.isConnected) return;
    const left = [...around.filter((part) => part.isConnected), root];
    const next = left.find((part) => part.querySelector(reachable) !== null);
    next?.querySelector<HTMLElement>(reachable)?.focus();
  }

  root.addEventListener('focusin', note);
  // In a task of its own: whoever changes the page may have a place in mind.
  const watch = new MutationObserver(() => setTimeout(look));
  watch.observe(root, { childList: true, subtree: true });
  return () => {
    root.removeEventListener('focusin', note);
    watch.disconnect();
  };
}
