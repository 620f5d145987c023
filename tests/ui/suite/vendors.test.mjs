import { describe, expect, it } from 'vitest';
import { keys } from '../browser.mjs';
import { bar, focused, id, outcome, requested, requests } from './bar.mjs';

const { open } = bar();

const publish = (page, change) => page.evaluate((wanted) => window.ringside.core.publish(wanted), change);

describe('a profile asks for what its vendor has', () => {
  const form = async (vendor) => {
    const page = await open({ scenario: 'signed-out' });
    await keys(page, 'F9');
    await page.click(id('profile-new'));
    await page.selectOption(id('profile-vendor'), vendor);
    await page.fill(id('profile-name'), 'Mine');
    await page.click(id('profile-next'));
    return page;
  };

  it('in the vendor’s words, its address filled in', async () => {
    const page = await form('ozonetel');
    await expect.poll(() => page.inputValue(id('profile-url'))).toBe('https://cloudagent.example');
    await expect.poll(() => page.$$eval(`${id('profile-form')} .label`, (labels) => labels.map((label) => label.textContent.trim()))).toEqual(
      ['Address', 'Account', 'Agent id', 'API key', 'Agent’s own password, if used'],
    );
  });

  it('an address that was typed stays, one that was offered goes', async () => {
    const page = await form('ozonetel');
    await page.click(id('profile-back'));
    await page.selectOption(id('profile-vendor'), 'maxcontact');
    await page.click(id('profile-next'));
    await expect.poll(() => page.inputValue(id('profile-url'))).toBe('');
    await page.fill(id('profile-url'), 'https://mine.example');
    await page.click(id('profile-back'));
    await page.selectOption(id('profile-vendor'), 'deepcall');
    await page.click(id('profile-next'));
    await expect.poll(() => page.inputValue(id('profile-url'))).toBe('https://mine.example');
  });

  it('no id of the agent where there is none, and it is complete without', async () => {
    const page = await form('genesys');
    await expect.poll(() => page.$(id('profile-agent'))).toBeNull();
    await expect.poll(() => page.$(id('profile-second'))).toBeNull();
    for (const [field, value] of [['url', 'https://gws.example'], ['login', 'agent']]) await page.fill(id(`profile-${field}`), value);
    await page.click(id('profile-test'));
    await expect.poll(() => requested(page, 'examine_new')).toMatchObject({ profile: { vendor: 'genesys', login: 'agent', user_id: '' } });
  });

  it('a second secret, kept once the profile is saved and shown as kept from then on', async () => {
    const page = await form('ozonetel');
    for (const [field, value] of [['login', 'acme'], ['agent', 'a42'], ['second', 'own secret']]) await page.fill(id(`profile-${field}`), value);
    await page.fill(id('password'), 'the key');
    await page.click(id('profile-test'));
    await page.waitForSelector(`${id('profile-save')}:not([aria-busy])`);
    await page.click(id('profile-save'));
    await expect.poll(() => requested(page, 'keep_second')).toEqual({ type: 'keep_second', profile: 'ozonetel', secret: 'own secret' });
    const order = (await requests(page)).map(({ type }) => type);
    expect(order.indexOf('keep_second')).toBeGreaterThan(order.indexOf('save'));
    await expect.poll(async () => JSON.stringify((await requests(page, 'save')).concat(await requests(page, 'examine_new')))).not.toContain('own secret');
    await requested(page, 'sign_in');
    await page.waitForSelector(`${id('chip')}[data-state="not-ready"]`);
    await page.evaluate(() => window.ringside.core.of('ozonetel').publish({ phase: 'signed_out' }));
    await keys(page, 'F9');
    await page.selectOption(id('profile'), 'ozonetel');
    await page.click(id('profile-edit'));
    await page.waitForSelector(id('profile-second-kept'));
    await expect.poll(() => page.inputValue(id('profile-second'))).toBe('');
  });
});

