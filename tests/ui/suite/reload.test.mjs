import { describe, expect, it } from 'vitest';
import { bar, id, requested } from './bar.mjs';

const { open } = bar();

describe('a page drawn anew in a call', () => {
  it('shows a recording that is stopped, says so, and starts it', async () => {
    const page = await open({ scenario: 'recording-off' });
    await page.reload();
    await page.waitForSelector('.call');
    await expect.poll(() => page.textContent('.call')).toContain('not recorded');
    await expect.poll(() => page.textContent(id('status'))).toContain('Recording is off.');
    await page.click(id('slot-record'));
    await expect.poll(() => requested(page, 'start_recording')).toEqual({ type: 'start_recording', call: 'c1' });
  });
});
