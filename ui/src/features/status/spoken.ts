import type { SessionView, StatusLink, Text, Tone, UiAction } from '../../bindings';
import { desk } from '../../state/desk.svelte';
import { live } from '../../state/live.svelte';
import { notices } from '../../state/notices.svelte';
import { show } from '../../state/sessions.svelte';
import { named } from '../bridge/named';

/** What the status line says now: a word of the page's own before what the core has to say. */
export interface Spoken {
  tone: Tone;
  icon: string;
  text: Text;
  action: UiAction | StatusLink | 'show_question' | 'show_pages' | null;
  /** The session its link acts on. */
  session: string;
  /** Where it happened, when that is not on show. */
  from: string | null;
  /** The news shown is from then, on the monotonic clock; where its age is what there is to say. */
  since: number | null;
}

const icons: Record<Tone, string> = { rest: 'check', pending: 'retry', warn: 'warning', danger: 'error' };

export function spoken(view: SessionView): Spoken {
  const notice = notices.current;
  if (notice) {
    const tone = notice.tone === 'hint' ? 'rest' : notice.tone;
    const elsewhere = notice.session === undefined || notice.session === view.session ? undefined : live.sessions[notice.session]?.view;
    return {
      tone, icon: notice.tone === 'hint' ? 'info' : icons[tone], text: notice.text, action: notice.action ?? (notice.tone === 'hint' ? null : 'dismiss'),
      session: elsewhere?.session ?? view.session, from: elsewhere ? unnamed(live.nameOf(elsewhere), notice.text) : null,
      since: null,
    };
  }
  const { tone, link } = view.status;
  const text = stillTrue(view);
  const own = { tone, session: view.session, from: null, since: sinceOf(view) };
  const page = ofPages(tone);
  if (page) return { ...own, ...page };
  if (desk.line && tone === 'rest') return { ...own, icon: 'info', text: desk.line, action: null };
  return { ...own, icon: iconOf(view), text, action: link };
}

/** A page that asks while something else is open; which are connected, beside one that asks. */
function ofPages(core: Tone): Pick<Spoken, 'tone' | 'icon' | 'text' | 'action' | 'since'> | null {
  const { question, pages } = live.app?.bridge ?? { question: null, pages: [] };
  if (!question) return null;
  const asked = desk.job === 'bridge' && desk.about !== 'pages';
  if (!asked) return core === 'danger' ? null : { tone: 'warn', icon: 'shield', text: { key: 'bridge-asks', args: { page: named(question.page) } }, action: 'show_question', since: null };
  if (pages.length === 0 || core !== 'rest') return null;
  return { tone: 'rest', icon: 'shield', text: { key: 'bridge-count', args: { count: pages.length } }, action: 'show_pages', since: null };
}

/** The core's sentence, but for what another part of the same view says better. */
function stillTrue({ status: { text }, agent, calls, vendor_name: vendor }: SessionView): Text {
  // A state that nobody has told is no estimate either.
  if (text.key === 'status-rest-estimated' && agent.certainty === 'unknown') return { ...text, key: 'status-rest' };
  // What was kept here has been taken there in the meantime.
  if (text.key === 'status-kept' && calls.some((call) => call.active && call.kept_taken)) return { key: 'kept-there', args: { vendor } };
  return text;
}

/** When the news shown came, while the line says that it is old. */
function sinceOf({ session, status, connection }: SessionView): number | null {
  const seen = live.sessions[session];
  return seen && status.text.key === 'status-old' && connection.news_age_ms !== null ? seen.at - connection.news_age_ms : null;
}

/** A name in front of words that do not name it themselves. */
function unnamed(name: string, { args }: Text): string | null {
  return Object.values(args ?? {}).includes(name) ? null : name;
}

function iconOf(view: SessionView): string {
  if (view.connection.state === 'offline' && view.status.tone === 'danger') return 'offline';
  if (view.phase === 'elsewhere' && view.status.tone !== 'rest') return 'headset';
  if (view.phase === 'needs_password' && view.status.tone !== 'rest') return 'key';
  if (view.phase === 'signed_out' && view.status.tone === 'rest') return 'info';
  return icons[view.status.tone];
}

/** The one link of the line and what following it does. */
export function linkOf(words: Spoken): { label: string; follow: () => void } | null {
  // What was to be looked at elsewhere is looked at there.
  const follow = (work: () => void) => () => {
    notices.clear();
    show(words.session);
    work();
  };
  switch (words.action) {
    case null:
      return null;
    case 'dismiss':
      // A notice of the page's own is gone by being read; the core is asked to drop one of its own.
      return {
        label: 'link-dismiss',
        follow: () => (notices.current ? notices.clear() : void live.ask(words.session, { type: 'dismiss_status' })),
      };
    case 'show_question':
    case 'show_pages': {
      const about = words.action === 'show_pages' ? 'pages' : 'question';
      return { label: `link-${words.action.replaceAll('_', '-')}`, follow: () => (desk.job === 'bridge' ? desk.open('bridge', about) : desk.interrupt('bridge', about)) };
    }
    case 'check_again':
    case 'look_at_call':
      return { label: `link-${words.action.replaceAll('_', '-')}`, follow: follow(() => void live.ask(words.session, { type: 'check_now' })) };
    case 'fix_state':
      return { label: 'link-fix-state', follow: follow(() => void live.ask(words.session, { type: 'fix_state' })) };
    case 'enter_password':
      // Where the password is being asked for, there is nowhere to lead to.
      if (desk.job === 'sign-in') return null;
      return { label: 'link-enter-password', follow: follow(() => desk.open('sign-in', words.session)) };
    case 'choose_where':
      // Where there is the choice, there is nowhere to lead to.
      if (desk.job === 'elsewhere') return null;
      return { label: 'link-choose-where', follow: follow(() => desk.open('elsewhere', 'asked')) };
    case 'edit_profile':
      return { label: 'link-edit-profile', follow: follow(() => desk.open('profile', words.session)) };
    case 'show_outbox':
      return { label: 'link-show-outbox', follow: follow(() => desk.open('outcomes', 'way')) };
    case 'show_owed':
      return { label: 'link-show-owed', follow: follow(() => desk.open('outcomes', 'owed')) };
    case 'show_callbacks':
      // They are on show.
      if (desk.job === 'callbacks' && words.session === live.current?.view.session) return null;
      return { label: 'link-show-callbacks', follow: follow(() => desk.open('callbacks')) };
    case 'finish_outcome':
      // The panel is open, or the card has the same link right above.
      if (words.session === live.current?.view.session && (desk.job === 'outcome' || (desk.layout === 'card' && live.current.view.calls.length === 1))) return null;
      return { label: 'link-finish-outcome', follow: follow(() => desk.open('outcome', wantsOutcome(words.session))) };
  }
}

function wantsOutcome(session: string): string | null {
  const view = live.sessions[session]?.view;
  return view?.calls.find((call) => call.state === 'wrap_up')?.id ?? view?.calls.find((call) => call.active)?.id ?? view?.owed[0]?.call ?? null;
}