describe('the call card', () => {
  it('mutes and unmutes, and says so on the card', async () => {
    const page = await open({ scenario: 'genesys' });
    await keys(page, 'F4');
    await expect.poll(() => requested(page, 'mute')).toEqual({ type: 'mute', call: 'c1' });
    await page.waitForSelector(`${id('slot-mute')}[aria-pressed="true"]`);
    await expect.poll(() => page.textContent(id('call-c1'))).toContain('muted');
    await keys(page, 'F4');
    await expect.poll(() => requested(page, 'unmute')).toEqual({ type: 'unmute', call: 'c1' });
    await page.waitForSelector(`${id('slot-mute')}[aria-pressed="false"]`);
  });

  it('says that a call is over in the place of hanging up, where nobody else can', async () => {
    const page = await open({ scenario: 'deepcall' });
    await expect.poll(() => page.getAttribute(id('slot-hangup'), 'aria-label')).toBe('Call is over');
    await expect.poll(() => page.$(id('call-over-c1'))).toBeNull();
    await keys(page, 'F2');
    await expect.poll(() => requested(page, 'call_over')).toEqual({ type: 'call_over', call: 'c1' });
    await expect.poll(() => requests(page, 'hang_up')).toEqual([]);
    await page.waitForSelector(`${id('call-c1')}[data-state="wrap-up"]`);
  });

  it('offers it quietly beside a hang-up', async () => {
    const page = await open({ scenario: 'ozonetel' });
    await expect.poll(() => page.getAttribute(id('slot-hangup'), 'aria-label')).toBe('Hang up');
    await page.click(id('call-over-c1'));
    await expect.poll(() => requested(page, 'call_over')).toEqual({ type: 'call_over', call: 'c1' });
  });

  it('tells a guess from what was told', async () => {
    await expect.poll(async () => await (await open({ scenario: 'deepcall' })).textContent(id('call-c1'))).toContain('talking, estimated');
    await expect.poll(async () => await (await open({ scenario: 'genesys' })).textContent(id('call-c1'))).not.toContain('estimated');
  });

  it('tells an outcome the vendor has from one that is kept here', async () => {
    await expect.poll(async () => await (await open({ scenario: 'ozonetel' })).textContent(id('call-c1'))).toContain('queued at Ozonetel CloudAgent');
    const here = await open({ scenario: 'kept' });
    await expect.poll(() => here.textContent(id('facts-outcome'))).toBe('Sale, new contract · kept here');
    await expect.poll(() => here.textContent(id('call-c1'))).not.toContain('queued at');
  });

  it('shows the vendor’s outcome where it is another than ours, and only there', async () => {
    const page = await open({ scenario: 'ozonetel-wrap-up' });
    await expect.poll(() => page.textContent(id('call-code-c1'))).toBe('At Ozonetel CloudAgent: No answer');
    await page.evaluate(() => {
      const { core } = window.ringside;
      core.publish({ calls: core.view.calls.map((call) => ({ ...call, vendor_code: 'SALE' })) });
    });
    await page.waitForSelector(id('call-code-c1'), { state: 'detached' });
  });

  it('marks a consultation', async () => {
    const page = await open({ scenario: 'consulting' });
    await expect.poll(() => page.textContent(id('call-c2'))).toContain('Consultation');
    await expect.poll(() => page.textContent(id('call-c1'))).not.toContain('Consultation');
  });
});

describe('the keypad during a call', () => {
  it('sends each press as one tone, by key and by button, in their order', async () => {
    const page = await open({ scenario: 'genesys' });
    await keys(page, 'F7');
    await page.waitForSelector(`${id('tone-panel')} ${id('key-1')}:focus`);
    await keys(page, '1', '1', '*', '0', '#', 'a');
    await page.click(id('key-9'));
    await page.waitForFunction(() => window.ringside.core.requests.filter(({ type }) => type === 'send_digits').length === 6);
    await expect.poll(async () => (await requests(page, 'send_digits')).map(({ call, digits }) => call + digits)).toEqual(['c11', 'c11', 'c1*', 'c10', 'c1#', 'c19']);
    await expect.poll(() => page.textContent(id('tones-sent'))).toBe('11*0#9');
  });

  it('is the dial pad again where the vendor takes no tones, and says so', async () => {
    const page = await open({ scenario: 'on-call' });
    await keys(page, 'F7');
    await page.click(id('key-5'));
    await page.waitForSelector(id('dial-panel'));
    await expect.poll(() => page.textContent(id('status'))).toContain('MaxContact does not offer this from here.');
  });

  it('never turns digits on their way into a number into tones', async () => {
    const page = await open();
    await keys(page, 'F7');
    await page.keyboard.type('0207946');
    await page.evaluate(() => {
      const { core } = window.ringside;
      core.publish({ calls: [{ id: 'c9', inbound: true, number: '+44 20 7946 0123', name: null, queue: null, lead: null, state: 'connected', state_ms: 0, elapsed_ms: 0, recording: 'unknown', recording_ms: 0, active: true, ended_by: null, estimated: false, gone: false, draft: { code: null, note: '', callback: null, sales: null, restored: false }, kept: null, kept_taken: false, muted: null, consultation: false, can_be_over: false, vendor_code: null }] });
    });
    await page.waitForSelector(id('call-c9'));
    await page.keyboard.type('0123');
    await expect.poll(() => page.inputValue(`${id('dial-panel')} ${id('dial-field')}`)).toBe('02079460123');
    await expect.poll(() => requests(page, 'send_digits')).toEqual([]);
  });
});

