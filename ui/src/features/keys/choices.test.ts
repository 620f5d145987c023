import { describe, expect, it } from 'vitest';
import type { KeyView } from '../../bindings';
import { allUsual, toSave } from './choices';

const key = (action: string, usual: string, change: Partial<KeyView> = {}): KeyView => ({
  action, usual, key: action.startsWith('everywhere_') ? null : usual, fixed: false, taken_by: null, failed: null, ...change,
});

describe('what is saved of the keys', () => {
  it('is what differs from the usual, and nothing of the administrator\'s', () => {
    const all = [key('hold', 'F3'), key('mute', 'F4', { key: 'Ctrl+M' }), key('record', 'F5', { key: null }), key('state', 'F9', { key: 'F13', fixed: true }), key('everywhere_show', 'Ctrl+Shift+F11')];
    expect(toSave(all, {})).toEqual({ mute: 'Ctrl+M', record: '' });
    expect(toSave(all, { hold: 'F4', mute: 'F3', everywhere_show: 'Ctrl+F11' })).toEqual({ hold: 'F4', mute: 'F3', record: '', everywhere_show: 'Ctrl+F11' });
    expect(toSave(all, { mute: 'F4', record: 'F5' })).toEqual({});
  });

  it('leaves an action that lost its key as it was until another is chosen', () => {
    const all = [key('hold', 'F3', { key: null, taken_by: 'record' })];
    expect(toSave(all, {})).toEqual({});
    expect(toSave(all, { hold: 'F13' })).toEqual({ hold: 'F13' });
    expect(toSave(all, { hold: '' })).toEqual({ hold: '' });
  });

  it('can all go back to the usual', () => {
    const all = [key('hold', 'F3', { key: 'F4' }), key('mute', 'F4', { key: 'F3' }), key('everywhere_show', 'Ctrl+Shift+F11', { key: 'Ctrl+F11' }), key('link', 'F12', { key: 'F20', fixed: true })];
    expect(allUsual(all)).toEqual({ hold: 'F3', mute: 'F4', everywhere_show: '' });
    expect(toSave(all, allUsual(all))).toEqual({});
  });
});
