import type { FeaturesView, Found, SessionReply, TargetInput } from '../../bindings';

/** Someone or something a call can be passed to. */
export interface Target {
  id: string;
  name: string;
  more: string | null;
  icon: string;
  to: TargetInput;
  /** The colleague behind it, as the floor names them. */
  user: string | null;
}

const icons: Record<TargetInput['kind'], string> = { number: 'dial', user: 'person', queue: 'queue' };

function target(to: TargetInput, name: string, more: string | null, user = to.kind === 'user' ? to.value : null): Target {
  return { id: `${to.kind} ${to.value}`, name, more, icon: icons[user === null ? to.kind : 'user'], to, user };
}

/** What a search of the vendor's directory brought. */
export function fromDirectory(reply: SessionReply): Target[] | null {
  const found = reply.type === 'found' ? reply.found : null;
  return found?.what === 'directory' ? entriesOf(found) : null;
}

function entriesOf(found: Extract<Found, { what: 'directory' }>): Target[] {
  return found.entries.map((entry) => target(entry.target, entry.name, entry.number, entry.user));
}

/** One of the vendor's lists as targets. */
export function fromList(reply: SessionReply): Target[] | null {
  if (reply.type === 'colleagues') return reply.colleagues.map(({ id, name }) => target({ kind: 'user', value: id }, name, null));
  if (reply.type === 'queues') return reply.queues.map(({ id, name }) => target({ kind: 'queue', value: id }, name, null));
  return null;
}

/** What was typed, where it can be read as a number. */
export function typedNumber(text: string): Target | null {
  const typed = text.trim();
  return /^\+?[\d\s()./-]*\d[\d\s()./-]*$/.test(typed) ? target({ kind: 'number', value: typed }, typed, null) : null;
}

/** A way to bring the call and somebody else together. */
export type Way = 'transfer' | 'consult-transfer' | 'consult-conference' | 'conference';

export function waysOf(features: FeaturesView): Way[] {
  const ways: [Way, boolean][] = [
    // Talking first is what usually goes well.
    ['consult-transfer', features.consult_transfer], ['transfer', features.blind_transfer],
    ['consult-conference', features.consult_conference], ['conference', features.conference],
  ];
  return ways.filter(([, can]) => can).map(([way]) => way);
}
