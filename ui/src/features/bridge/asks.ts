import type { BridgeView, PageQuestionView } from '../../bindings';
import { announce } from '../../state/announce.svelte';
import { desk } from '../../state/desk.svelte';
import { notices } from '../../state/notices.svelte';
import { named } from './named';

/** The question seen last, and the newest the agent has answered. */
let asked: PageQuestionView | null = null;
let answered = 0;

/** Shows a page that asks to be connected, without the focus and beside whatever is open; says so when it asks no longer. */
export function follow({ question }: BridgeView): void {
  if (question?.id === asked?.id) return;
  const before = asked;
  asked = question;
  if (before && before.id !== answered) over(before);
  if (!question) return;
  announce.say({ key: 'bridge-announce', args: { page: named(question.page), code: [...question.code].join(' ') } });
  desk.offer('bridge', 'asked');
}

/** The agent answers this question: what comes of it is said by whoever asked her. */
export function answers(id: number): void {
  answered = id;
}

/** Nobody has answered, or the page has gone. */
function over({ page }: PageQuestionView): void {
  const text = { key: 'bridge-over', args: { page: named(page) } };
  notices.show({ text, action: null, tone: 'hint', session: '' });
  announce.say(text);
  if (desk.job === 'bridge' && desk.about === 'asked') desk.drop();
  else if (desk.job === 'bridge' && desk.about === 'question') void desk.resume();
}
