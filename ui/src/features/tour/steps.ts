/** One stop of the tour: the part of the bar it stands at, and the key of its words. */
export interface Stop {
  name: string;
  /** The part's `data-testid`, or more than one for a row of parts. */
  at: readonly string[];
}

/** Five minutes: what an agent looks at, in the order in which she needs it. */
export const stops: readonly Stop[] = [
  { name: 'welcome', at: [] },
  { name: 'state', at: ['chip'] },
  { name: 'slots', at: ['slot-dial', 'slot-hangup', 'slot-hold', 'slot-mute', 'slot-record', 'slot-transfer', 'slot-keypad', 'slot-outcome'] },
  { name: 'call', at: ['slot-dial', 'slot-hangup'] },
  { name: 'outcome', at: ['slot-outcome'] },
  { name: 'badges', at: ['badge-outbox', 'badge-owed'] },
  { name: 'status', at: ['status'] },
  { name: 'menu', at: ['menu'] },
];
