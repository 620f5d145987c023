import type { ScreenPopView } from '../../bindings';

/** The pages of any profile: two that open, and one that policy keeps closed. */
export const pages: readonly ScreenPopView[] = [
  { event: 'ring', template: 'https://crm.example.com/find?number={number.e164}', example: 'https://crm.example.com/find?number=%2B441632960123', allowed: true },
  { event: 'answer', template: 'https://elsewhere.example/{lead.id}', example: 'https://elsewhere.example/4711', allowed: false },
  { event: 'wrap_up', template: 'https://crm.example.com/wrap-up/{call.id}?agent={agent.login}', example: 'https://crm.example.com/wrap-up/1234?agent=leeds', allowed: true },
];