describe('passing a call on', () => {
  it('searches the vendor’s directory and passes on at once', async () => {
    const page = await open({ scenario: 'genesys' });
    await keys(page, 'F6');
    await page.waitForSelector(`${id('transfer-field')}:focus`);
    await page.keyboard.type('pet');
    await page.waitForFunction(() => window.ringside.core.requests.some(({ lookup }) => lookup?.search === 'pet'));
    await expect.poll(() => page.locator('[role="option"]').count()).toBe(1);
    await keys(page, 'Enter');
    await expect.poll(() => page.textContent(id('transfer-to'))).toBe('To Petra Nimmerda');
    await page.click(id('way-transfer'));
    await expect.poll(() => requested(page, 'transfer')).toEqual({ type: 'transfer', call: 'c1', to: { kind: 'user', value: 'petra' } });
  });

  it('takes a number as it is typed and offers only the ways there are', async () => {
    const page = await open({ scenario: 'ozonetel' });
    await keys(page, 'F6');
    await page.waitForSelector(`${id('transfer-field')}:focus`);
    await page.keyboard.type('7012');
    await keys(page, 'Enter');
    await expect.poll(() => page.$$eval(`${id('transfer-panel')} .foot .btn`, (ways) => ways.map((way) => way.textContent))).toEqual(['Add to the call']);
    await page.click(id('way-conference'));
    await expect.poll(() => requested(page, 'conference')).toEqual({ type: 'conference', call: 'c1', to: { kind: 'number', value: '7012' } });
  });

  it('consults first, then connects the two', async () => {
    const page = await open({ scenario: 'genesys' });
    await keys(page, 'F6');
    await page.waitForSelector(id('transfer-option-2'));
    await keys(page, 'ArrowDown', 'Enter');
    await page.click(id('way-consult-transfer'));
    await expect.poll(() => requested(page, 'consult')).toEqual({ type: 'consult', call: 'c1', to: { kind: 'user', value: 'petra' }, aim: 'transfer' });
    await page.waitForSelector(`${id('complete-transfer')}:not([aria-disabled])`);
    await page.click(id('complete-transfer'));
    await expect.poll(() => requested(page, 'complete_transfer')).toEqual({ type: 'complete_transfer', call: 'c1' });
  });

  it('does not connect somebody who has not answered', async () => {
    const page = await open({ scenario: 'consulting' });
    await page.evaluate(() => {
      const { core } = window.ringside;
      const { slots } = core.view;
      core.publish({ calls: core.view.calls.map((call) => (call.consultation ? { ...call, state: 'dialing' } : call)), slots });
    });
    await keys(page, 'F6');
    await page.click(id('complete-transfer'), { force: true });
    await page.click(id('complete-conference'), { force: true });
    await expect.poll(async () => (await requests(page)).filter(({ type }) => type.startsWith('complete'))).toEqual([]);
  });

  it('makes three of it', async () => {
    const page = await open({ scenario: 'consulting' });
    await keys(page, 'F6');
    await page.click(id('complete-conference'));
    await expect.poll(() => requested(page, 'complete_conference')).toEqual({ type: 'complete_conference', call: 'c1' });
  });

  it('goes back to the customer: ends the consultation, then takes the call off hold', async () => {
    const page = await open({ scenario: 'consulting' });
    await keys(page, 'F6');
    await page.click(id('consult-back'));
    await expect.poll(() => requested(page, 'retrieve')).toEqual({ type: 'retrieve', call: 'c1' });
    const acts = (await requests(page)).filter(({ type }) => type !== 'look_up');
    expect(acts.map(({ type, call }) => [type, call])).toEqual([['hang_up', 'c2'], ['retrieve', 'c1']]);
  });
});

