/** Panels seldom opened, each a chunk of its own that the first paint does not wait for. */
export const rare = {
  signIn: () => import('../sign-in/SignInPanel.svelte'),
  profile: () => import('../sign-in/ProfilePanel.svelte'),
  menu: () => import('../menu/MenuPanel.svelte'),
  lead: () => import('../lead/LeadPanel.svelte'),
  connect: () => import('../connect/ConnectPanel.svelte'),
  transfer: () => import('../transfer/TransferPanel.svelte'),
  switcher: () => import('../sessions/Switcher.svelte'),
  password: () => import('../sign-in/PasswordInPlace.svelte'),
  kept: () => import('../disposition/Kept.svelte'),
  tones: () => import('../dial/TonePad.svelte'),
  breaks: () => import('../disposition/BreakPicker.svelte'),
  lookups: () => import('../lookups/LookupsPanel.svelte'),
  together: () => import('../sessions/TogetherPanel.svelte'),
  lists: () => import('../lists/ListsPanel.svelte'),
  timeline: () => import('../timeline/TimelinePanel.svelte'),
  outcomes: () => import('../outbox/OutcomesPanel.svelte'),
  signOut: () => import('../sign-in/SignOutPanel.svelte'),
};

/** Brings them in once the bar stands, so that opening one leaves no gap. */
export function bringInRare(): void {
  for (const load of Object.values(rare)) void load();
}
