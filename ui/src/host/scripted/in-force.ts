import type { InForceView, ProfileReply, SetByWord } from '../../bindings';

const one = (key: string, value: string | null, set_by: SetByWord = 'default', line: number | null = null): InForceView =>
  ({ key, name: { key: `in-force-${key.replaceAll('_', '-')}` }, value, set_by, line });

/** Settings of a user whose administrator has decided two of them, and misspelt none. */
export const inForce: ProfileReply = {
  type: 'in_force',
  policy_file: '/etc/ringside/policy.toml',
  policy_there: true,
  settings_file: '/home/agent/.config/ringside/settings.toml',
  problems: [],
  keys: [
    one('without_keychain', '"keep_plain"'), one('wrap_up_at_zero', '"save_draft"', 'policy', 3), one('history_days', '90', 'policy', 7),
    one('dial_links', '"fill"'), one('language', null), one('theme', '"dark"', 'user'), one('text_percent', '100'),
  ],
};
