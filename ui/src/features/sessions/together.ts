import type { SessionView, StateChoice, StateTarget } from '../../bindings';

/** What all sessions are asked for. */
export type Wish = 'ready' | 'not_ready';

/** The states of a session that a wish can mean, in the vendor's order. What it cannot be asked for now is left out. */
export function choicesFor(view: SessionView, wish: Wish): StateChoice[] {
  return view.choices.filter((choice) => choice.state === wish && (choice.enabled || choice.why?.key === 'why-already'));
}

/**
 * The choice to start from: the reason of the same name as picked elsewhere, else no reason at all, else the vendor's
 * first. Vendors name their reasons each in their own way, so that the agent sees what each is asked for.
 */
export function likely(choices: readonly StateChoice[], name: string | null): StateChoice | null {
  const same = name === null ? undefined : choices.find((choice) => choice.name !== null && plain(choice.name) === plain(name));
  return same ?? choices.find((choice) => choice.reason === null) ?? choices[0] ?? null;
}

/** The first reason that all of them know by the same name; `null` when there is none. */
export function shared(sessions: readonly (readonly StateChoice[])[]): string | null {
  const [first, ...others] = sessions.filter((choices) => choices.length > 0);
  const known = (name: string): boolean => others.every((choices) => choices.some((choice) => choice.name !== null && plain(choice.name) === plain(name)));
  return first?.find((choice) => choice.name !== null && known(choice.name))?.name ?? null;
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/[\u0300-\u036f]/gu, '').toLowerCase().trim();
}

export function idOf(choice: StateChoice): string {
  return `${choice.state}:${choice.reason ?? ''}`;
}

export function targetOf(choice: StateChoice): StateTarget {
  return choice.state === 'ready' ? { state: 'ready' } : { state: 'not_ready', ...(choice.reason === null ? {} : { reason: choice.reason }) };
}
