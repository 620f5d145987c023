import type {
  Event, FolderReply, FolderRequest, ProfileReply, ProfileRequest, RingReply, RingRequest, SessionReply, SessionRequest, UiError, WindowReply, WindowRequest,
} from '../bindings';

/** Everything the page can reach outside itself. It holds no state of its own that would be lost with the page. */
export interface Host {
  /** Hears all events from now on, beginning with the newest view of everything. */
  follow(listen: (event: Event) => void): Promise<void>;
  /** Asks one session. Rejects with a {@link UiError}. */
  session(session: string, request: SessionRequest): Promise<SessionReply>;
  /** Asks about profiles and settings. Rejects with a {@link UiError}. */
  profile(request: ProfileRequest): Promise<ProfileReply>;
  /** Lets the person choose a folder, or see a file in one. */
  folder(request: FolderRequest): Promise<FolderReply>;
  /** Asks about calls that ring. */
  ring(request: RingRequest): Promise<RingReply>;
  /** Asks the window the page is drawn in. */
  window(request: WindowRequest): Promise<WindowReply>;
}

/** Whether a rejection is one of the core's own. */
export function isUiError(reason: unknown): reason is UiError {
  return typeof reason === 'object' && reason !== null && 'code' in reason && 'text' in reason;
}

/** The rejection as something to show; a fault between page and core reads like any other failed request. */
export function asUiError(reason: unknown): UiError {
  if (isUiError(reason)) return reason;
  return { code: 'bad-request', message: String(reason), text: { key: 'page-no-core' }, action: null };
}
