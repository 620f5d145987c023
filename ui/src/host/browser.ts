import type { EdgeWord, ProfileReply, ProfileRequest, ThemeWord, WindowRequest } from '../bindings';
import type { Host } from './host';
import { accounts } from './scripted/accounts';
import { bundle } from './scripted/bundle';
import { pages } from './scripted/pages';
import { ScriptedCore } from './scripted/core';
import { fine, nowhere, untried } from './scripted/examined';
import { inForce } from './scripted/in-force';
import { setKeys } from './scripted/keys';
import { session } from './scripted/make';
import { scenes } from './scripted/scenarios';
import { refused } from './scripted/session';

/** What a test can reach from outside: `window.ringside`. */
export interface Handle {
  core: ScriptedCore;
  refused: typeof refused;
  windows: WindowRequest[];
  /** Set by a test that wants its window to follow. */
  resize?: (width: number, height: number) => void;
}

/**
 * A host that plays a scene without a core, for tests and for work on the page. The address says which:
 * `?scenario=on-call&lang=es&theme=dark&text=200&layout=strip&contrast=more&motion=reduce&tray=no&system=hi-IN,en`;
 * `lang=en-XA` and `lang=ar-XB` are the pseudo-locales, longer and from right to left, `lang=system` is the system's.
 */
export function scripted(params: URLSearchParams): Host {
  const name = params.get('scenario') ?? 'not-ready';
  const scene = (scenes[name] ?? scenes['not-ready'])?.();
  if (!scene) throw new Error(`no scene ${name}`);
  const root = document.documentElement;
  const lang = params.get('lang');
  if (lang === 'en-XA' || lang === 'ar-XB') root.dataset['locale'] = lang;
  for (const key of ['contrast', 'motion']) {
    const value = params.get(key);
    if (value) root.dataset[key] = value;
  }
  const core = new ScriptedCore(
    { ...scene, app: { ...scene.app, language: lang === 'system' ? null : lang === 'es' || lang === 'hi' ? lang : 'en', theme: (params.get('theme') ?? 'light') as ThemeWord, text_percent: Number(params.get('text') ?? 100) } },
    name === 'lists-fail',
  );
  const { ringsideResize } = window as { ringsideResize?: NonNullable<Handle['resize']> };
  const handle: Handle = { core, refused, windows: [], ...(ringsideResize ? { resize: ringsideResize } : {}) };
  Object.assign(window, { ringside: handle });
  let docked: EdgeWord | null = null;
  const layout = params.get('layout') === 'strip' ? 'strip' : 'card';
  return {
    follow: async (listen) => core.follow(listen),
    session: (id, request) => core.session(id, request),
    profile: (request) => profile(core, request),
    folder: async (request) => {
      core.requests.push(request);
      if (request.type === 'choose') return { folder: params.get('dialog') === 'no' ? null : '/home/agent/Desktop', done: params.get('dialog') !== 'no' };
      return { folder: null, done: params.get('dialog') !== 'no' };
    },
    ring: async (request) => {
      core.requests.push(request);
      const none = params.get('sound') === 'no';
      return { devices: none ? [] : ['Headset, USB Audio', 'Speakers'], trouble: none && request.type === 'test' ? { key: 'ring-no-sound' } : null };
    },
    window: async (request) => {
      handle.windows.push(request);
      if (request.type === 'close' && !request.insist) core.askToQuit();
      if (request.type === 'set_layout') handle.resize?.(request.width, request.height);
      if (request.type === 'set_dock') docked = request.edge;
      return { layout, dock: docked, stays_on_top: params.get('ontop') !== 'no', in_tray: params.get('tray') !== 'no', languages: params.get('system')?.split(',') ?? [...navigator.languages] };
    },
  };
}

