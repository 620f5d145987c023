import { Virtualizer, defaultRangeExtractor, elementScroll, observeElementOffset, observeElementRect, type VirtualItem } from '@tanstack/virtual-core';

/** How high a row is until it is measured. */
const guess = 40;
/** What is left free above the first row and below the last. */
const edge = 4;

/** The ids; a vendor may list one thing twice, and each row needs a key of its own. */
function keysOf(rows: readonly { id: string }[]): string[] {
  const seen = new Set<string>();
  return rows.map(({ id }, index) => {
    const key = seen.has(id) ? `${id} ${index}` : id;
    seen.add(key);
    return key;
  });
}

/** Which rows of a long list are drawn, and where. Each is measured, as text may wrap and be larger. */
export class Rows {
  drawn = $state.raw<VirtualItem[]>([]);
  height = $state(0);
  readonly #virtualizer: Virtualizer<HTMLElement, HTMLElement>;
  #rows: readonly { id: string }[] = [];
  #keys: readonly string[] = [];

  constructor(private readonly scroller: () => HTMLElement | undefined, private readonly active: () => number) {
    this.#virtualizer = new Virtualizer(this.#options());
  }

  #options() {
    return {
      count: this.#keys.length,
      getScrollElement: () => this.scroller() ?? null,
      estimateSize: () => guess,
      getItemKey: (index: number) => this.#keys[index] ?? index,
      overscan: 4,
      paddingStart: edge,
      paddingEnd: edge,
      scrollPaddingStart: edge,
      scrollPaddingEnd: edge,
      // The active row is always there: the field names it as what it is on.
      rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) => {
        const [shown, at] = [defaultRangeExtractor(range), this.active()];
        return at >= range.count || shown.includes(at) ? shown : [...shown, at].sort((one, other) => one - other);
      },
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      onChange: () => this.#draw(),
    };
  }

  #draw(): void {
    this.drawn = this.#virtualizer.getVirtualItems();
    this.height = this.#virtualizer.getTotalSize();
  }

  /** Takes the rows there are now, or another active one. */
  take(rows: readonly { id: string }[]): void {
    if (rows !== this.#rows) [this.#rows, this.#keys] = [rows, keysOf(rows)];
    this.#virtualizer.setOptions(this.#options());
    this.#virtualizer._willUpdate();
    this.#virtualizer.calculateRange();
    this.#draw();
  }

  /** Follows the list for as long as it is there. */
  follow(): () => void {
    return this.#virtualizer._didMount();
  }

  show(index: number): void {
    this.#virtualizer.scrollToIndex(index, { align: 'auto' });
  }

  measure(row: HTMLElement): () => void {
    this.#virtualizer.measureElement(row);
    return () => this.#virtualizer.measureElement(null);
  }
}
