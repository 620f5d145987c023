import { desk } from './desk.svelte';
import { live } from './live.svelte';

/** Turns the bar to another signed-in session. What was open about the one before closes; what was typed there is kept. */
export function show(session: string): void {
  if (live.current?.view.session === session) return;
  live.chosen = session;
  if (desk.job && !desk.isAnyones) void desk.close();
}

/** The next signed-in session, and from the last the first. */
export function showNext(): void {
  const at = live.up.findIndex(({ view }) => view.session === live.current?.view.session);
  const next = live.up[(at + 1) % live.up.length];
  if (next) show(next.view.session);
}
