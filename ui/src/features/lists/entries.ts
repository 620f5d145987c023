import type { SessionReply } from '../../bindings';
import type { LongRow } from '../../components/LongList.svelte';

/** One line of any of the vendor's lists. */
export interface ListEntry extends LongRow {
  id: string;
  name: string;
  more: string | null;
  active: boolean | null;
}

/** The lines of a list's answer; `null` when it is the answer to something else. */
export function entries(reply: SessionReply): ListEntry[] | null {
  switch (reply.type) {
    case 'campaigns':
      return reply.campaigns.map(({ id, name, description, active }) => ({ id, name, more: description, active, low: description === null }));
    case 'queues':
      return reply.queues.map(({ id, name, active }) => ({ id, name, more: null, active, low: true }));
    case 'colleagues':
      return reply.colleagues.map(({ id, name }) => ({ id, name, more: null, active: null, low: true }));
    case 'done':
    case 'dialled':
    case 'number':
    case 'lead_phones':
    case 'found':
    case 'fixed':
    case 'timeline':
    case 'outcomes_done':
    case 'history':
    case 'shift':
    case 'exported':
    case 'callbacks':
      return null;
  }
}
