import { speakMore } from '../../text/text.svelte';

/** Panels seldom opened, each a chunk of its own that the first paint does not wait for. */
export const rare = {
  signIn: worded(() => import('../sign-in/SignInPanel.svelte')),
  profile: worded(() => import('../sign-in/ProfilePanel.svelte')),
  menu: worded(() => import('../menu/MenuPanel.svelte')),
  lead: worded(() => import('../lead/LeadPanel.svelte')),
  connect: worded(() => import('../connect/ConnectPanel.svelte')),
  transfer: worded(() => import('../transfer/TransferPanel.svelte')),
  switcher: () => import('../sessions/Switcher.svelte'),
  elsewhere: worded(() => import('../sign-in/ElsewherePanel.svelte')),
  password: worded(() => import('../sign-in/PasswordInPlace.svelte')),
  kept: () => import('../disposition/Kept.svelte'),
  tones: () => import('../dial/TonePad.svelte'),
  offered: worded(() => import('../dial/offered')),
  breaks: () => import('../disposition/BreakPicker.svelte'),
  lookups: worded(() => import('../lookups/LookupsPanel.svelte')),
  doctor: worded(() => import('../support/DoctorPanel.svelte')),
  ring: worded(() => import('../ring/RingPanel.svelte')),
  bundle: worded(() => import('../support/BundlePanel.svelte')),
  trainer: worded(() => import('../trainer/TrainerPanel.svelte')),
  tour: worded(() => import('../tour/TourPanel.svelte')),
  inForce: worded(() => import('../policy/InForcePanel.svelte')),
  keys: worded(() => import('../keys/KeysPanel.svelte')),
  links: worded(() => import('../links/LinksPanel.svelte')),
  bridge: worded(() => import('../bridge/BridgePanel.svelte')),
  pageAsks: worded(() => import('../bridge/asks')),
  keysFailed: worded(() => import('../keys/failed')),
  together: worded(() => import('../sessions/TogetherPanel.svelte')),
  lists: worded(() => import('../lists/ListsPanel.svelte')),
  history: worded(() => import('../history/HistoryPanel.svelte')),
  shift: worded(() => import('../shift/ShiftPanel.svelte')),
  timeline: worded(() => import('../timeline/TimelinePanel.svelte')),
  outcomes: worded(() => import('../outbox/OutcomesPanel.svelte')),
  callbacks: worded(() => import('../callbacks/CallbacksPanel.svelte')),
  extend: worded(() => import('../agent-state/ExtendWrapUp.svelte')),
  pages: worded(() => import('../pages/Pages.svelte')),
  quit: worded(() => import('../leaving/QuitPanel.svelte')),
  signOut: worded(() => import('../sign-in/SignOutPanel.svelte')),
};

/** A panel whose words come with it. */
function worded<Panel>(panel: () => Promise<Panel>): () => Promise<Panel> {
  return async () => (await Promise.all([panel(), speakMore()]))[0];
}

/** Brings them in once the bar stands, so that opening one leaves no gap. */
export function bringInRare(): void {
  for (const load of Object.values(rare)) void load();
}
