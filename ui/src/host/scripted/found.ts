import type { CounterView, FloorAgentView, Found, Lookup, NoticeView, PastCallView } from '../../bindings';

/** The same again and again, each row with a name or an id of its own, until there are as many as a long list has. */
function many<One>(few: One[], rows: number, another: (one: One, nth: number) => One): One[] {
  if (rows === 0) return [];
  const more = rows > 1_000 ? rows - few.length : 0;
  return [...few, ...Array.from({ length: more }, (_, nth) => another(few[nth % few.length] as One, nth + few.length + 1))];
}

/** What a vendor would bring for a lookup. */
export function found(lookup: Lookup, rows: number): Found {
  switch (lookup.what) {
    case 'directory': {
      const all = many<Extract<Found, { what: 'directory' }>['entries'][number]>([
        { target: { kind: 'user', value: 'nils' }, name: 'Nils Testmann', number: '7011', user: '11' },
        { target: { kind: 'user', value: 'petra' }, name: 'Petra Nimmerda', number: '7012', user: '12' },
        { target: { kind: 'queue', value: 'night' }, name: 'Night desk', number: null, user: null },
      ], rows, (one, nth) => ({ ...one, target: { ...one.target, value: `${one.target.value} ${nth}` }, name: `${one.name} ${nth}` }));
      return { what: 'directory', entries: all.filter(({ name }) => name.toLowerCase().includes(lookup.search.toLowerCase())) };
    }
    case 'contact':
      return { what: 'contact', fields: lookup.number.endsWith('0') ? null : [['Name', 'Ana Ejemplo'], ['Company', 'Example Bakery'], ['Segment', 'Renewals']] };
    case 'past_calls':
      return {
        what: 'past_calls', calls: many<PastCallView>([
          { at_ms: Date.parse('2026-11-20T10:12:00Z'), number: '+44 20 7946 0123', outcome: 'No answer', note: 'Rang off at once', duration_s: 12, more: [] },
          { at_ms: Date.parse('2026-11-18T15:40:00Z'), number: '+44 20 7946 0123', outcome: 'Not interested', note: null, duration_s: 322, more: [['Queue', 'Renewals']] },
        ], rows, (one, nth) => ({ ...one, note: `Rang off for the ${nth}th time` })),
      };
    case 'counters':
      return {
        what: 'counters', counters: many<CounterView>([
          { of: 'Renewals', name: 'Waiting', value: '4' }, { of: null, name: 'Calls today', value: '31' }, { of: null, name: 'Talk time', value: '02:14:09' },
        ], rows, (one, nth) => ({ ...one, name: `${one.name} ${nth}` })),
      };
    case 'notices':
      return { what: 'notices', notices: many<NoticeView>([{ text: 'Meeting of the Orders team at 17:00.', at_ms: Date.parse('2026-11-21T09:00:00Z') }, { text: 'Language line is back.', at_ms: null }], rows, (one, nth) => ({ ...one, text: `${one.text} ${nth}` })) };
    case 'floor':
      return {
        what: 'floor', agents: many<FloorAgentView>([
          { id: '11', name: 'Nils Testmann', state: 'on_call', word: 'Busy' }, { id: '12', name: 'Petra Nimmerda', state: 'ready', word: 'Available' },
          { id: '13', name: 'Sam Sample', state: null, word: 'Training' },
        ], rows, (one, nth) => ({ ...one, id: String(nth + 10), name: `${one.name} ${nth}` })),
      };
  }
}