describe('a tree of outcomes', () => {
  const labels = (page) => page.$$eval('[data-testid^="outcome-option"] .row-text > span:first-child', (rows) => rows.map((row) => row.textContent));

  it('is walked by arrows, in and out, and shows where one is', async () => {
    const page = await open({ scenario: 'ucontact', lang: 'es' });
    await outcome(page, 'ArrowRight', 'ArrowDown', 'ArrowRight');
    await expect.poll(() => labels(page)).toEqual(['Desempleo o pérdida de ingresos comprobada', 'No reconoce la deuda']);
    await expect.poll(async () => (await page.$$eval(`${id('outcome-crumbs')} .crumb`, (steps) => steps.map((step) => step.textContent)))).toEqual(['Contacto con el titular', 'Negativa de pago']);
    await keys(page, 'ArrowLeft');
    await expect.poll(async () => (await labels(page)).length).toBe(3);
    await keys(page, 'ArrowRight', 'ArrowRight');
    await expect.poll(async () => (await labels(page)).length).toBe(2);
  });

  it('goes up by its breadcrumb, to any level and to the top', async () => {
    const page = await open({ scenario: 'ucontact' });
    await outcome(page, '1', '1');
    await page.click(`${id('outcome-crumbs')} >> text=Contacto con el titular`);
    await expect.poll(async () => (await labels(page))[1]).toBe('Negativa de pago');
    await page.click(`${id('outcome-crumbs')} .crumb-top`);
    await expect.poll(() => labels(page)).toEqual(['Contacto con el titular', 'Contacto con un tercero que conoce al titular', 'Sin contacto', 'Equivocado']);
  });

  it('is searched over whole paths, accents or not, and picks from there', async () => {
    const page = await open({ scenario: 'ucontact' });
    await keys(page, 'F8');
    await page.keyboard.type('telefono buzon');
    await expect.poll(() => labels(page)).toEqual(['Buzón de voz']);
    await expect.poll(() => page.textContent(id('outcome-option-1'))).toContain('Sin contacto › Teléfono no disponible');
    await keys(page, 'Enter');
    await expect.poll(async () => (await requested(page, 'save_draft')).draft.code).toBe('U7');
    await expect.poll(() => page.textContent(id('outcome-crumbs'))).toContain('Teléfono no disponible');
    await page.waitForSelector(`${id('outcome-option-1')}[aria-selected="true"]`);
  });

  it('takes digits within the level that is shown, and mixes codes with levels', async () => {
    const page = await open({ scenario: 'ucontact' });
    await outcome(page, '4');
    await expect.poll(async () => (await requested(page, 'save_draft')).draft.code).toBe('U9');
  });

  it('offers what was used last first', async () => {
    const page = await open({ scenario: 'ucontact' });
    await keys(page, 'F8');
    await page.click(id('recent-U7'));
    await expect.poll(async () => (await requested(page, 'save_draft')).draft.code).toBe('U7');
  });

  it('asks for what the code needs on any level', async () => {
    const page = await open({ scenario: 'ucontact' });
    await outcome(page, '1', '2', '1');
    await expect.poll(() => focused(page)).toBe('note');
  });
});

describe('a vendor that keeps no outcomes', () => {
  it.each([
    ['deepcall', 'DeepCall keeps no outcomes. Yours is kept on this computer and goes to DeepCall as a note.'],
    ['deepcall-here', 'DeepCall keeps no outcomes. Yours is kept on this computer.'],
  ])('is said where the outcome is chosen: %s', async (scenario, sentence) => {
    const page = await open({ scenario });
    await keys(page, 'F8');
    await expect.poll(() => page.textContent(id('outcome-form'))).toBe(sentence);
  });

  it('is not said of one that does', async () => {
    const page = await open({ scenario: 'wrap-up' });
    await keys(page, 'F8');
    await page.waitForSelector(id('outcome-field'));
    await expect.poll(() => page.$(id('outcome-form'))).toBeNull();
  });
});

