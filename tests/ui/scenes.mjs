import { keys } from './browser.mjs';
import { states } from './states.mjs';

/** Scenes drawn as a card. */
export const cards = [
  'signed-out', 'checking', 'not-ready', 'ready', 'estimated', 'asked-ready', 'break', 'overrun', 'offered', 'dialling', 'on-call', 'next-at-vendor',
  'held', 'hold-pending', 'recording-off', 'two-calls', 'second-ringing', 'dead-slot', 'wrap-up', 'last-seconds', 'extend', 'callbacks-due', 'kept', 'restored', 'unknown', 'state-unknown', 'hangs', 'old-news', 'elsewhere', 'corrected',
  'unknown-in-call', 'needs-password', 'outbox', 'codes-failed', 'no-profile', 'ozonetel', 'ozonetel-wrap-up', 'genesys', 'muted', 'consulting',
  'genesys-wrap-up', 'deepcall', 'deepcall-here', 'ucontact', 'two-sessions', 'two-on-call', 'two-ringing', 'two-wrap-up',
];
/** Scenes drawn as a strip. */
export const strips = ['signed-out', 'checking', 'not-ready', 'ready', 'asked-ready', 'break', 'overrun', 'offered', 'dialling', 'on-call', 'held', 'hold-pending', 'muted', 'recording-off', 'kept', 'two-calls', 'second-ringing', 'dead-slot', 'wrap-up', 'last-seconds', 'unknown', 'unknown-in-call', 'hangs', 'old-news', 'needs-password', 'ozonetel', 'deepcall', 'two-sessions', 'two-ringing'];
/** Ring cards, in a window of their own. */
export const rings = {
  'one': {}, 'two': { calls: '2' }, 'many': { calls: '3', more: 'yes' }, 'not-from-here': { refused: 'yes' },
};
/** Opens one kind of lookup from the menu. */
const lookup = (kind, wait) => async (page) => {
  await page.click('[data-testid="menu"]');
  await page.click('[data-testid="menu-lookups"]');
  await page.waitForSelector('[data-testid="lookup-kind"]');
  await page.selectOption('[data-testid="lookup-kind"]', kind);
  if (wait) await page.waitForSelector(wait);
};
/** Opens the form of a new profile for a vendor. */
const newProfile = (vendor) => async (page) => {
  await keys(page, 'F9');
  await page.click('[data-testid="profile-new"]');
  await page.waitForSelector('[data-testid="profile-form"]');
  await page.selectOption('[data-testid="profile-vendor"]', vendor);
  await page.fill('[data-testid="profile-name"]', 'Example Works');
  await page.click('[data-testid="profile-next"]');
};
/** Changes what there is of pages in the browser. */
const bridge = (page, change) => page.evaluate((one) => { const { core } = window.ringside; core.publishApp({ bridge: { ...core.app.bridge, ...one } }); }, change);
const pages = [
  { page: 'https://crm.shop.example', since_ms: Date.UTC(2026, 2, 4, 8, 5), here: true },
  { page: 'http://help.example:8080', since_ms: Date.UTC(2026, 1, 27, 15, 40), here: false },
];
const question = { id: 1, page: 'https://crm.shop.example', code: '418072' };
/** A panel: its scene, and the keys or clicks that open it. */
export const panels = {
  'state': ['ready', (page) => keys(page, 'F9')],
  'next': ['next-at-vendor', (page) => keys(page, 'F10')],
  'dial': ['not-ready', async (page) => { await keys(page, 'F7'); await page.keyboard.type('02079460123'); await page.waitForSelector('[data-ok="true"]'); }],
  'outcome': ['wrap-up', (page) => keys(page, 'F8')],
  'outcome-picked': ['wrap-up', async (page) => { await keys(page, 'F8', '4'); await page.keyboard.type('Has a contract elsewhere until March.'); }],
  'outcome-lacks': ['wrap-up', (page) => keys(page, 'F8', '3')],
  'outcome-search': ['wrap-up', async (page) => { await keys(page, 'F8'); await page.keyboard.type('no'); }],
  'outcome-tree': ['tree', async (page) => { await keys(page, 'F8', '1'); }],
  'outcome-tree-search': ['tree', async (page) => { await keys(page, 'F8'); await page.keyboard.type('no p'); }],
  'outcome-talking': ['on-call', (page) => keys(page, 'F8', '2')],
  'outcome-kept': ['kept', (page) => keys(page, 'F8')],
  'outcome-failed': ['codes-failed', (page) => keys(page, 'F8')],
  'callback': ['wrap-up', (page) => keys(page, 'F8', '1')],
  'lead': ['on-call', async (page) => { await page.click('[data-testid="call-c1"] button'); await page.waitForSelector('[data-testid="lead-phone-1"]'); }],
  'tones': ['genesys', async (page) => { await keys(page, 'F7'); await page.waitForSelector('[data-testid="tone-panel"]'); await keys(page, '4', '#'); await page.waitForFunction(() => /4.?#/.test(document.querySelector('[data-testid="tones-sent"]').textContent)); }],
  'transfer': ['genesys', async (page) => { await keys(page, 'F6'); await page.waitForSelector('[data-testid="transfer-option-2"]'); await keys(page, 'Enter'); }],
  'transfer-number': ['ozonetel', async (page) => { await keys(page, 'F6'); await page.waitForSelector('[data-testid="transfer-field"]'); await page.keyboard.type('7012'); await keys(page, 'Enter'); }],
  'consulting': ['consulting', async (page) => { await keys(page, 'F6'); await page.waitForSelector('[data-testid="consulting-panel"]'); }],
  'consult-rings': ['consult-rings', async (page) => { await page.evaluate(() => { const { core } = window.ringside; const { slots } = core.view; core.publish({ slots: { ...slots, transfer: { ...slots.transfer, enabled: true, why: null } } }); }); await keys(page, 'F6'); await page.waitForSelector('[data-testid="consulting-panel"]'); }],
  'tree-top': ['ucontact', (page) => keys(page, 'F8')],
  'tree-deep': ['ucontact', (page) => keys(page, 'F8', '1', '1')],
  'tree-search': ['ucontact', async (page) => { await keys(page, 'F8'); await page.keyboard.type('telefono'); }],
  'tree-picked': ['ucontact', async (page) => { await keys(page, 'F8', '1', '2', '1'); await page.keyboard.type('Busca trabajo.'); }],
  'form-note': ['deepcall', (page) => keys(page, 'F8')],
  'form-here': ['deepcall-here', (page) => keys(page, 'F8', '2')],
  'kept-there': ['ozonetel', (page) => keys(page, 'F8')],
  'clocks': ['wrap-up', async (page) => { await keys(page, 'F8', '1'); await page.selectOption('[data-testid="callback-zone"]', 'America/Chicago'); }],
  'together': ['two-on-call', async (page) => { await page.click('[data-testid="open-together"]'); await page.waitForSelector('[data-testid="together-panel"]'); }],
  'state-of-two': ['two-sessions', (page) => keys(page, 'F9')],
  'sign-in-second': ['one-of-two', async (page) => { await page.click('[data-testid="menu"]'); await page.click('[data-testid="menu-sign-in"]'); await page.waitForSelector('[data-testid="sign-in-form"]'); }],
  'profile-ozonetel': ['signed-out', newProfile('ozonetel')],
  'profile-genesys': ['signed-out', newProfile('genesys')],
  'contact': ['deepcall', async (page) => { await lookup('contact')(page); await page.click('[data-testid="lookup-go"]'); await page.waitForSelector('[data-testid="contact"]'); }],
  'contact-edit': ['deepcall', async (page) => { await lookup('contact')(page); await page.click('[data-testid="lookup-go"]'); await page.click('[data-testid="contact-edit"]'); }],
  'past-calls': ['deepcall', lookup('past', '[data-testid="past-call-1"]')],
  'notes': ['deepcall', lookup('notes')],
  'counters': ['deepcall', lookup('counters', '[data-testid="counter-1"]')],
  'notices': ['deepcall', lookup('notices', '[data-testid="notice-1"]')],
  'floor': ['genesys', async (page) => { await lookup('floor', '[data-testid="floor-1"]')(page); await page.click('[data-testid="floor-1"]'); }],
  'block': ['deepcall', lookup('block')],
  'schedule': ['ucontact', lookup('schedule', '[data-testid="schedule-campaign"]')],
  'connect': ['two-calls', async (page) => { await keys(page, 'F6'); await page.waitForSelector('[data-testid="leg-2"]'); }],
  'lists': ['not-ready', async (page) => { await page.click('[data-testid="menu"]'); await page.click('[data-testid="menu-lists"]'); await page.waitForSelector('[data-testid="list"]'); }],
  'lists-fail': ['lists-fail', async (page) => { await page.click('[data-testid="menu"]'); await page.click('[data-testid="menu-lists"]'); await page.waitForSelector('.empty'); }],
  'owed': ['outbox', async (page) => { await page.click('[data-testid="badge-owed"]'); await page.waitForSelector('[data-testid="outcomes-panel"]'); }],
  'outbox': ['outbox', async (page) => { await page.click('[data-testid="badge-outbox"]'); await page.waitForSelector('[data-testid="outcomes-panel"]'); }],
  'outbox-all': ['outbox', async (page) => { await page.click('[data-testid="badge-outbox"]'); await page.click('[data-testid="tab-all"]'); await page.waitForSelector('[data-id="s0"]'); }],
  'outbox-refused': ['refused', async (page) => { await page.click('[data-testid="badge-outbox"]'); await page.waitForSelector('[data-testid="outcomes-panel"]'); }],
  'nothing-owed': ['not-ready', async (page) => { await page.click('[data-testid="badge-owed"]'); await page.waitForSelector('[data-testid="outcomes-panel"]'); }],
  'timeline': ['ready', async (page) => { await page.click('[data-testid="menu"]'); await page.click('[data-testid="menu-timeline"]'); await page.waitForSelector('.happened'); }],
  'history': ['ready', async (page) => { await page.click('[data-testid="menu"]'); await page.click('[data-testid="menu-history"]'); await page.waitForSelector('[data-testid="history-1"]'); }],
  'history-missed': ['ready', async (page) => { await page.click('[data-testid="menu"]'); await page.click('[data-testid="menu-history"]'); await page.click('[data-testid="history-missed"]'); await page.waitForSelector('[aria-pressed="true"]'); }],
  'outbox-found': ['outbox', async (page) => { await page.click('[data-testid="badge-outbox"]'); await page.click('[data-testid="tab-all"]'); await page.fill('[data-testid="outcomes-field"]', 'luz'); await page.click('[data-testid="outcome-entry-2"]'); await page.waitForSelector('[data-testid="entry-told"]'); }],
  'owed-late': ['outbox', async (page) => { await page.click('[data-testid="badge-owed"]'); await page.click('[data-id="o3"]'); await page.waitForSelector('[data-testid="owed-late"]'); }],
  'history-none': ['ready', async (page) => { await page.click('[data-testid="menu"]'); await page.click('[data-testid="menu-history"]'); await page.fill('[data-testid="history-field"]', 'zzz'); await page.waitForSelector('.empty'); }],
  'history-saved': ['ready', async (page) => { await page.click('[data-testid="menu"]'); await page.click('[data-testid="menu-history"]'); await page.click('[data-testid="export"]'); await page.waitForSelector('[data-testid="export-show"]'); }],
  'shift': ['ready', async (page) => { await page.click('[data-testid="menu"]'); await page.click('[data-testid="menu-shift"]'); await page.waitForSelector('[data-testid="shift"]'); }],
  'shift-table': ['ready', async (page) => { await page.click('[data-testid="menu"]'); await page.click('[data-testid="menu-shift"]'); await page.click('[data-testid="shift-table"]'); }],
  'ring': ['ready', async (page) => { await page.click('[data-testid="menu"]'); await page.click('[data-testid="menu-ring"]'); await page.waitForSelector('[data-testid="ring-device"]'); }],
  'doctor': ['ready', async (page) => { await page.click('[data-testid="menu"]'); await page.click('[data-testid="menu-doctor"]'); await page.click('[data-testid="doctor-start"]'); await page.waitForSelector('[data-testid="doctor-lists"]'); }],
  'bundle': ['ready', async (page) => { await page.click('[data-testid="menu"]'); await page.click('[data-testid="menu-bundle"]'); await page.click('.bundle-file:nth-child(3) button'); }],
  'bundle-saved': ['ready', async (page) => { await page.click('[data-testid="menu"]'); await page.click('[data-testid="menu-bundle"]'); await page.click('[data-testid="bundle-save"]'); await page.waitForSelector('[data-testid="bundle-saved"] bdi'); }],
  'callbacks': ['callbacks-due', async (page) => { await page.click('[data-testid="badge-callbacks"]'); await page.waitForSelector('[data-testid="callback-1"]'); }],
  'callbacks-none': ['ready', async (page) => { await page.click('[data-testid="badge-callbacks"]'); await page.waitForSelector('[data-testid="callbacks-panel"]'); }],
  'callbacks-export': ['callbacks-due', async (page) => { await page.click('[data-testid="badge-callbacks"]'); await page.click('[data-testid="callbacks-export"]'); await page.waitForSelector('[data-testid="export"]'); }],
  'pinned': ['wrap-up', async (page) => { await keys(page, 'F8', 'ArrowDown', 'Control+d'); await page.waitForSelector('[data-testid="outcome-option-mark"].is-on'); }],
  'extended': ['extend', async (page) => { await keys(page, 'F8'); await page.waitForSelector('[data-testid="outcome-panel"] [data-testid="extend-wrap-up"]'); }],
  'signed-in-twice': ['signed-in-twice', async (page) => { await page.waitForSelector('[data-testid="elsewhere-panel"]'); }],
  'it-seems-twice': ['it-seems-twice', async (page) => { await page.waitForSelector('[data-testid="elsewhere-panel"]'); }],
  'twice-password': ['signed-in-twice', async (page) => {
    await page.waitForSelector('[data-testid="elsewhere-panel"]');
    await page.evaluate(() => { window.ringside.core.refuse = { code: 'signed-out', message: '', text: { key: 'error-no-password' }, action: 'enter_password' }; });
    await page.click('[data-testid="elsewhere-here"]');
    await page.waitForSelector('[data-testid="elsewhere-failed"]');
  }],
  'menu': ['on-call', (page) => page.click('[data-testid="menu"]')],
  'sign-in': ['signed-out', (page) => keys(page, 'F9')],
  'sign-in-none': ['no-profile', async (page) => { await keys(page, 'F9'); await page.waitForSelector('.empty'); }],
  'profile': ['signed-out', async (page) => { await keys(page, 'F9'); await page.click('[data-testid="profile-edit"]'); await page.waitForSelector('[data-testid="profile-form"]'); }],
  'profile-tested': ['signed-out', async (page) => { await keys(page, 'F9'); await page.click('[data-testid="profile-edit"]'); await page.click('[data-testid="profile-test"]'); await page.waitForSelector('[data-testid="profile-save"]:not([aria-busy])'); }],
  'profile-first': ['no-profile', async (page) => { await page.click('[data-testid="open-sign-in"]'); await page.fill('[data-testid="profile-name"]', 'Leeds'); await page.click('[data-testid="profile-next"]'); await page.waitForSelector('[data-testid="profile-pages"]'); }],
  'profile-first-pages': ['no-profile', async (page) => { await page.click('[data-testid="open-sign-in"]'); await page.fill('[data-testid="profile-name"]', 'Leeds'); await page.click('[data-testid="profile-next"]'); await page.click('[data-testid="profile-pages"]'); await page.waitForSelector('[data-testid="page-url-ring"]:focus'); }],
  'profile-vendor': ['no-profile', async (page) => { await keys(page, 'F9'); await page.click('[data-testid="profile-new"]'); await page.waitForSelector('[data-testid="profile-next"]'); }],
  'trainer': ['on-call', async (page) => { await page.click('[data-testid="menu"]'); await page.click('[data-testid="menu-trainer"]'); await page.click('[data-testid="trainer-begin"]'); await page.click('[data-testid="trainer-vendor_slow"]'); await page.waitForSelector('[data-testid="trainer-health"]'); }],
  'tour': ['on-call', async (page) => { await page.click('[data-testid="menu"]'); await page.click('[data-testid="menu-tour"]'); await page.waitForSelector('[data-testid="tour-next"]'); await page.click('[data-testid="tour-next"]'); await page.click('[data-testid="tour-next"]'); await page.waitForSelector('[data-testid="slot-hold"][data-toured]'); }],
  'in-force': ['ready', async (page) => { await page.click('[data-testid="menu"]'); await page.click('[data-testid="menu-in-force"]'); await page.waitForSelector('[data-testid="in-force"]'); }],
  'sign-out': ['outbox', async (page) => { await page.click('[data-testid="menu"]'); await page.click('[data-testid="menu-sign-out"]'); }],
  'sign-out-call': ['on-call', async (page) => { await page.click('[data-testid="menu"]'); await page.click('[data-testid="menu-sign-out"]'); await page.waitForSelector('[data-testid="sign-out-panel"]'); }],
  'quit': ['outbox', async (page) => { await page.evaluate(() => window.ringside.core.askToQuit()); await page.waitForSelector('[data-testid="quit-panel"]'); }],
  'quit-all': ['two-wrap-up', async (page) => {
    await page.evaluate(() => { const { core } = window.ringside; core.publish({ unfinished: { calls: 1, unsent: 1, owed: 1, asked: 1 } }); core.askToQuit(); });
    await page.waitForSelector('[data-testid="quit-panel"]');
  }],
  'keys': ['on-call', (page) => page.keyboard.down('Alt')],
  'keys-page': ['ready', async (page) => { await keys(page, 'Shift+F1'); await page.waitForSelector('[data-testid="keys-panel"]'); }],
  'keys-asking': ['ready', async (page) => { await keys(page, 'Shift+F1'); await page.waitForSelector('[data-testid="keys-panel"]'); await page.click('[data-testid="key-mute"]'); }],
  'keys-conflict': ['ready', async (page) => { await keys(page, 'Shift+F1'); await page.waitForSelector('[data-testid="keys-panel"]'); await page.click('[data-testid="key-mute"]'); await keys(page, 'F3'); await page.click('[data-testid="keys-save"]'); await page.waitForSelector('[data-testid="keys-refused"]'); }],
  'links': ['ready', async (page) => { await page.click('[data-testid="menu"]'); await page.click('[data-testid="menu-links"]'); await page.waitForSelector('[data-testid="links"]'); }],
  'bridge': ['ready', async (page) => { await bridge(page, { on: true, pages }); await page.click('[data-testid="menu"]'); await page.click('[data-testid="menu-bridge"]'); await page.waitForSelector('[data-testid="bridge-pages"]'); }],
  'bridge-asks': ['not-ready', async (page) => { await page.click('[data-testid="menu"]'); await page.click('[data-testid="menu-bridge"]'); await page.waitForSelector('[data-testid="bridge-panel"]'); await bridge(page, { on: true, pages: pages.slice(0, 1), question }); await page.waitForSelector('[data-testid="bridge-yes"]:not([aria-disabled])'); }],
  'keys-failed': ['ready', async (page) => {
    await page.evaluate(() => {
      const { core } = window.ringside;
      const change = { everywhere_mute: { key: 'Ctrl+Shift+F4', failed: { key: 'keys-in-use', args: { key: 'Ctrl+Shift+F4' } } }, everywhere_show: { key: 'Ctrl+Shift+F11', fixed: true } };
      core.publishApp({ keys: { ...core.app.keys, all: core.app.keys.all.map((one) => ({ ...one, ...change[one.action] })) } });
    });
    await keys(page, 'Shift+F1');
    await page.waitForSelector('[data-testid="keys-panel"]');
    await page.locator('[data-testid="key-everywhere_dial"]').scrollIntoViewIfNeeded();
  }],
  'why': ['dialling', async (page) => { await page.focus('[data-testid="slot-hangup"]'); await keys(page, 'Tab'); }],
  ...states,
};
