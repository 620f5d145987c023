import '../styles/tokens.css';
import '../styles/base.css';
import '../components/button.css';
import './ring.css';
import '../styles/forced-colors.css';
import type { RingCall, RingCard } from '../bindings';
import { findRingHost } from '../host/ring';
import { seconds } from './seconds';

/** A card that comes under the pointer is not pressed by a click that was meant for what was there before. */
const deadMs = 600;

interface Shown {
  section: HTMLElement;
  call: RingCall;
  /** When it began to ring, on the monotonic clock. */
  since: number;
  /** What was asked and is not decided, or what came of it. */
  asked: 'nothing' | 'asked' | { failed: string };
  bornAt: number;
}

const host = await findRingHost();
const root = document.documentElement;
const rings = document.querySelector<HTMLElement>('#rings')!;
const template = document.querySelector<HTMLTemplateElement>('#ringing')!;
const more = Object.assign(document.createElement('p'), { className: 'rings-more' });
const shown = new Map<string, Shown>();
let told = 0;

/** Draws the calls that ring now; one that stays keeps its place and its buttons. */
function draw(card: RingCard): void {
  root.lang = card.language;
  root.dataset['text'] = String(card.text_percent);
  if (card.theme === 'auto') delete root.dataset['theme'];
  else root.dataset['theme'] = card.theme;
  const now = performance.now();
  const keys = card.calls.map((call) => `${call.session}/${call.call}`);
  for (const [key, one] of shown) {
    if (keys.includes(key)) continue;
    one.section.remove();
    shown.delete(key);
  }
  card.calls.forEach((call, at) => {
    const key = keys[at]!;
    const one = shown.get(key) ?? make(call, now);
    shown.set(key, one);
    one.call = call;
    one.since = now - call.rings_ms;
    if (rings.children[at] !== one.section) rings.insertBefore(one.section, rings.children[at] ?? null);
    drawCall(one);
  });
  more.textContent = card.more;
  if (card.more) rings.append(more);
  else more.remove();
  tick();
  fit();
}

function make(call: RingCall, bornAt: number): Shown {
  const section = template.content.firstElementChild!.cloneNode(true) as HTMLElement;
  const one: Shown = { section, call, since: bornAt, asked: 'nothing', bornAt };
  press(one, '.ring-answer', () => ({ type: 'answer', session: one.call.session, call: one.call.call }));
  press(one, '.ring-decline', () => ({ type: 'decline', session: one.call.session, call: one.call.call, not_ready: false }));
  press(one, '.ring-decline-not-ready', () => ({ type: 'decline', session: one.call.session, call: one.call.call, not_ready: true }));
  return one;
}

function press(one: Shown, button: string, request: () => Parameters<typeof host.ask>[0]): void {
  part(one, button).addEventListener('click', (event) => {
    const refused = (event.currentTarget as HTMLElement).getAttribute('aria-disabled') === 'true';
    if (refused || one.asked === 'asked' || performance.now() - one.bornAt < deadMs) return;
    one.asked = 'asked';
    drawCall(one);
    host.ask(request()).then(
      () => undefined,
      (reason: unknown) => {
        one.asked = { failed: String(reason) };
        drawCall(one);
        fit();
      },
    );
  });
}

function drawCall(one: Shown): void {
  const { call, section, asked } = one;
  section.setAttribute('aria-label', call.who);
  write(one, '.ring-who', call.who).title = call.who;
  write(one, '.ring-number', call.number);
  write(one, '.ring-place', call.place).title = call.place;
  for (const [name, button] of [['.ring-answer', call.answer], ['.ring-decline', call.decline]] as const) {
    write(one, `${name} span`, button.label);
    const element = part(one, name) as HTMLElement;
    element.title = button.why ?? '';
    if (!button.enabled || asked === 'asked') element.setAttribute('aria-disabled', 'true');
    else element.removeAttribute('aria-disabled');
  }
  const further = write(one, '.ring-decline-not-ready', call.decline_not_ready ?? '');
  further.hidden = call.decline_not_ready === null || asked === 'asked';
  const failed = typeof asked === 'object' ? asked.failed : null;
  write(one, '.ring-hint', failed ?? call.hint).classList.toggle('is-bad', failed !== null);
}

/** Seconds left where the vendor takes the call back at a known time, else those it has rung. */
function tick(): void {
  for (const one of shown.values()) {
    const { text, left } = seconds(performance.now() - one.since, one.call.taken_back_ms);
    write(one, '.ring-time', text);
    part(one, '.ring-left').setAttribute('stroke-dasharray', `${left} 100`);
  }
}

/** Tells the window what it needs; the first time that is what makes it show. */
function fit(): void {
  const height = Math.ceil(rings.getBoundingClientRect().height);
  if (height === told || shown.size === 0) return;
  told = height;
  rings.dataset['ready'] = 'yes';
  void host.ask({ type: 'drawn', height });
}

function part(one: Shown, name: string): Element {
  return one.section.querySelector(name)!;
}

function write(one: Shown, name: string, text: string): HTMLElement {
  const element = part(one, name) as HTMLElement;
  if (element.textContent !== text) element.textContent = text;
  return element;
}

if (document.readyState !== 'complete') await new Promise((done) => window.addEventListener('load', done, { once: true }));
await host.follow(draw);
new ResizeObserver(fit).observe(rings);
setInterval(tick, 1000);
