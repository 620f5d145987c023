import type { OutboxEntryView, OutboxWord, SessionView } from '../../bindings';
import { entry } from './make';

const states: OutboxWord[] = ['delivered', 'delivered', 'delivered_unconfirmed', 'delivered', 'marked_done', 'kept_as_note'];
const labels = ['No answer', 'Sale, new contract', 'Engaged', 'Not interested', 'Call back later', 'Wrong number'];
const people = ['Luz Prueba', '+44 20 7946 0141', 'Example Bakery', null];

/** The outcomes of the last days, newest first: as many as the view says are done, or as are asked for, one every six minutes. */
export function settled({ outbox }: SessionView, count: number): OutboxEntryView[] {
  const now = Date.now();
  return Array.from({ length: count > 1_000 ? count : Math.min(outbox.done, 500) }, (_, nth) => {
    const settled_at_ms = now - (nth + 1) * 360_000;
    const state = states[nth % states.length] ?? 'delivered';
    return entry({
      id: `s${String(nth)}`, state, label: labels[nth % labels.length] ?? 'Sale', who: people[nth % people.length] ?? null,
      number: `+44 20 7946 ${String(nth % 1_000).padStart(4, '0')}`, saved_at_ms: settled_at_ms - 4_000, settled_at_ms,
      why: state === 'delivered_unconfirmed' ? { key: 'outbox-unconfirmed', args: { vendor: 'MaxContact' } } : null,
    });
  });
}
