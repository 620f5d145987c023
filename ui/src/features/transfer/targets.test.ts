import { describe, expect, it } from 'vitest';
import { noFeatures } from '../../state/nobody';
import { typedNumber, waysOf } from './targets';

describe('what is typed to pass a call on', () => {
  it.each(['7012', '+44 20 7946 0123', '(020) 7946-0123', ' 12 '])('is a number: %s', (typed) => {
    expect(typedNumber(typed)?.to).toEqual({ kind: 'number', value: typed.trim() });
  });

  it.each(['', ' ', 'Petra', 'Desk 12', '+', '12+3'])('is none: "%s"', (typed) => {
    expect(typedNumber(typed)).toBeNull();
  });
});

it('offers the ways an account has, talking first before all others', () => {
  expect(waysOf({ ...noFeatures(), conference: true, blind_transfer: true, consult_transfer: true, consult_conference: true })).toEqual(['consult-transfer', 'transfer', 'consult-conference', 'conference']);
  expect(waysOf(noFeatures())).toEqual([]);
});
