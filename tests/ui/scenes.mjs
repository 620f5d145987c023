import { keys } from './browser.mjs';

/** Scenes drawn as a card. */
export const cards = [
  'signed-out', 'checking', 'not-ready', 'ready', 'estimated', 'asked-ready', 'break', 'overrun', 'offered', 'dialling', 'on-call', 'next-at-vendor',
  'held', 'hold-pending', 'recording-off', 'two-calls', 'second-ringing', 'dead-slot', 'wrap-up', 'last-seconds', 'kept', 'restored', 'unknown',
  'unknown-in-call', 'needs-password', 'outbox', 'codes-failed', 'no-profile',
];
/** Scenes drawn as a strip. */
export const strips = ['signed-out', 'checking', 'not-ready', 'ready', 'asked-ready', 'break', 'overrun', 'offered', 'dialling', 'on-call', 'held', 'hold-pending', 'two-calls', 'dead-slot', 'wrap-up', 'last-seconds', 'unknown', 'needs-password'];
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
  'connect': ['two-calls', async (page) => { await keys(page, 'F6'); await page.waitForSelector('[data-testid="leg-2"]'); }],
  'lists': ['not-ready', async (page) => { await page.click('[data-testid="menu"]'); await page.click('[data-testid="menu-lists"]'); await page.waitForSelector('[data-testid="list"]'); }],
  'lists-fail': ['lists-fail', async (page) => { await page.click('[data-testid="menu"]'); await page.click('[data-testid="menu-lists"]'); await page.waitForSelector('.empty'); }],
  'owed': ['outbox', (page) => page.click('[data-testid="badge-owed"]')],
  'outbox': ['outbox', (page) => page.click('[data-testid="badge-outbox"]')],
  'nothing-owed': ['not-ready', (page) => page.click('[data-testid="badge-owed"]')],
  'menu': ['on-call', (page) => page.click('[data-testid="menu"]')],
  'sign-in': ['signed-out', (page) => keys(page, 'F9')],
  'sign-in-none': ['no-profile', async (page) => { await keys(page, 'F9'); await page.waitForSelector('.empty'); }],
  'profile': ['signed-out', async (page) => { await keys(page, 'F9'); await page.click('[data-testid="profile-edit"]'); await page.waitForSelector('[data-testid="profile-form"]'); }],
  'profile-tested': ['signed-out', async (page) => { await keys(page, 'F9'); await page.click('[data-testid="profile-edit"]'); await page.click('[data-testid="profile-test"]'); await page.waitForSelector('[data-testid="profile-steps"]'); }],
  'sign-out': ['outbox', async (page) => { await page.click('[data-testid="menu"]'); await page.click('[data-testid="menu-sign-out"]'); }],
  'keys': ['on-call', (page) => page.keyboard.down('Alt')],
  'why': ['dialling', async (page) => { await page.focus('[data-testid="slot-hangup"]'); await keys(page, 'Tab'); }],
};
