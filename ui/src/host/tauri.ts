import { Channel, invoke } from '@tauri-apps/api/core';
import type { Event, FolderReply, ProfileReply, SessionReply, WindowReply } from '../bindings';
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
  window: (request) => invoke<WindowReply>('window', { request }),
};
