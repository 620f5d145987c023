import type { Found, Lookup } from '../../bindings';

/** What a vendor would bring for a lookup. */
export function found(lookup: Lookup): Found {
  switch (lookup.what) {
    case 'directory': {
      const all = [
        { target: { kind: 'user', value: 'nils' } as const, name: 'Nils Testmann', number: '7011' },
        { target: { kind: 'user', value: 'petra' } as const, name: 'Petra Nimmerda', number: '7012' },
        { target: { kind: 'queue', value: 'night' } as const, name: 'Night desk', number: null },
      ];
      return { what: 'directory', entries: all.filter(({ name }) => name.toLowerCase().includes(lookup.search.toLowerCase())) };
    }
    case 'contact':
      return { what: 'contact', fields: lookup.number.endsWith('0') ? null : [['Name', 'Ana Ejemplo'], ['Company', 'Example Bakery'], ['Segment', 'Renewals']] };
    case 'past_calls':
      return {
        what: 'past_calls', calls: [
          { at_ms: Date.parse('2026-11-20T10:12:00Z'), number: '+44 20 7946 0123', outcome: 'No answer', note: 'Rang off at once', duration_s: 12, more: [] },
          { at_ms: Date.parse('2026-11-18T15:40:00Z'), number: '+44 20 7946 0123', outcome: 'Not interested', note: null, duration_s: 322, more: [['Queue', 'Renewals']] },
        ],
      };
    case 'counters':
      return {
        what: 'counters', counters: [
          { of: 'Renewals', name: 'Waiting', value: '4' }, { of: null, name: 'Calls today', value: '31' }, { of: null, name: 'Talk time', value: '02:14:09' },
        ],
      };
    case 'notices':
      return { what: 'notices', notices: [{ text: 'Meeting of the Orders team at 17:00.', at_ms: Date.parse('2026-11-21T09:00:00Z') }, { text: 'Language line is back.', at_ms: null }] };
    case 'floor':
      return {
        what: 'floor', agents: [
          { id: '11', name: 'Nils Testmann', state: 'on_call', word: 'Busy' }, { id: '12', name: 'Petra Nimmerda', state: 'ready', word: 'Available' },
          { id: '13', name: 'Sam Sample', state: null, word: 'Training' },
        ],
      };
  }
}
