const second = 1000;

/**
 * The page's one clock. It steps once a second on the monotonic clock, and all timers read the same step, so that no
 * figure ever jumps by two while its neighbour stands still.
 */
class Clock {
  /** Milliseconds of the monotonic clock, cut to a whole second. */
  now = $state(cut());
  #timer: ReturnType<typeof setTimeout> | undefined;

  start(): () => void {
    const step = (): void => {
      this.now = cut();
      this.#timer = setTimeout(step, second - (performance.now() % second));
    };
    step();
    return () => clearTimeout(this.#timer);
  }
}

function cut(): number {
  return Math.floor(performance.now() / second) * second;
}

export const clock = new Clock();

/** How long ago `since` (monotonic) was at the current step. */
export function elapsedSince(since: number): number {
  return Math.max(0, clock.now - since);
}
