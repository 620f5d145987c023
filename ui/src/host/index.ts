import type { Host } from './host';
import { tauri } from './tauri';

export { asUiError, type Host } from './host';

/** The host this page runs in. The scripted one is for tests and is not part of the product's bundle. */
export async function findHost(): Promise<Host> {
  if (__SCRIPTED__ && !('__TAURI_INTERNALS__' in window)) {
    const { scripted } = await import('./browser');
    return scripted(new URLSearchParams(location.search));
  }
  return tauri;
}
