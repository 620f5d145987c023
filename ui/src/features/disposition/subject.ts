import type { SessionView } from '../../bindings';
import { changeOf, draftOf, type Draft } from '../../state/drafts.svelte';

/** What an outcome is entered for. */
export interface Subject {
  call: string;
  who: string | null;
  draft: Draft;
  /** The line is up: what is saved is kept until it is down. */
  live: boolean;
  /** The label of an outcome already kept for it. */
  kept: string | null;
  /** The call has no card of its own on the bar. */
  elsewhere: boolean;
  /** The entry on its way that gets another outcome. */
  entry: string | null;
}

const changed = 'entry:';

/** Says that the outcome of an entry on its way is to be changed. */
export function aboutEntry(id: string): string {
  return changed + id;
}

export function subjectOf(view: SessionView, about: string | null): Subject | null {
  if (about?.startsWith(changed)) return ofEntry(view, about.slice(changed.length));
  const call = about === null ? (view.calls.find((one) => one.active) ?? null) : view.calls.find((one) => one.id === about);
  if (call) {
    const over = call.state === 'wrap_up' || call.state === 'ended';
    return {
      call: call.id, who: call.name ?? call.number, draft: draftOf(view.session, call.id, call.draft), live: !over,
      kept: call.kept, elsewhere: !call.active && view.calls.length > 1, entry: null,
    };
  }
  const owed = view.owed.find((one) => one.call === about);
  if (!owed) return null;
  return { call: owed.call, who: owed.who, draft: draftOf(view.session, owed.call, owed.draft), live: false, kept: null, elsewhere: true, entry: null };
}

function ofEntry(view: SessionView, id: string): Subject | null {
  const entry = view.outbox.entries.find((one) => one.id === id);
  if (!entry) return null;
  return { call: entry.call, who: entry.who, draft: changeOf(view.session, id), live: false, kept: null, elsewhere: true, entry: id };
}
