/** One step along a row of the page for an arrow key: 1 onwards, -1 back, 0 for any other key. */
export function along(key: string): number {
  const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  return document.documentElement.dir === 'rtl' ? -step : step;
}
