import { keys } from './browser.mjs';

/** Changes the core the page talks to before anything is opened. */
const core = (change, act) => async (page) => {
  await page.evaluate(change);
  await act(page);
};
const hangs = (act) => core(() => { window.ringside.core.hangs = true; }, act);
const empty = (act) => core(() => { window.ringside.core.first.rows = 0; }, act);
const fails = (act) => core(() => {
  const { core: one, refused } = window.ringside;
  one.refuse = { ...refused('timed-out', null), text: { key: 'error-timed-out-nothing-sent', args: { vendor: one.view.vendor_name } } };
}, act);
const appFails = (act) => core(() => { window.ringside.core.refuseApp = window.ringside.refused('storage', null); }, act);

/** Opens an entry of the menu and waits for what shows its state. */
const entry = (name, shows) => async (page) => {
  await page.click('[data-testid="menu"]');
  await page.click(`[data-testid="menu-${name}"]`);
  await page.waitForSelector(shows);
};
const lookup = (kind, shows) => async (page) => {
  await entry('lookups', '[data-testid="lookup-kind"]')(page);
  await page.selectOption('[data-testid="lookup-kind"]', kind);
  await page.waitForSelector(shows);
};
const badge = (name, shows, tab) => async (page) => {
  await page.click(`[data-testid="badge-${name}"]`);
  if (tab) await page.click(`[data-testid="tab-${tab}"]`);
  await page.waitForSelector(shows);
};
const transfer = (shows) => async (page) => {
  await keys(page, 'F6');
  await page.waitForSelector(shows);
};
const signIn = (shows) => async (page) => {
  await keys(page, 'F9');
  await page.waitForSelector(shows);
};
const signInWith = (password, shows) => async (page) => {
  await signIn('[data-testid="sign-in-form"]')(page);
  await page.fill('[data-testid="password"]', password);
  await page.click('[data-testid="sign-in-submit"]');
  await page.waitForSelector(shows);
};
const editing = async (page) => {
  await signIn('[data-testid="profile-edit"]')(page);
  await page.click('[data-testid="profile-edit"]');
  await page.waitForSelector('[data-testid="profile-form"]');
};
/** Picks a time to call back while the page's own clock stands before a change of clocks. */
const callback = (zone, date, time, shows) => async (page) => {
  await page.evaluate((at) => {
    const Real = Date;
    window.Date = class extends Real {
      constructor(...parts) { super(...(parts.length === 0 ? [at] : parts)); }
      static now() { return at; }
    };
  }, Date.parse('2027-01-20T10:00:00Z'));
  await keys(page, 'F8', '1');
  await page.selectOption('[data-testid="callback-zone"]', zone);
  await page.selectOption('[data-testid="callback-date"]', date);
  await page.fill('[data-testid="callback-time"]', time);
  await page.waitForSelector(shows);
};
const bones = '.bone';
const nothing = '.page .empty';

