import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FluentResource } from '@fluent/bundle';
import { describe, expect, it } from 'vitest';
import type { AgentWord } from '../../bindings';
import { languages } from '../../text/languages';
import { lookOf } from './look';

const states: readonly AgentWord[] = ['signed_out', 'checking', 'ready', 'not_ready', 'offered', 'dialing', 'on_call', 'wrap_up'];
/** Every look there is: the states, and a break with its cup. */
const looks = [...states.map((state) => lookOf(state)), lookOf('not_ready', 'Lunch')];
const sprite = readFileSync(join(import.meta.dirname, '../../styles/icons.svg'), 'utf8');

/** What an icon draws. */
function drawing(icon: string): string | undefined {
  return new RegExp(`<symbol id="i-${icon}"[^>]*>(.*?)</symbol>`, 's').exec(sprite)?.[1];
}

describe('a state is told from every other without its colour', () => {
  it('by the shape that is drawn', () => {
    const drawn = looks.map(({ icon }) => drawing(icon));
    expect(drawn).not.toContain(undefined);
    expect(new Set(drawn).size).toBe(looks.length);
  });

  it.each(languages.map(({ id }) => id))('by its word: %s', (language) => {
    const source = readFileSync(join(import.meta.dirname, `../../text/${language}.ftl`), 'utf8');
    const words = new Map(new FluentResource(source).body.map(({ id, value }) => [id, value]));
    const said = states.map((state) => words.get(lookOf(state).word));
    expect(said).not.toContain(undefined);
    expect(new Set(said).size).toBe(states.length);
  });
});
