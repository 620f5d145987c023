import type { FeaturesView } from '../../bindings';

/** What can be looked up or told at the vendor beside calls, states and outcomes. */
export type LookupKind = 'contact' | 'past' | 'notes' | 'counters' | 'notices' | 'floor' | 'schedule' | 'block';

/** The ones an account offers, in the order in which they stand in the panel. */
export function kinds(features: FeaturesView): LookupKind[] {
  const all: [LookupKind, boolean][] = [
    ['contact', features.contacts], ['past', features.past_calls], ['notes', features.notes || features.call_data], ['counters', features.counters],
    ['notices', features.notices], ['floor', features.floor], ['schedule', features.schedule_call], ['block', features.block_number],
  ];
  return all.filter(([, offered]) => offered).map(([kind]) => kind);
}