describe('the end of a wrap-up', () => {
  const deadline = (left_ms) => ({ agent: { state: 'wrap_up', reason: null, certainty: 'confirmed', elapsed_ms: 1000, asked: null, cause: null, limit: null, deadline: { left_ms, total_ms: 45_000 } } });

  it('is shown as a ring and as time left', async () => {
    const page = await open({ scenario: 'genesys-wrap-up' });
    await expect.poll(() => page.textContent(id('chip'))).toMatch(/0:2\d left/);
    const dashes = await page.getAttribute('.chip-ring rect:last-of-type', 'stroke-dasharray');
    expect(Number.parseInt(dashes, 10)).toBeGreaterThan(40);
    expect(Number.parseInt(dashes, 10)).toBeLessThan(56);
  });

  it('is announced once when ten seconds are left, and again for another wrap-up', async () => {
    const page = await open({ scenario: 'genesys-wrap-up' });
    await page.evaluate(() => {
      window.said = [];
      new MutationObserver((all) => window.said.push(...all.flatMap((one) => [...one.addedNodes].map((node) => node.textContent)))).observe(document.querySelector('[data-testid="announcer"]'), { childList: true });
    });
    const said = () => page.evaluate(() => window.said.filter((words) => words.startsWith('Wrap-up ends in')));
    await publish(page, deadline(9_500));
    await page.waitForFunction(() => window.said.length > 0);
    await publish(page, deadline(8_500));
    await publish(page, deadline(5_000));
    await page.waitForFunction(() => /0:0[45]/.test(document.querySelector('.chip .timer').textContent));
    await expect.poll(() => said()).toHaveLength(1);
    await publish(page, deadline(40_000));
    await page.waitForFunction(() => /0:(40|39)/.test(document.querySelector('.chip .timer').textContent));
    await publish(page, deadline(7_000));
    await page.waitForFunction(() => window.said.filter((words) => words.startsWith('Wrap-up ends in')).length === 2);
  });

  it('can be brought about where the vendor takes it', async () => {
    const page = await open({ scenario: 'genesys-wrap-up' });
    await page.click(id('end-wrap-up'));
    await expect.poll(() => requested(page, 'do')).toEqual({ type: 'do', deed: { what: 'set_wrap_up', left_s: 0 } });
    await expect.poll(async () => await (await open({ scenario: 'wrap-up' })).$(id('end-wrap-up'))).toBeNull();
  });
});

describe('a time to call back', () => {
  const picking = async (zone, date, time) => {
    const page = await open({ scenario: 'wrap-up' });
    // The clock of the page stands before both changes of the year after, so that their days are in its list of days.
    await page.clock.setFixedTime(new Date('2027-01-20T10:00:00Z'));
    await outcome(page, '1');
    await page.selectOption(id('callback-zone'), zone);
    await page.selectOption(id('callback-date'), date);
    await page.fill(id('callback-time'), time);
    return page;
  };

  it('stands on both clocks, the customer’s and the agent’s', async () => {
    const page = await picking('Asia/Tokyo', '2027-02-01', '08:30');
    await expect.poll(() => page.$$eval('.clock', (clocks) => clocks.map((clock) => [...clock.children].map((line) => line.textContent)))).toEqual([
      ['Tokyo, customer', '08:30', 'Mon 1 Feb'], ['London, yours', '23:30', 'Sun 31 Jan'],
    ]);
  });

  it('is refused in the hour that daylight saving skips', async () => {
    const page = await picking('America/Chicago', '2027-03-14', '02:30');
    await page.waitForSelector(id('callback-skipped'));
    await page.click(id('callback-set'), { force: true });
    await expect.poll(() => page.$(id('callback-panel'))).not.toBeNull();
    // The nearest times are one press away, and who took one is still in the field.
    await expect.poll(() => page.$$eval(id('callback-nearest'), (all) => all.map((one) => one.textContent))).toEqual(['01:59, yours 07:59', '03:00, yours 08:00']);
    await page.focus(`${id('callback-nearest')} >> nth=1`);
    await keys(page, 'Enter');
    await page.waitForSelector(`${id('callback-time')}:focus`);
    await expect.poll(() => page.inputValue(id('callback-time'))).toBe('03:00');
    await page.fill(id('callback-time'), '03:30');
    await page.click(id('callback-set'));
    await page.fill(id('note'), 'x');
    await keys(page, 'Control+Enter');
    await expect.poll(async () => new Date((await requested(page, 'save_outcome')).draft.callback.at_ms).toISOString()).toBe('2027-03-14T08:30:00.000Z');
  });

  it('is asked about in the hour that comes twice, and set only once that is said', async () => {
    const page = await picking('America/Santiago', '2027-04-03', '23:30');
    await page.waitForSelector(id('callback-twice'));
    await expect.poll(() => page.getAttribute(id('callback-set'), 'aria-disabled')).toBe('true');
    await page.focus(id('callback-moment-1'));
    await keys(page, 'ArrowDown', 'ArrowDown');
    await page.waitForSelector(`${id('callback-moment-2')}[aria-checked="true"]:focus`);
    await page.click(id('callback-set'));
    await page.fill(id('note'), 'x');
    await keys(page, 'Control+Enter');
    await expect.poll(async () => new Date((await requested(page, 'save_outcome')).draft.callback.at_ms).toISOString()).toBe('2027-04-04T03:30:00.000Z');
  });
});
