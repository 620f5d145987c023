import type { ProfileReply } from '../../bindings';

/** A support bundle to look at. */
export const bundle: ProfileReply = {
  type: 'bundle',
  bundle: 1,
  folder: '/home/agent/Downloads',
  files: [
    { name: 'about.txt', text: 'Support bundle of Ringside 0.1.0, made 2026-03-04 08:05:07 UTC.\n\nLeft out: passwords, tokens, logins, names, telephone numbers and notes.\n' },
    { name: 'system.txt', text: 'Ringside: 0.1.0\nSystem: Linux, x86_64\nKeychain: works\nMemory: 84.2 MB of this program\n' },
    { name: 'session-leeds.txt', text: 'Vendor: MaxContact\nSign-in: signed in\nAgent: ready, confirmed\nOutcomes: 0 on their way, 0 need the agent, 12 done today, 0 owed\n' },
    { name: 'timeline-leeds.txt', text: '2026-03-04 08:04:52 UTC  State at MaxContact: ready (set by you)\n'.repeat(40) },
    { name: 'log/ringside.log', text: `${JSON.stringify({ timestamp: '2026-03-04T08:04:52.123456Z', level: 'INFO', message: 'the page is drawn' })}\n`.repeat(400) },
  ],
};
