import type { RingCall, RingCard, RingCardRequest } from '../../bindings';
import type { RingHost } from '../ring';

const words = {
  en: { answer: 'Answer', decline: 'Decline', further: 'Decline, not ready', hint: 'In the bar F1 answers, F2 declines', silences: 'In the bar Esc silences it', more: '2 more calls ring, in the bar', unknown: 'no name' },
  es: { answer: 'Contestar', decline: 'Rechazar', further: 'Rechazar, no listo', hint: 'En la barra, F1 contesta y F2 rechaza', silences: 'En la barra, Esc la silencia', more: 'Suenan 2 llamadas más, en la barra', unknown: 'sin nombre' },
  hi: { answer: 'उठाएँ', decline: 'न लें', further: 'न लें, नॉट रेडी', hint: 'बार में F1 से उठाएँ, F2 से न लें', silences: 'बार में Esc से आवाज़ बंद होती है', more: '2 और कॉल बज रही हैं, बार में', unknown: 'कोई नाम नहीं' },
};

/**
 * A host that plays calls that ring, for tests. The address says which: `?calls=2&lang=es&theme=dark&text=200`, `more=yes`,
 * `refused=yes` where the vendor lets nobody answer here, `fails=yes` where it says no. `window.ringside` is for the tests.
 */
export function scriptedRing(params: URLSearchParams): RingHost {
  const language = params.get('lang') === 'es' || params.get('lang') === 'hi' ? (params.get('lang') as 'es' | 'hi') : 'en';
  const { answer, decline, further, more, unknown, ...hints } = words[language];
  // Keys act on the session that is on show, and these calls are of several.
  const hint = Number(params.get('calls') ?? 1) > 1 ? hints.silences : hints.hint;
  const refused = params.get('refused') === 'yes';
  const contrast = params.get('contrast');
  if (contrast) document.documentElement.dataset['contrast'] = contrast;
  const why = 'Answer on your desk phone. Ozonetel takes no answer from here.';
  const make = (call: string, who: string, number: string, place: string, rings: number, takenBack: number | null): RingCall => ({
    session: 'leeds', call, who, number, place, rings_ms: rings, taken_back_ms: takenBack,
    answer: { label: answer, enabled: !refused, why: refused ? why : null },
    decline: { label: decline, enabled: true, why: null },
    decline_not_ready: further, hint: refused ? why : hint,
  });
  const all = [
    make('c1', 'Ana Ejemplo', '+44 20 7946 0123', 'Renewals, Ozonetel', 6_000, 20_000),
    make('c2', '+44 20 7946 0166', unknown, 'Orders, Genesys', 9_000, null),
    make('c3', 'María de los Ángeles Prueba Ejemplo de Muestra', '+1 305 555 0187', 'Soporte<-, uContact', 0, 20_000),
  ];
  const card: RingCard = {
    language, theme: (params.get('theme') ?? 'light') as RingCard['theme'], text_percent: Number(params.get('text') ?? 100),
    calls: all.slice(0, Number(params.get('calls') ?? 1)), more: params.get('more') === 'yes' ? more : null,
  };
  let draw: (card: RingCard) => void = () => undefined;
  const handle = {
    requests: [] as RingCardRequest[],
    windows: [],
    card,
    show: (change: Partial<RingCard>): void => draw((handle.card = { ...handle.card, ...change })),
    all,
  };
  Object.assign(window, { ringside: handle });
  return {
    follow: async (listen) => {
      draw = listen;
      draw(card);
    },
    ask: async (request) => {
      handle.requests.push(request);
      if (request.type === 'drawn') (window as { ringsideResize?: (width: number, height: number) => void }).ringsideResize?.(innerWidth, request.height);
      if (params.get('fails') === 'yes' && request.type !== 'drawn') throw 'Ozonetel did not take the call: it is gone. Nothing was changed.';
    },
  };
}
