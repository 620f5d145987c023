import type { TrainingRequest, TrainingView } from '../../bindings';

const script = (id: string, calls_per_hour: number, steps: number): TrainingView['scripts'][number] =>
  ({ id, name: { key: `shift-${id}` }, about: { key: `shift-${id}-about` }, calls_per_hour, steps });

/** The scripts there are, and no shift. */
export const restingShift: TrainingView = {
  scripts: [script('inbound', 40, 3), script('outbound', 0, 2), script('difficult', 60, 9)],
  bad: [{ key: 'bad-shift-file', args: { file: '/home/agent/.config/ringside/shifts/monday.toml', detail: 'line 2, column 18: calls_per_hour: a number from 0 to 240 is needed, and this is: integer' } }],
  session: null, script: null, calls_per_hour: 0, vendor: 'well', lines: [],
};

/** What a trainer sees after a request. */
export function trained(view: TrainingView, request: TrainingRequest): TrainingView {
  switch (request.train) {
    case 'look':
      return view;
    case 'begin':
      return { ...view, session: request.session, script: request.script, calls_per_hour: view.scripts.find(({ id }) => id === request.script)?.calls_per_hour ?? 0 };
    case 'arrivals':
      return { ...view, session: request.session, calls_per_hour: request.calls_per_hour };
    case 'happen': {
      const vendor = ({ vendor_slow: 'slow', vendor_down: 'down', vendor_well: 'well' } as const)[request.what as 'vendor_slow'] ?? view.vendor;
      return { ...view, vendor, lines: [{ at_ms: Date.UTC(2026, 2, 4, 8, 4, 52), what: request.what, done: true }, ...view.lines] };
    }
    case 'end':
      return { ...restingShift };
  }
}