async function profile(core: ScriptedCore, request: ProfileRequest): Promise<ProfileReply> {
  core.requests.push(request);
  if (core.hangs) return new Promise(() => undefined);
  if (core.refuseApp) {
    const error = core.refuseApp;
    core.refuseApp = null;
    throw error;
  }
  switch (request.type) {
    case 'examine_new':
      return core.examine(request.profile.id ?? 'new', request.profile.base_url.includes('nowhere') ? nowhere : request.password === '' ? untried : fine);
    case 'train':
      return core.train(request.request);
    case 'in_force':
      return inForce;
    case 'screen_pops':
      return { type: 'screen_pops', pages: [...pages] };
    case 'try_screen_pop':
      if (request.event === 'wrap_up') throw refused('not-now', null);
      return { type: 'done' };
    case 'save': {
      const { name, vendor, user_id } = request.profile;
      const account = accounts.find((one) => one.vendor === vendor);
      const id = account?.session ?? session;
      const before = core.app.profiles.find((one) => one.id === id);
      const saved = { id, name, vendor, vendor_name: account?.name ?? vendor, agent: `Agent ${user_id}`, has_password: false, has_second: before?.has_second ?? false, rings_for_s: null };
      core.publishApp({ profiles: [...core.app.profiles.filter((one) => one.id !== id), saved] });
      const made = core.of(id);
      made.publish({ phase: 'signed_out', agent: { ...made.view.agent, state: 'signed_out' } });
      return { type: 'saved', profile: id };
    }
    case 'keep_second':
      core.publishApp({ profiles: core.app.profiles.map((one) => (one.id === request.profile ? { ...one, has_second: true } : one)) });
      return { type: 'done' };
    case 'get': {
      const one = core.app.profiles.find(({ id }) => id === request.profile);
      return { type: 'profile', profile: { id: request.profile, name: one?.name ?? '', vendor: one?.vendor ?? '', base_url: 'https://dialler.example', login: 'leeds', user_id: '42', region: 'GB', pages: pages.map(({ event, template }) => ({ event, url: template })) } };
    }
    case 'set_appearance':
      core.publishApp({
        ...(request.language ? { language: request.language === 'system' ? null : request.language } : {}),
        ...(request.theme ? { theme: request.theme } : {}),
        ...(request.text_percent ? { text_percent: request.text_percent } : {}),
      });
      return { type: 'done' };
    case 'set_keys': {
      const { view, refused } = setKeys(core.app.keys, request.keys);
      if (refused.length === 0) core.publishApp({ keys: view });
      return { type: 'keys', refused };
    }
    case 'take_links':
    case 'link_owners':
      return { type: 'link_owners', links: ['tel', 'callto', 'sip', 'sips', 'ringside'].map((scheme) => (request.type === 'take_links' || scheme === 'ringside' ? { scheme, owner: 'Ringside', ours: true } : { scheme, owner: scheme === 'tel' ? 'Softphone' : null, ours: false })), cannot: core.linksCannot };
    case 'open_selected':
      return { type: 'done' };
    case 'set_ring': {
      const { type: _, device, ...rest } = request;
      core.publishApp({ ring: { ...core.app.ring, ...rest, ...(device === undefined ? {} : { device: device || null }) } });
      return { type: 'done' };
    }
    case 'set_bridge':
      core.publishApp({ bridge: { ...core.app.bridge, on: request.on, trouble: null, port: request.on ? 24_810 : null } });
      return { type: 'done' };
    case 'answer_page': {
      const { question, pages } = core.app.bridge;
      if (question?.id !== request.id) throw { ...refused('not-found', null), text: { key: 'bridge-gone' } };
      const connected = request.yes ? [...pages, { page: question.page, since_ms: Date.now(), here: true }] : pages;
      core.publishApp({ bridge: { ...core.app.bridge, question: null, pages: connected } });
      return { type: 'done' };
    }
    case 'disconnect_page':
      core.publishApp({ bridge: { ...core.app.bridge, pages: core.app.bridge.pages.filter(({ page }) => page !== request.page) } });
      return { type: 'done' };
    case 'link_taken':
      if (core.app.offered?.id === request.id) core.publishApp({ offered: null });
      return { type: 'done' };
    case 'examine':
      return core.examine(request.profile);
    case 'stop_examining':
      core.stopExamining();
      return { type: 'done' };
    case 'preview_bundle':
      return bundle;
    case 'write_bundle':
      if (request.folder?.includes('full')) throw { ...refused('storage', null), text: { key: 'bundle-disk-full' } };
      return { type: 'bundle_saved', path: `${request.folder}/ringside-support-2026-03-04-0805.zip`, size_bytes: 18_211 };
    case 'test':
    case 'open_link':
    case 'delete':
    case 'refresh':
      return { type: 'done' };
  }
}