/** Panels that wait for an answer, that got none, that have nothing to show, or that a policy keeps as they are. */
export const states = {
  'history-loading': ['ready', hangs(entry('history', bones))],
  'history-failed': ['ready', fails(entry('history', nothing))],
  'history-empty': ['ready', empty(entry('history', nothing))],
  'lists-loading': ['not-ready', hangs(entry('lists', bones))],
  'lists-empty': ['not-ready', empty(entry('lists', nothing))],
  'callbacks-loading': ['callbacks-due', hangs(badge('callbacks', bones))],
  'callbacks-failed': ['callbacks-due', fails(badge('callbacks', nothing))],
  'timeline-loading': ['ready', hangs(entry('timeline', bones))],
  'timeline-failed': ['ready', fails(entry('timeline', nothing))],
  'timeline-empty': ['ready', empty(entry('timeline', nothing))],
  'shift-loading': ['ready', hangs(entry('shift', bones))],
  'shift-failed': ['ready', fails(entry('shift', nothing))],
  'shift-empty': ['ready', empty(entry('shift', nothing))],
  'outbox-all-loading': ['not-ready', hangs(badge('outbox', bones, 'all'))],
  'outbox-all-failed': ['not-ready', fails(badge('outbox', nothing, 'all'))],
  'outbox-all-empty': ['not-ready', empty(badge('outbox', nothing, 'all'))],
  'past-calls-failed': ['deepcall', fails(lookup('past', nothing))],
  'past-calls-empty': ['deepcall', empty(lookup('past', nothing))],
  'counters-empty': ['deepcall', empty(lookup('counters', nothing))],
  'notices-empty': ['deepcall', empty(lookup('notices', nothing))],
  'floor-loading': ['genesys', hangs(lookup('floor', bones))],
  'floor-empty': ['genesys', empty(lookup('floor', nothing))],
  'transfer-loading': ['genesys', hangs(transfer(bones))],
  'transfer-failed': ['genesys', core(() => { const one = window.ringside.core; one.publish({ features: { ...one.view.features, floor: false } }); }, fails(transfer(nothing)))],
  'transfer-empty': ['genesys', empty(transfer(nothing))],
  'links-loading': ['ready', hangs(entry('links', bones))],
  'links-failed': ['ready', appFails(entry('links', '[data-testid="links-failed"]'))],
  'links-locked': ['ready', core(() => { window.ringside.core.linksCannot = { key: 'links-not-installed' }; }, entry('links', '[data-testid="links"]'))],
  'bridge-off': ['ready', entry('bridge', '[data-testid="bridge-on"]')],
  'bridge-none': ['ready', core(() => { const one = window.ringside.core; one.publishApp({ bridge: { ...one.app.bridge, on: true, port: 24_810 } }); }, entry('bridge', '[data-testid="bridge-none"]'))],
  'bridge-locked': ['ready', core(() => { const one = window.ringside.core; one.publishApp({ bridge: { ...one.app.bridge, on: true, fixed: true, numbers: 'dial', only: ['https://crm.shop.example', 'https://help.shop.example:8443'] } }); }, entry('bridge', '[data-testid="bridge-only"]'))],
  'bridge-failed': ['ready', core(() => { const one = window.ringside.core; one.publishApp({ bridge: { ...one.app.bridge, on: true, trouble: { key: 'bridge-ports-taken', args: { first: '24810', last: '24814' } } } }); }, entry('bridge', '[data-testid="bridge-trouble"]'))],
  'bridge-plain': ['not-ready', async (page) => {
    await entry('bridge', '[data-testid="bridge-on"]')(page);
    await page.evaluate(() => { const one = window.ringside.core; one.publishApp({ bridge: { ...one.app.bridge, on: true, numbers: 'off', question: { id: 1, page: 'http://intranet.north-and-sons.shop.example:8080', code: '000417' } } }); });
    await page.waitForSelector('[data-testid="bridge-yes"]:not([aria-disabled])');
  }],
  'callback-twice': ['wrap-up', callback('America/Santiago', '2027-04-03', '23:30', '[data-testid="callback-twice"]')],
  'callback-skipped': ['wrap-up', callback('America/Chicago', '2027-03-14', '02:30', '[data-testid="callback-nearest"]')],
  'lead-loading': ['on-call', hangs(entry('lead', bones))],
  'lead-none': ['on-call', core(() => { const one = window.ringside.core; one.publish({ calls: one.view.calls.map((call) => ({ ...call, lead: null })) }); }, entry('lead', '.lead-none'))],
  'in-force-failed': ['ready', appFails(entry('in-force', nothing))],
  'bundle-failed': ['ready', appFails(entry('bundle', nothing))],
  'doctor-fresh': ['ready', entry('doctor', '[data-testid="doctor-start"]')],
  'doctor-running': ['ready', core(() => { window.ringside.core.examinesFor = 600_000; }, async (page) => {
    await entry('doctor', '[data-testid="doctor-start"]')(page);
    await page.click('[data-testid="doctor-start"]');
    await page.waitForSelector('.finding');
  })],
  'ring-locked': ['ready', core(() => { const one = window.ringside.core; one.publishApp({ ring: { ...one.app.ring, mode: 'badge', mode_fixed: true } }); }, entry('ring', '[data-testid="ring-fixed"]'))],
  'menu-locked': ['ready', core(() => window.ringside.core.publishApp({ language_fixed: true }), async (page) => {
    await page.click('[data-testid="menu"]');
    await page.locator('[data-testid="language-fixed"]').scrollIntoViewIfNeeded();
  })],
  'sign-in-wrong': ['signed-out', signInWith('wrong', '[data-testid="status"][data-tone="danger"], [data-testid="status"][data-tone="warn"]')],
  'sign-in-going': ['signed-out', hangs(signInWith('right', '[data-testid="sign-in-form"][aria-busy="true"]'))],
  'sign-in-session-only': ['session-only', signIn('[data-testid="keychain"]')],
  'sign-in-refused': ['keychain-refused', signIn('[data-testid="bad-policy"]')],
  'profile-deleting': ['signed-out', async (page) => {
    await editing(page);
    await page.click('[data-testid="profile-delete"]');
    await page.waitForSelector('[data-testid="profile-deleting"]');
  }],
  'profile-testing': ['signed-out', core(() => { window.ringside.core.examinesFor = 600_000; }, async (page) => {
    await editing(page);
    await page.click('[data-testid="profile-test"]');
    await page.waitForSelector('.finding');
  })],
  'trainer-fresh': ['on-call', entry('trainer', '[data-testid="trainer-begin"]')],
};
