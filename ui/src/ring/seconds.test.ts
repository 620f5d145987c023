import { describe, expect, it } from 'vitest';
import { seconds } from './seconds';

describe('the ring of a call', () => {
  it('counts down to the moment the vendor takes the call back, and stops there', () => {
    expect(seconds(0, 20_000)).toEqual({ text: '20', left: 100 });
    expect(seconds(6_000, 20_000)).toEqual({ text: '14', left: 70 });
    expect(seconds(25_000, 20_000)).toEqual({ text: '0', left: 0 });
    expect(seconds(-500, 20_000)).toEqual({ text: '20', left: 100 });
  });

  it('counts up where nobody has said how long that is', () => {
    expect(seconds(0, null)).toEqual({ text: '0', left: 100 });
    expect(seconds(6_900, null)).toEqual({ text: '6', left: 100 });
    expect(seconds(-1, null)).toEqual({ text: '0', left: 100 });
  });
});
