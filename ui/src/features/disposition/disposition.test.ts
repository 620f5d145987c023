import { describe, expect, it } from 'vitest';
import type { CodeView, DraftInput } from '../../bindings';
import { missing } from './missing';
import { opened, rowsFor, withPins } from './tree';
import { besideSkipped, daysFrom, momentsOf, timeTyped, wallAt, zonesFrom } from './zones';

function code(id: string, path: string[], change: Partial<CodeView> = {}): CodeView {
  return { code: id, path, kind: 'other', digit: null, requires: { note: false, callback: false, sales: false }, default_sales: null, ...change };
}

describe('the rows of a flat list', () => {
  const codes = [code('A', ['Sold'], { digit: 1 }), code('B', ['No answer'], { digit: 2 }), code('C', ['Engaged'])];

  it('keep their digit when the list is searched', () => {
    expect(rowsFor(codes, [], 'answer')).toEqual([{ id: 'B', label: 'No answer', digit: 2 }]);
  });

  it('have no digit where the core gave none', () => {
    expect(rowsFor(codes, [], '').map((row) => row.digit)).toEqual([1, 2, undefined]);
  });
});

describe('pinned codes', () => {
  const codes = [code('A', ['Sold'], { digit: 2 }), code('B', ['No answer']), code('C', ['Engaged'], { digit: 3 })];

  it('stand above the others with the digits the core gave them, and once', () => {
    const groups = withPins(rowsFor(codes, [], ''), [codes[0]!], ['Pinned', 'All']);
    expect(groups.map(({ title, rows }) => [title, rows.map(({ id, digit }) => [id, digit])])).toEqual([['Pinned', [['A', 2]]], ['All', [['B', undefined], ['C', 3]]]]);
  });

  it('of a tree say where they stand, and take their digits from the levels', () => {
    const tree = [code('T', ['Holder', 'Promise'], { digit: 1 }), code('U', ['Nobody'])];
    const [pins, rest] = withPins(rowsFor(tree, [], ''), [tree[0]!], ['Pinned', 'All']);
    expect(pins?.rows).toEqual([{ id: 'T', label: 'Promise', digit: 1, second: 'Holder' }]);
    expect(rest?.rows.map(({ label, digit }) => [digit, label])).toEqual([[undefined, 'Holder'], [2, 'Nobody']]);
  });
});

describe('the rows of a tree', () => {
  const codes = [code('A', ['Holder', 'Promise', 'Today']), code('B', ['Holder', 'Promise', 'Friday']), code('C', ['Holder', 'Refusal']), code('D', ['Nobody'])];

  it('are the labels of one level, each once, numbered', () => {
    expect(rowsFor(codes, [], '').map(({ label, digit }) => [digit, label])).toEqual([[1, 'Holder'], [2, 'Nobody']]);
    expect(rowsFor(codes, ['Holder'], '').map(({ label }) => label)).toEqual(['Promise', 'Refusal']);
    expect(rowsFor(codes, ['Holder', 'Promise'], '').map(({ id }) => id)).toEqual(['A', 'B']);
  });

  it('tell a level from a code', () => {
    const [holder, nobody] = rowsFor(codes, [], '');
    expect(opened(holder?.id ?? '')).toBe('Holder');
    expect(opened(nobody?.id ?? '')).toBeNull();
  });

  it('are found over the whole path and say where they stand', () => {
    expect(rowsFor(codes, [], 'promise fri')).toEqual([{ id: 'B', label: 'Friday', digit: 1, second: 'Holder › Promise' }]);
  });
});

describe('what a draft lacks', () => {
  const draft: DraftInput = { code: 'A', note: ' ', callback: null, sales: null };

  it('is named one thing at a time', () => {
    const asks = (note: boolean, callback: boolean, sales: boolean): CodeView => code('A', ['A'], { requires: { note, callback, sales } });
    expect(missing(draft, undefined)).toBe('code');
    expect(missing(draft, asks(true, true, true))).toBe('callback');
    expect(missing(draft, asks(true, false, true))).toBe('sales');
    expect(missing(draft, asks(true, false, false))).toBe('note');
    expect(missing(draft, asks(false, false, false))).toBeNull();
  });

  it('counts no sale as a number of sales', () => {
    expect(missing({ ...draft, sales: 0 }, code('A', ['A'], { requires: { note: false, callback: false, sales: true } }))).toBeNull();
  });
});

describe('a time on a wall clock', () => {
  const chicago = 'America/Chicago';

  it('is one moment as a rule', () => {
    const [moment, ...rest] = momentsOf({ date: '2026-10-30', time: '10:00' }, chicago);
    expect(rest).toEqual([]);
    expect(new Date(moment ?? 0).toISOString()).toBe('2026-10-30T15:00:00.000Z');
    expect(wallAt(moment ?? 0, 'Europe/London')).toEqual({ date: '2026-10-30', time: '15:00' });
  });

  it('is no moment in the hour that is skipped', () => {
    expect(momentsOf({ date: '2027-03-14', time: '02:30' }, chicago)).toEqual([]);
  });

  it('has two times beside the hour that is skipped', () => {
    const beside = besideSkipped({ date: '2027-03-14', time: '02:30' }, chicago);
    expect(beside.map((moment) => new Date(moment).toISOString())).toEqual(['2027-03-14T07:59:00.000Z', '2027-03-14T08:00:00.000Z']);
    expect(beside.map((moment) => wallAt(moment, chicago).time)).toEqual(['01:59', '03:00']);
    expect(besideSkipped({ date: '2027-03-14', time: '02:30' }, 'Asia/Kolkata')).toEqual([]);
  });

  it('is two moments in the hour that comes twice', () => {
    const moments = momentsOf({ date: '2026-11-01', time: '01:30' }, chicago);
    expect(moments.map((moment) => new Date(moment).toISOString())).toEqual(['2026-11-01T06:30:00.000Z', '2026-11-01T07:30:00.000Z']);
  });

  it('holds in zones a quarter of an hour off', () => {
    expect(new Date(momentsOf({ date: '2026-11-21', time: '09:00' }, 'Asia/Kathmandu')[0] ?? 0).toISOString()).toBe('2026-11-21T03:15:00.000Z');
  });

  it('is nothing when it is none', () => {
    expect(momentsOf({ date: 'tomorrow', time: '09:00' }, chicago)).toEqual([]);
  });
});

describe('a typed time', () => {
  it.each([['9', '09:00'], ['9:30', '09:30'], ['0930', '09:30'], ['9.30', '09:30'], ['23:59', '23:59'], ['24:00', null], ['9:60', null], ['soon', null], ['', null]])('%s reads %s', (typed, time) => {
    expect(timeTyped(typed)).toBe(time);
  });
});

it('the list of days begins today and holds a day that was chosen before', () => {
  const now = Date.parse('2026-11-21T23:30:00Z');
  expect(daysFrom(now, 'Asia/Tokyo', '2026-11-22')[0]).toBe('2026-11-22');
  expect(daysFrom(now, 'UTC', '2027-06-01')).toContain('2027-06-01');
});

describe('the zones to choose from', () => {
  it('are each there once, the given ones first, under their present names', () => {
    const zones = zonesFrom('Asia/Kolkata', 'Europe/Madrid');
    expect(zones.slice(0, 2)).toEqual(['Asia/Kolkata', 'Europe/Madrid']);
    expect(new Set(zones).size).toBe(zones.length);
    expect(zones).not.toContain('Asia/Calcutta');
    expect(zones).toContain('America/Montevideo');
  });
});
