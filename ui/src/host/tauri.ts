import { Channel, invoke } from '@tauri-apps/api/core';
import type { Event, FolderReply, ProfileReply, RingReply, SessionReply, WindowReply } from '../bindings';
import type { Host } from './host';

/** The core of the program this page is drawn by. */
export const tauri: Host = {
  follow: async (listen) => {
    const channel = new Channel<Event>();
    channel.onmessage = listen;
    await invoke('subscribe', { channel });
  },
  session: (session, request) => invoke<SessionReply>('session', { session, request }),
  profile: (request) => invoke<ProfileReply>('profile', { request }),
  folder: (request) => invoke<FolderReply>('folder', { request }),
  ring: (request) => invoke<RingReply>('ring', { request }),
  window: (request) => invoke<WindowReply>('window', { request }),
};
