import type { CodesView, CodeView } from '../../bindings';
import { session } from './make';

const none = { note: false, callback: false, sales: false };

function code(id: string, path: string[], digit: number | null, change: Partial<CodeView> = {}): CodeView {
  return { code: id, path, kind: 'other', digit, requires: none, default_sales: null, ...change };
}

const flat: CodeView[] = [
  code('CALLBACK', ['Call back later'], 1, { kind: 'callback', requires: { note: true, callback: true, sales: false } }),
  code('NOANS', ['No answer'], 2, { kind: 'call_again' }),
  code('SALE', ['Sale, new contract'], 3, { kind: 'success', requires: { note: false, callback: false, sales: true }, default_sales: 1 }),
  code('NOTINT', ['Not interested'], 4, { requires: { note: true, callback: false, sales: false } }),
  code('WRONG', ['Wrong number'], 5),
  code('DNC', ['Do not call again'], 6),
  code('NIGHT', ['Passed to night desk'], 7, { kind: 'transfer' }),
  code('LANG', ['Language not spoken'], 8),
  code('DEAD', ['Line dead'], 9),
  code('FAX', ['Fax or machine'], null),
  code('BUSY', ['Engaged'], null, { kind: 'call_again' }),
];

const tree: CodeView[] = [
  ['Paga hoy', 'Promesa'], ['Paga esta semana', 'Promesa'], ['Paga a fin de mes', 'Promesa'],
  ['No puede pagar este mes', 'Negativa de pago'], ['No reconoce la deuda', 'Negativa de pago'],
].map(([leaf, middle], index) => code(`T${index}`, ['Contacto titular', middle ?? '', leaf ?? ''], null, { requires: { ...none, note: index === 3 } }));

/** Three levels with labels as long as a back office writes them. */
const longTree: CodeView[] = [
  [['Contacto con el titular', 'Promesa de pago con fecha', 'Paga el total antes de fin de mes'], { ...none, callback: true }],
  [['Contacto con el titular', 'Promesa de pago con fecha', 'Paga en tres cuotas según convenio anterior'], none],
  [['Contacto con el titular', 'Negativa de pago', 'Desempleo o pérdida de ingresos comprobada'], { ...none, note: true }],
  [['Contacto con el titular', 'Negativa de pago', 'No reconoce la deuda'], none],
  [['Contacto con el titular', 'Pide llamar en otro momento', 'Mañana por la mañana'], { ...none, callback: true }],
  [['Contacto con un tercero que conoce al titular', 'Familiar directo', 'Deja el mensaje'], none],
  [['Contacto con un tercero que conoce al titular', 'Compañero de trabajo', 'No da información'], none],
  [['Sin contacto', 'Teléfono no disponible', 'Buzón de voz'], none],
  [['Sin contacto', 'Teléfono no disponible', 'Fuera de servicio'], none],
  [['Equivocado'], none],
].map(([path, requires], index) => code(`U${index}`, path as string[], null, { requires: requires as CodeView['requires'] }));

export function codes(change: Partial<CodesView> & { levels?: boolean | 'long' } = {}): CodesView {
  const { levels = false, ...rest } = change;
  return {
    session, revision: 1, loading: { state: 'done' }, codes: levels === 'long' ? longTree : levels ? [...tree, code('T9', ['Contacto con tercero', 'Familiar'], null)] : flat,
    recents: levels === 'long' ? ['U7', 'U1'] : levels ? [] : ['NOTINT', 'NOANS'], pinned: [], sends_note: true, sends_callback: false, sends_sales: true, form: 'code', ...rest,
  };
}
