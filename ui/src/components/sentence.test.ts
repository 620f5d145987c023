import { expect, it } from 'vitest';
import { firstSentence } from './sentence';

it('parts after the first sentence and keeps the space', () => {
  expect(firstSentence('No connection. Outcomes are kept.')).toEqual(['No connection.', ' Outcomes are kept.']);
});

it('leaves one sentence whole, and a version number in it', () => {
  expect(firstSentence('Ringside 1.4 restarted.')).toEqual(['', 'Ringside 1.4 restarted.']);
});

it('knows the full stop of Hindi', () => {
  expect(firstSentence('कनेक्शन नहीं है। सब यहाँ रहेगा।')).toEqual(['कनेक्शन नहीं है।', ' सब यहाँ रहेगा।']);
});
