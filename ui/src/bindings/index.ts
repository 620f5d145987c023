// Made from the Rust crate `ringside-ipc` by `cargo xtask bindings`. Not edited by hand.

/**
 * Words for a person: a key of the catalogue with what goes into it. Whoever shows it renders it in their language.
 */
export type Text = { 
/**
 * A message of the catalogue in `ui/src/text`, in one of the files whose words the core sends, such as `core.en.ftl`.
 */
key: string, 
/**
 * What the message's variables stand for.
 */
args?: { [key in string]: Arg }, };

/**
 * What a variable of a message stands for.
 */
export type Arg = number | string;

/**
 * A language the catalogue is complete in.
 */
export type Language = "en" | "es" | "hi";

/**
 * Which language a person asks for.
 */
export type LanguageWord = "system" | "en" | "es" | "hi";

/**
 * A request that could not be carried out, in words a person understands: what happened, what became of the work,
 * what to do next.
 */
export type UiError = { 
/**
 * What the page may act on.
 */
code: ErrorCode, 
/**
 * The sentence in English, for the headless host and for logs. Holds no secret, number, name or URL.
 */
message: string, 
/**
 * The same sentence for the page to render in the agent's language.
 */
text: Text, 
/**
 * The one next step that helps, where there is one.
 */
action: UiAction | null, };

/**
 * What the page may act on. A code exists once somebody does.
 */
export type ErrorCode = "bad-credentials" | "unknown-agent" | "signed-out" | "not-allowed" | "not-supported" | "rate-limited" | "offline" | "tls" | "timed-out" | "interrupted" | "not-the-api" | "not-understood" | "server-fault" | "refused" | "no-such-call" | "not-now" | "bad-number" | "incomplete" | "bad-profile" | "not-found" | "storage" | "unfinished" | "bad-request";

/**
 * The one next step an error offers.
 */
export type UiAction = "enter_password" | "edit_profile" | "check_again" | "look_at_call" | "finish_outcome" | "show_outbox";

/**
 * What the core publishes: whole views, each with a revision that only grows.
 */
export type Event = { "type": "app", 
/**
 * The newest.
 */
view: AppView, } | { "type": "session", 
/**
 * The newest.
 */
view: SessionView, } | { "type": "codes", 
/**
 * The newest.
 */
view: CodesView, } | { "type": "screen_pop", 
/**
 * Whose call.
 */
session: string, 
/**
 * Our id of the call.
 */
call: string, 
/**
 * What happened.
 */
event: PopWord, 
/**
 * The address.
 */
url: string, } | { "type": "session_closed", 
/**
 * Which.
 */
session: string, } | { "type": "examined", 
/**
 * The newest.
 */
view: ExaminedView, } | { "type": "training", 
/**
 * The newest.
 */
view: TrainingView, } | { "type": "quit_asked" } | { "type": "callbacks_asked", 
/**
 * Whose.
 */
session: string, } | { "type": "ring", 
/**
 * Now.
 */
view: RingView, };

/**
 * What can be asked of one session. Answered with [`SessionReply::Done`] where nothing else is named; what comes of
 * it is seen in the views that follow.
 */
export type SessionRequest = { "type": "sign_in", 
/**
 * As typed.
 */
password?: Password, 
/**
 * Keep it in the keychain.
 */
remember: boolean, } | { "type": "sign_out", 
/**
 * Go although something is unfinished; it stays on this computer.
 */
insist: boolean, } | { "type": "refresh" } | { "type": "set_state", 
/**
 * Which.
 */
target: StateTarget, } | { "type": "set_next", 
/**
 * What follows.
 */
target: StateTarget | null, } | { "type": "dial", 
/**
 * As typed.
 */
number: string, 
/**
 * The way to dial; the vendor's usual one when absent.
 */
kind?: DialKindWord, 
/**
 * The lead it is for.
 */
lead?: string, } | { "type": "preview_number", 
/**
 * As typed so far.
 */
number: string, } | { "type": "select_call", 
/**
 * Which.
 */
call: string, } | { "type": "answer", 
/**
 * Which.
 */
call: string, } | { "type": "hang_up", 
/**
 * Which.
 */
call: string, } | { "type": "hold", 
/**
 * Which.
 */
call: string, } | { "type": "retrieve", 
/**
 * Which.
 */
call: string, } | { "type": "start_recording", 
/**
 * Which.
 */
call: string, } | { "type": "stop_recording", 
/**
 * Which.
 */
call: string, } | { "type": "mute", 
/**
 * Ours.
 */
call: string, } | { "type": "unmute", 
/**
 * Ours.
 */
call: string, } | { "type": "send_digits", 
/**
 * Ours.
 */
call: string, 
/**
 * `0`–`9`, `*` and `#`.
 */
digits: string, } | { "type": "transfer", 
/**
 * Ours.
 */
call: string, 
/**
 * To whom.
 */
to: TargetInput, } | { "type": "consult", 
/**
 * The customer's call, ours.
 */
call: string, 
/**
 * Whom.
 */
to: TargetInput, 
/**
 * What it is to end in.
 */
aim: ConsultAimWord, } | { "type": "complete_conference", 
/**
 * The customer's call, ours.
 */
call: string, } | { "type": "conference", 
/**
 * Ours.
 */
call: string, 
/**
 * Whom.
 */
to: TargetInput, } | { "type": "call_over", 
/**
 * Ours.
 */
call: string, } | { "type": "look_up", 
/**
 * What.
 */
lookup: Lookup, } | { "type": "do", 
/**
 * What.
 */
deed: Deed, } | { "type": "complete_transfer", 
/**
 * Which.
 */
call: string, } | { "type": "save_draft", 
/**
 * Whose.
 */
call: string, 
/**
 * All that is entered.
 */
draft: DraftInput, } | { "type": "save_outcome", 
/**
 * Whose.
 */
call: string, 
/**
 * The outcome.
 */
draft: DraftInput, 
/**
 * What follows.
 */
then: Then, } | { "type": "reopen_outcome", 
/**
 * Whose.
 */
call: string, } | { "type": "connect_calls", 
/**
 * The first, with its outcome.
 */
first: LegInput, 
/**
 * The second, with its outcome.
 */
second: LegInput, } | { "type": "set_lead", 
/**
 * Which.
 */
call: string, 
/**
 * The vendor's lead id.
 */
lead: string, } | { "type": "lead_phones", 
/**
 * The vendor's lead id.
 */
lead: string, } | { "type": "change_lead", 
/**
 * Which.
 */
call: string, 
/**
 * The number's id, from the list.
 */
phone: string, } | { "type": "create_lead", 
/**
 * Which.
 */
call: string, 
/**
 * The lead's number, as typed.
 */
number: string, } | { "type": "list", 
/**
 * Which.
 */
list: ListKind, } | { "type": "outbox_send_again", 
/**
 * Which.
 */
entry: string, } | { "type": "outbox_mark_done", 
/**
 * Which.
 */
entry: string, } | { "type": "outbox_change", 
/**
 * Which.
 */
entry: string, 
/**
 * The new outcome.
 */
draft: DraftInput, } | { "type": "outbox_keep_as_note", 
/**
 * Which.
 */
entry: string, } | { "type": "drop_owed", 
/**
 * Which.
 */
call: string, } | { "type": "pin_outcome", 
/**
 * Its code.
 */
code: string, 
/**
 * Whether it is to be pinned.
 */
pinned: boolean, } | { "type": "extend_wrap_up" } | { "type": "callbacks" } | { "type": "callback_dialled", 
/**
 * Which callback.
 */
callback: string, 
/**
 * The call.
 */
call: string, } | { "type": "snooze_callback", 
/**
 * Which.
 */
callback: string, 
/**
 * For how long.
 */
by: SnoozeWord, } | { "type": "callback_done", 
/**
 * Which.
 */
callback: string, } | { "type": "check_now" } | { "type": "fix_state" } | { "type": "timeline", 
/**
 * From when on, in milliseconds since 1970.
 */
since_ms: number, } | { "type": "outcomes_done" } | { "type": "history" } | { "type": "shift" } | { "type": "export", 
/**
 * Which of them.
 */
what: ExportWord, 
/**
 * Into which folder, by its whole path; the downloads' when absent.
 */
folder?: string, } | { "type": "dismiss_status" } | { "type": "log_in", 
/**
 * The campaign to work on.
 */
campaign?: string, } | { "type": "log_out" };

/**
 * The answer to a [`SessionRequest`].
 */
export type SessionReply = { "type": "done" } | { "type": "dialled", 
/**
 * Our id of the call.
 */
call: string, } | { "type": "number", 
/**
 * What would be dialled.
 */
number: NumberView, } | { "type": "lead_phones", 
/**
 * In the vendor's order.
 */
phones: Array<LeadPhoneView>, } | { "type": "campaigns", 
/**
 * In the vendor's order.
 */
campaigns: Array<CampaignView>, } | { "type": "queues", 
/**
 * In the vendor's order.
 */
queues: Array<QueueView>, } | { "type": "colleagues", 
/**
 * In the vendor's order.
 */
colleagues: Array<ColleagueView>, } | { "type": "fixed", 
/**
 * What was found and what was changed.
 */
text: Text, } | { "type": "timeline", 
/**
 * Oldest first.
 */
lines: Array<TimelineLine>, } | { "type": "callbacks", 
/**
 * The one the bar says first at the top.
 */
entries: Array<CallbackEntryView>, } | { "type": "outcomes_done", 
/**
 * Newest first, 500 at most.
 */
entries: Array<OutboxEntryView>, } | { "type": "history", 
/**
 * When the shift began, in milliseconds since 1970.
 */
since_ms: number, 
/**
 * Newest first.
 */
calls: Array<HistoryCallView>, } | { "type": "shift", 
/**
 * All of them.
 */
shift: ShiftView, } | { "type": "exported", 
/**
 * Where the file is.
 */
path: string, } | { "type": "found", 
/**
 * What was found.
 */
found: Found, };

/**
 * What can be asked beside what belongs to one session: profiles, settings, support.
 */
export type ProfileRequest = { "type": "refresh" } | { "type": "test", 
/**
 * As entered.
 */
profile: ProfileInput, 
/**
 * As typed.
 */
password: Password, } | { "type": "save", 
/**
 * As entered.
 */
profile: ProfileInput, } | { "type": "delete", 
/**
 * Which.
 */
profile: string, } | { "type": "get", 
/**
 * Which.
 */
profile: string, } | { "type": "keep_second", 
/**
 * Which.
 */
profile: string, 
/**
 * As typed.
 */
secret: Password, } | { "type": "set_appearance", 
/**
 * One of ours, or the system's. Refused where policy set it.
 */
language?: LanguageWord, 
/**
 * Light, dark or the system's.
 */
theme?: ThemeWord, 
/**
 * 100, 125, 150 or 200.
 */
text_percent?: number, } | { "type": "set_ring", 
/**
 * How. Refused where policy set it.
 */
mode?: RingModeWord, 
/**
 * The device that plays the sound; empty for the system's own choice.
 */
device?: string, 
/**
 * How loud, 0 to 100.
 */
volume_percent?: number, 
/**
 * Whether the system's own notification comes as well.
 */
notification?: boolean, } | { "type": "set_keys", 
/**
 * A key by the name of what it does; an empty one for none.
 */
keys: { [key in string]: string }, } | { "type": "link_owners" } | { "type": "take_links" } | { "type": "open_selected", 
/**
 * The text.
 */
text: string, } | { "type": "open_link", 
/**
 * The link as it came.
 */
link: string, } | { "type": "link_taken", 
/**
 * Which: a newer one stays.
 */
id: number, } | { "type": "examine", 
/**
 * Which.
 */
profile: string, } | { "type": "examine_new", 
/**
 * As entered.
 */
profile: ProfileInput, 
/**
 * As typed; the one that is kept where this is empty.
 */
password: Password, } | { "type": "stop_examining" } | { "type": "train", 
/**
 * What.
 */
request: TrainingRequest, } | { "type": "in_force" } | { "type": "screen_pops", 
/**
 * Which.
 */
profile: string, } | { "type": "try_screen_pop", 
/**
 * Which profile.
 */
profile: string, 
/**
 * For which event.
 */
event: PopWord, } | { "type": "set_bridge", 
/**
 * Whether they may.
 */
on: boolean, } | { "type": "answer_page", 
/**
 * Which question: one that has gone is not answered.
 */
id: number, 
/**
 * Whether it is connected.
 */
yes: boolean, } | { "type": "disconnect_page", 
/**
 * Its address, as in its view.
 */
page: string, } | { "type": "preview_bundle" } | { "type": "write_bundle", 
/**
 * The one shown; without one, what is there now is gathered and written unseen.
 */
bundle?: number, 
/**
 * Into which folder, by its whole path; the downloads' when absent.
 */
folder?: string, };

/**
 * The answer to a [`ProfileRequest`].
 */
export type ProfileReply = { "type": "done" } | { "type": "tested", 
/**
 * What was tried, in order; nothing after the first that failed.
 */
steps: Array<TestStep>, 
/**
 * Whether all went well.
 */
ok: boolean, } | { "type": "saved", 
/**
 * The profile's id.
 */
profile: string, } | { "type": "profile", 
/**
 * As it stands in its file.
 */
profile: ProfileInput, } | { "type": "link_owners", 
/**
 * One for each kind of links.
 */
links: Array<LinkOwnerView>, 
/**
 * Why this program cannot be made the one that gets them; `null` where it can.
 */
cannot: Text | null, } | { "type": "keys", 
/**
 * What is wrong with them; nothing when they are saved.
 */
refused: Array<KeyRefusedView>, } | { "type": "examined", 
/**
 * All of it.
 */
view: ExaminedView, } | { "type": "training", 
/**
 * All of it.
 */
view: TrainingView, } | { "type": "in_force", 
/**
 * Every key.
 */
keys: Array<InForceView>, 
/**
 * The policy file's path, whether it is there or not.
 */
policy_file: string, 
/**
 * Whether it is there.
 */
policy_there: boolean, 
/**
 * The path of the file with the user's settings.
 */
settings_file: string, 
/**
 * What is wrong with either file, and where; the defaults are in force in its place.
 */
problems: Array<Text>, } | { "type": "screen_pops", 
/**
 * In the order of a call.
 */
pages: Array<ScreenPopView>, } | { "type": "bundle", 
/**
 * What to call it by when it is to be written.
 */
bundle: number, 
/**
 * All its files.
 */
files: Array<BundleFileView>, 
/**
 * Where it goes when no other folder is named; `null` where the system names none.
 */
folder: string | null, } | { "type": "bundle_saved", 
/**
 * The whole path of the archive.
 */
path: string, 
/**
 * How large it is.
 */
size_bytes: number, };

/**
 * A profile as entered.
 */
export type ProfileInput = { 
/**
 * The profile to change; `null` makes a new one.
 */
id: string | null, 
/**
 * What the agent calls it.
 */
name: string, 
/**
 * The vendor, such as `maxcontact`.
 */
vendor: string, 
/**
 * Full base URL.
 */
base_url: string, 
/**
 * The login of the account that signs in.
 */
login: string, 
/**
 * The agent's id at the vendor.
 */
user_id: string, 
/**
 * The country for numbers typed without a prefix, such as `GB`.
 */
region: string, 
/**
 * The pages opened for calls, all of them; those the profile has stay when absent.
 */
pages?: Array<PageInput>, };

/**
 * One line of a connection test.
 */
export type TestStep = { 
/**
 * What was tried.
 */
step: TestStepName, 
/**
 * Whether it went well.
 */
ok: boolean, 
/**
 * What was seen, or what went wrong and what to do.
 */
text: Text, };

/**
 * What a connection test tries, in this order.
 */
export type TestStepName = "profile" | "sign_in" | "agent" | "outcomes";

/**
 * One file of the support bundle, as it would be written: nothing else leaves this computer.
 */
export type BundleFileView = { 
/**
 * Its name in the archive.
 */
name: string, 
/**
 * All of it, in English.
 */
text: string, };

/**
 * An examination of one profile's way to its vendor, as far as it has come.
 */
export type ExaminedView = { 
/**
 * Which profile.
 */
profile: string, 
/**
 * Grows with every examination; what comes of an older one is not shown any more.
 */
run: number, 
/**
 * What was found, in the order in which it was looked for.
 */
findings: Array<FindingView>, 
/**
 * What is being looked at; `null` between two checks and once it is over.
 */
current: CheckWord | null, 
/**
 * Whether nothing follows.
 */
over: boolean, 
/**
 * Whether it was ended before its end.
 */
stopped: boolean, };

/**
 * What one check found.
 */
export type FindingView = { 
/**
 * Which check.
 */
check: CheckWord, 
/**
 * How it is.
 */
verdict: VerdictWord, 
/**
 * What was seen.
 */
text: Text, 
/**
 * What to do about it; `null` where there is nothing to do.
 */
next: Text | null, 
/**
 * How long it took.
 */
took_ms: number, };

/**
 * What is looked at, in this order.
 */
export type CheckWord = "disk" | "keychain" | "proxy" | "name" | "connection" | "certificate" | "answer" | "clock" | "sign_in" | "lists" | "push" | "broker";

/**
 * How something is.
 */
export type VerdictWord = "good" | "doubtful" | "bad" | "skipped";

/**
 * What the page asks of the desktop's own file manager. Always answered with a [`FolderReply`].
 */
export type FolderRequest = { "type": "choose", 
/**
 * What stands above the dialog.
 */
title: string, 
/**
 * The folder to begin in; one that is not there is as good as none.
 */
from: string, } | { "type": "show", 
/**
 * Its whole path.
 */
path: string, };

/**
 * What came of a [`FolderRequest`].
 */
export type FolderReply = { 
/**
 * The folder chosen; `null` when none was.
 */
folder: string | null, 
/**
 * Whether the desktop did it: a folder was chosen, a file is shown.
 */
done: boolean, };

/**
 * What a trainer asks for. Demo mode only.
 */
export type TrainingRequest = { "train": "look" } | { "train": "begin", 
/**
 * Whose shift, by the id of the session.
 */
session: string, 
/**
 * Which script.
 */
script: string, } | { "train": "arrivals", 
/**
 * At which session.
 */
session: string, 
/**
 * 0 to 240.
 */
calls_per_hour: number, } | { "train": "happen", 
/**
 * At which session.
 */
session: string, 
/**
 * What.
 */
what: HappeningWord, } | { "train": "end" };

/**
 * What a trainer sees.
 */
export type TrainingView = { 
/**
 * All scripts.
 */
scripts: Array<ShiftScriptView>, 
/**
 * Scripts of the trainer's own that cannot be read, with what is wrong and where.
 */
bad: Array<Text>, 
/**
 * The session the shift is for; `null` while none goes on.
 */
session: string | null, 
/**
 * The script; `null` while calls come by the rate alone.
 */
script: string | null, 
/**
 * How many calls come in an hour.
 */
calls_per_hour: number, 
/**
 * How the vendor is.
 */
vendor: VendorHealthWord, 
/**
 * What happened last, newest first.
 */
lines: Array<HappenedView>, };

/**
 * One script.
 */
export type ShiftScriptView = { 
/**
 * What to begin it by.
 */
id: string, 
/**
 * What it is called.
 */
name: Text, 
/**
 * What it is for.
 */
about: Text, 
/**
 * How many calls come in an hour.
 */
calls_per_hour: number, 
/**
 * How many things happen besides.
 */
steps: number, };

/**
 * Something that happened, or could not.
 */
export type HappenedView = { 
/**
 * When, in milliseconds since 1970.
 */
at_ms: number, 
/**
 * What.
 */
what: HappeningWord, 
/**
 * Whether it made sense then: nobody hangs up where there is no call.
 */
done: boolean, };

/**
 * Something that can happen although no agent asked for it.
 */
export type HappeningWord = "call_arrives" | "caller_hangs_up" | "call_drops" | "line_busy" | "state_changes" | "logged_out" | "session_ends" | "vendor_restarts" | "vendor_slow" | "vendor_down" | "vendor_well";

/**
 * How the simulated vendor is.
 */
export type VendorHealthWord = "well" | "slow" | "down";

/**
 * One key of the policy or the settings, and the value in force.
 */
export type InForceView = { 
/**
 * The key as its file spells it.
 */
key: string, 
/**
 * What it is about.
 */
name: Text, 
/**
 * The value as its file spells it; `null` while there is none.
 */
value: string | null, 
/**
 * Who set it.
 */
set_by: SetByWord, 
/**
 * The line of the policy file it stands in; `null` unless policy set it.
 */
line: number | null, };

/**
 * Who set a value.
 */
export type SetByWord = "policy" | "user" | "default";

/**
 * An agent state that can be asked for.
 */
export type StateTarget = { "state": "ready" } | { "state": "not_ready", 
/**
 * The break reason's id; absent for none.
 */
reason?: string, };

/**
 * What follows an outcome.
 */
export type Then = { "then": "stay" } | { "then": "ready" } | { "then": "not_ready", 
/**
 * The break reason's id; absent for none.
 */
reason?: string, };

/**
 * An outcome as entered.
 */
export type DraftInput = { 
/**
 * The code chosen.
 */
code: string | null, 
/**
 * The note as typed.
 */
note: string, 
/**
 * The callback as set.
 */
callback: CallbackView | null, 
/**
 * The number of sales as entered.
 */
sales: number | null, };

/**
 * One of two calls to connect.
 */
export type LegInput = { 
/**
 * Which.
 */
call: string, 
/**
 * Its outcome.
 */
draft: DraftInput, };

/**
 * A list of the vendor's.
 */
export type ListKind = "campaigns" | "queues" | "colleagues";

/**
 * A password on its way from the form to the keychain. Reads as dots wherever it might be printed.
 */
export type Password = string;

/**
 * Where a call is passed, or whom it consults.
 */
export type TargetInput = { "kind": "number", "value": string } | { "kind": "user", "value": string } | { "kind": "queue", "value": string };

/**
 * What a consultation is to end in.
 */
export type ConsultAimWord = "transfer" | "conference";

/**
 * Something to look up at the vendor. Nothing changes there.
 */
export type Lookup = { "what": "directory", 
/**
 * Part of a name or number; empty for all.
 */
search: string, } | { "what": "contact", 
/**
 * As typed.
 */
number: string, } | { "what": "past_calls", 
/**
 * With one number, as typed; with all when it is absent.
 */
number?: string, } | { "what": "counters" } | { "what": "notices" } | { "what": "floor" };

/**
 * Something to change at the vendor beside calls and states. It is sent once and never repeated by itself.
 */
export type Deed = { "what": "add_note", 
/**
 * Ours.
 */
call: string, 
/**
 * What it says.
 */
text: string, } | { "what": "set_call_data", 
/**
 * Ours.
 */
call: string, 
/**
 * Names and values.
 */
pairs: Array<[string, string]>, } | { "what": "clear_call_data", 
/**
 * Ours.
 */
call: string, 
/**
 * The name.
 */
name?: string, } | { "what": "set_wrap_up", 
/**
 * Seconds from now.
 */
left_s: number, } | { "what": "save_contact", 
/**
 * As typed.
 */
number: string, 
/**
 * By the vendor's names.
 */
fields: Array<[string, string]>, 
/**
 * Whether it is new there.
 */
new: boolean, } | { "what": "block_number", 
/**
 * As typed.
 */
number: string, 
/**
 * On or off.
 */
blocked: boolean, } | { "what": "schedule_call", 
/**
 * As typed.
 */
number: string, 
/**
 * The vendor's id of the campaign.
 */
campaign: string, 
/**
 * When; as soon as possible when it is absent.
 */
callback?: CallbackView, 
/**
 * Whether this agent is to get it.
 */
for_me: boolean, 
/**
 * The customer's name.
 */
name?: string, } | { "what": "monitor", 
/**
 * The vendor's id.
 */
user: string, 
/**
 * How.
 */
how: MonitorWord, } | { "what": "stop_monitoring" } | { "what": "force_state", 
/**
 * The vendor's id.
 */
user: string, 
/**
 * To what.
 */
state: ForcedWord, } | { "what": "run_campaign", 
/**
 * The vendor's id.
 */
campaign: string, 
/**
 * Start or stop.
 */
run: boolean, };

/**
 * How a supervisor joins another agent's calls.
 */
export type MonitorWord = "listen" | "whisper" | "barge";

/**
 * A state a supervisor can put another agent into.
 */
export type ForcedWord = "signed_out" | "ready" | "not_ready";

/**
 * What a [`Lookup`] brought.
 */
export type Found = { "what": "directory", 
/**
 * In the vendor's order.
 */
entries: Array<DirectoryEntryView>, } | { "what": "contact", 
/**
 * Labels and values as the vendor writes them; `null` when the number is not known there.
 */
fields: Array<[string, string]> | null, } | { "what": "past_calls", 
/**
 * In the vendor's order.
 */
calls: Array<PastCallView>, } | { "what": "counters", 
/**
 * In the vendor's order.
 */
counters: Array<CounterView>, } | { "what": "notices", 
/**
 * In the vendor's order.
 */
notices: Array<NoticeView>, } | { "what": "floor", 
/**
 * In the vendor's order.
 */
agents: Array<FloorAgentView>, };

/**
 * Someone or something a call can be passed to.
 */
export type DirectoryEntryView = { 
/**
 * What to pass on.
 */
target: TargetInput, 
/**
 * The vendor's label.
 */
name: string, 
/**
 * The number as a person reads it.
 */
number: string | null, 
/**
 * The vendor's id of the colleague behind it, as the floor names them; `null` where it is none.
 */
user: string | null, };

/**
 * A call that is over, from the vendor's records.
 */
export type PastCallView = { 
/**
 * When, in milliseconds since 1970.
 */
at_ms: number | null, 
/**
 * The number as a person reads it.
 */
number: string | null, 
/**
 * The outcome as the vendor has it.
 */
outcome: string | null, 
/**
 * The note as the vendor has it.
 */
note: string | null, 
/**
 * How long it lasted, in seconds.
 */
duration_s: number | null, 
/**
 * What else the vendor tells: label and value.
 */
more: Array<[string, string]>, };

/**
 * One figure the vendor counts.
 */
export type CounterView = { 
/**
 * What it is counted for; `null` for the agent.
 */
of: string | null, 
/**
 * The vendor's label.
 */
name: string, 
/**
 * The value as the vendor writes it.
 */
value: string, };

/**
 * A line of the vendor's news.
 */
export type NoticeView = { 
/**
 * What it says.
 */
text: string, 
/**
 * When, in milliseconds since 1970.
 */
at_ms: number | null, };

/**
 * Another agent as a supervisor may see them.
 */
export type FloorAgentView = { 
/**
 * The vendor's id.
 */
id: string, 
/**
 * The vendor's label.
 */
name: string, 
/**
 * `null` when the vendor's word means nothing to this profile.
 */
state: AgentWord | null, 
/**
 * The vendor's own word.
 */
word: string, };

/**
 * A call of the shift.
 */
export type HistoryCallView = { 
/**
 * Our id.
 */
call: string, 
/**
 * Whether the customer called; `null` when nobody says.
 */
inbound: boolean | null, 
/**
 * The number as a person reads it.
 */
number: string | null, 
/**
 * The other party's name.
 */
name: string | null, 
/**
 * The queue or campaign it came through.
 */
queue: string | null, 
/**
 * When it began, in milliseconds since 1970.
 */
started_ms: number, 
/**
 * When it ended; `null` while it is up.
 */
ended_ms: number | null, 
/**
 * How long it was talked, as far as the bar saw it.
 */
talk_ms: number, 
/**
 * Whether it was offered and is over without having been taken, as far as the bar saw it.
 */
missed: boolean, 
/**
 * What has become of its outcome.
 */
outcome: PastOutcomeWord, 
/**
 * The label of the outcome saved.
 */
label: string | null, };

/**
 * What has become of the outcome of a call.
 */
export type PastOutcomeWord = "none" | "owed" | "saved" | "dropped";

/**
 * The figures of a shift.
 */
export type ShiftView = { 
/**
 * When it began, in milliseconds since 1970: after the last four hours in which nothing was done, a day ago at most.
 */
since_ms: number, 
/**
 * Until when it is counted.
 */
until_ms: number, 
/**
 * How many calls there were.
 */
calls: number, 
/**
 * What the time went to.
 */
times: TimesView, 
/**
 * The same by the hours of the agent's own clock, oldest first, those without anything too.
 */
hours: Array<HourView>, 
/**
 * The outcomes saved, the most frequent first.
 */
outcomes: Array<OutcomeCountView>, 
/**
 * How many calls have ended and owe one.
 */
owed: number, 
/**
 * The breaks by the vendor's labels, the longest first.
 */
breaks: Array<BreakTotalView>, 
/**
 * How much time a shift has for breaks, where policy says so.
 */
break_limit_ms: number | null, };

/**
 * What time went to, in milliseconds. At each moment it is one of these.
 */
export type TimesView = { 
/**
 * Waiting for a call.
 */
ready_ms: number, 
/**
 * Taking no calls, without a reason.
 */
not_ready_ms: number, 
/**
 * Taking no calls for a reason.
 */
break_ms: number, 
/**
 * A call is offered or being dialled.
 */
ringing_ms: number, 
/**
 * Talking.
 */
talk_ms: number, 
/**
 * The customer waits.
 */
hold_ms: number, 
/**
 * Finishing a call.
 */
wrap_up_ms: number, };

/**
 * One hour of a shift.
 */
export type HourView = { 
/**
 * When it begins, in milliseconds since 1970.
 */
start_ms: number, 
/**
 * How many calls began in it.
 */
calls: number, 
/**
 * What its time went to.
 */
times: TimesView, };

/**
 * How often an outcome was saved.
 */
export type OutcomeCountView = { 
/**
 * The vendor's label.
 */
label: string, 
/**
 * What it says of the call; `null` while the vendor's list of outcomes is not here.
 */
kind: CodeKindWord | null, 
/**
 * How often.
 */
count: number, };

/**
 * The time of one kind of break.
 */
export type BreakTotalView = { 
/**
 * The vendor's label.
 */
name: string, 
/**
 * How many there were.
 */
count: number, 
/**
 * How long they lasted together.
 */
total_ms: number, };

/**
 * What of a shift is written to a file.
 */
export type ExportWord = "history" | "shift" | "missed_callbacks";

/**
 * One line of the timeline. It holds no number, no name and no note.
 */
export type TimelineLine = { 
/**
 * When, in milliseconds since 1970.
 */
at_ms: number, 
/**
 * Who or what caused it; `null` where that has no meaning.
 */
cause: Text | null, 
/**
 * What happened.
 */
what: Text, };

/**
 * What would be left behind if a session, or the program with all its sessions, ended now.
 */
export type Unfinished = { 
/**
 * Calls that are up. They go on at the vendor; the bar only stops showing them.
 */
calls: number, 
/**
 * Outcomes on disk that the vendor has not confirmed.
 */
unsent: number, 
/**
 * Calls that are over and owe their outcomes. What was entered for them is on disk.
 */
owed: number, 
/**
 * What was asked of the vendor and has no answer yet.
 */
asked: number, };

/**
 * What the page asks about calls that ring here. Always answered with a [`RingReply`]; of the window only.
 */
export type RingRequest = { "type": "describe" } | { "type": "test" } | { "type": "silence" };

/**
 * Where the sound of a call that rings can be played.
 */
export type RingReply = { 
/**
 * The devices, by the names the settings keep.
 */
devices: Array<string>, 
/**
 * What keeps the sound from being heard as it is set; `null` when nothing does as far as is known.
 */
trouble: Text | null, };

/**
 * How ringing stands here.
 */
export type RingView = { 
/**
 * Whether a call rings aloud, so that it can be silenced.
 */
aloud: boolean, 
/**
 * What went wrong with ringing; `null` when nothing did.
 */
trouble: Text | null, };

/**
 * What the ring card shows. Its page has no words of its own.
 */
export type RingCard = { 
/**
 * The language of the words.
 */
language: Language, 
/**
 * Light, dark or the system's.
 */
theme: ThemeWord, 
/**
 * 100, 125, 150 or 200.
 */
text_percent: number, 
/**
 * The calls, the one that rings longest first; a further one comes below and moves none.
 */
calls: Array<RingCall>, 
/**
 * How many more ring than are shown; `null` when none do.
 */
more: string | null, };

/**
 * A call that rings.
 */
export type RingCall = { 
/**
 * Its session.
 */
session: string, 
/**
 * Its id there.
 */
call: string, 
/**
 * The caller's name, else the number.
 */
who: string, 
/**
 * The number, where the name stands above it; else what is known instead.
 */
number: string, 
/**
 * The queue and the session.
 */
place: string, 
/**
 * How long it has been ringing.
 */
rings_ms: number, 
/**
 * After how long the vendor takes it back, where the profile says so.
 */
taken_back_ms: number | null, 
/**
 * Answers it.
 */
answer: RingButton, 
/**
 * Declines it.
 */
decline: RingButton, 
/**
 * Declines it and asks for not ready; `null` where the session cannot.
 */
decline_not_ready: string | null, 
/**
 * A word about keys, or that it rings without a sound.
 */
hint: string, };

/**
 * A button of the ring card.
 */
export type RingButton = { 
/**
 * Its words.
 */
label: string, 
/**
 * Whether it works.
 */
enabled: boolean, 
/**
 * Why it does not.
 */
why: string | null, };

/**
 * What the ring card asks.
 */
export type RingCardRequest = { "type": "drawn", 
/**
 * How high it is.
 */
height: number, } | { "type": "answer", 
/**
 * Whose.
 */
session: string, 
/**
 * Which.
 */
call: string, } | { "type": "decline", 
/**
 * Whose.
 */
session: string, 
/**
 * Which.
 */
call: string, 
/**
 * Ask for not ready as well.
 */
not_ready: boolean, };

/**
 * Profiles, settings and keychain.
 */
export type AppView = { 
/**
 * Grows with every change.
 */
revision: number, 
/**
 * All profiles, by name.
 */
profiles: Array<ProfileView>, 
/**
 * Profile files that could not be read, each with what is wrong and where.
 */
bad_profiles: Array<Text>, 
/**
 * What is wrong with the administrator's policy file, and where; the defaults are in force then.
 */
bad_policy: Text | null, 
/**
 * Vendors a profile can be made for.
 */
vendors: Array<VendorView>, 
/**
 * Whether this is demo mode: simulated vendors, nothing kept.
 */
demo: boolean, 
/**
 * What became of the keychain.
 */
keychain: KeychainView, 
/**
 * What another program asked to dial; it waits until the page has taken it.
 */
offered: OfferedView | null, 
/**
 * The language in force; `null` follows the system.
 */
language: Language | null, 
/**
 * Whether the administrator's policy set the language, so that nobody chooses another.
 */
language_fixed: boolean, 
/**
 * Light, dark or the system's.
 */
theme: ThemeWord, 
/**
 * 100, 125, 150 or 200.
 */
text_percent: number, 
/**
 * How a call that rings is told.
 */
ring: RingSettingsView, 
/**
 * The keys in force.
 */
keys: KeysView, 
/**
 * Pages in the browser that use the bar.
 */
bridge: BridgeView, };

/**
 * Pages of the CRM in the agent's own browser that use the bar.
 */
export type BridgeView = { 
/**
 * Whether pages can ask and be connected.
 */
on: boolean, 
/**
 * Whether the administrator's policy set that, so that nobody changes it.
 */
fixed: boolean, 
/**
 * Why none can although they may, and what to do.
 */
trouble: Text | null, 
/**
 * The port of this computer at which pages find the bar, while they can.
 */
port: number | null, 
/**
 * What becomes of a number that a page hands over.
 */
numbers: PageNumbersWord, 
/**
 * The only pages that may ask, where policy names them; any page where it names none.
 */
only: Array<string>, 
/**
 * The page that asks now.
 */
question: PageQuestionView | null, 
/**
 * The pages connected, by their addresses.
 */
pages: Array<PageView>, };

/**
 * What becomes of a number that a page hands over.
 */
export type PageNumbersWord = "fill" | "dial" | "off";

/**
 * A page that asks to be connected.
 */
export type PageQuestionView = { 
/**
 * Grows with every question.
 */
id: number, 
/**
 * The page's address: scheme, host and port.
 */
page: string, 
/**
 * Six figures, which the page shows too.
 */
code: string, };

/**
 * A page that was connected.
 */
export type PageView = { 
/**
 * Its address: scheme, host and port.
 */
page: string, 
/**
 * Since when, in milliseconds since 1970.
 */
since_ms: number, 
/**
 * Whether it is open and uses the bar now.
 */
here: boolean, };

/**
 * How this user is told of a call that rings.
 */
export type RingSettingsView = { 
/**
 * How.
 */
mode: RingModeWord, 
/**
 * Whether the administrator's policy set that, so that nobody chooses another.
 */
mode_fixed: boolean, 
/**
 * The device that plays the sound; `null` is the system's own choice.
 */
device: string | null, 
/**
 * How loud, 0 to 100.
 */
volume_percent: number, 
/**
 * Whether the system's own notification comes as well.
 */
notification: boolean, 
/**
 * After how many seconds a call that is still said to ring is rung for no longer.
 */
at_most_s: number, };

/**
 * How a call that rings is told.
 */
export type RingModeWord = "card" | "badge" | "silent";

/**
 * One profile in the list.
 */
export type ProfileView = { 
/**
 * Its id, which is the id of its session too.
 */
id: string, 
/**
 * What the agent calls it.
 */
name: string, 
/**
 * The vendor's id.
 */
vendor: string, 
/**
 * The vendor's name.
 */
vendor_name: string, 
/**
 * Who signs in, such as "Agent 42".
 */
agent: string, 
/**
 * Whether its password is in the keychain.
 */
has_password: boolean, 
/**
 * After how many seconds its vendor takes back a call that nobody answers, where the profile says.
 */
rings_for_s: number | null, 
/**
 * Whether its second secret is, where the vendor has a use for one.
 */
has_second: boolean, };

/**
 * A vendor, and what a profile for it asks for.
 */
export type VendorView = { 
/**
 * The vendor's id.
 */
id: string, 
/**
 * The vendor's name.
 */
name: string, 
/**
 * An address to start from, such as that of the vendor's own service.
 */
address: string | null, 
/**
 * What the login is called there.
 */
login: Text, 
/**
 * What the agent's id is called there; `null` when it has none.
 */
user_id: Text | null, 
/**
 * What the password is called there.
 */
password: Text, 
/**
 * What the second secret is called there; `null` when it has no use for one.
 */
second: Text | null, };

/**
 * What became of the keychain.
 */
export type KeychainView = { "state": "available" } | { "state": "in_memory" } | { "state": "session_only", 
/**
 * Why.
 */
why: Text, 
/**
 * What becomes of passwords, and of notes, numbers and names.
 */
data: Text, };

/**
 * A link that another program handed over to be dialled. Nothing is dialled by it.
 */
export type OfferedView = { "what": "number", 
/**
 * Grows with every link.
 */
id: number, 
/**
 * As in the link, in figures.
 */
number: string, 
/**
 * The vendor's id of the lead it belongs to.
 */
lead: string | null, 
/**
 * The session to dial with, where the link names one.
 */
session: string | null, } | { "what": "nothing", 
/**
 * Grows with every link.
 */
id: number, 
/**
 * Why.
 */
why: Text, };

/**
 * Which colours the bar wears.
 */
export type ThemeWord = "auto" | "light" | "dark";

/**
 * Which program the system gives one kind of links that dial to.
 */
export type LinkOwnerView = { 
/**
 * What the links begin with, such as `tel`.
 */
scheme: string, 
/**
 * The program's name; `null` when none has them, or the system does not tell.
 */
owner: string | null, 
/**
 * Whether it is this one.
 */
ours: boolean, };

/**
 * The keys in force, in the order they are listed in.
 */
export type KeysView = { 
/**
 * One for each action there is.
 */
all: Array<KeyView>, 
/**
 * Why no key can work in every program, where none can.
 */
not_everywhere: Text | null, };

/**
 * The key of one action.
 */
export type KeyView = { 
/**
 * What it does, such as `hold`; what begins with `everywhere_` works whatever program has the keyboard.
 */
action: string, 
/**
 * The key in force, such as `Ctrl+Shift+F1`; `null` when nothing does it.
 */
key: string | null, 
/**
 * The key it has when nobody chooses one; the one proposed for `everywhere_`.
 */
usual: string, 
/**
 * Whether policy set it, so that nobody chooses another.
 */
fixed: boolean, 
/**
 * The action that has the key this one was to have.
 */
taken_by: string | null, 
/**
 * Why the system did not give us the key, where it did not.
 */
failed: Text | null, };

/**
 * Why a key was not saved.
 */
export type KeyRefusedView = { 
/**
 * The action it was for.
 */
action: string, 
/**
 * The key, as asked for.
 */
key: string, 
/**
 * The action that has the same key; `null` where the key can be no action's.
 */
other: string | null, 
/**
 * Why.
 */
why: Text, };

/**
 * One profile's session, whole.
 */
export type SessionView = { 
/**
 * Its id, which is its profile's.
 */
session: string, 
/**
 * Grows with every change.
 */
revision: number, 
/**
 * What the agent calls the profile.
 */
name: string, 
/**
 * The vendor's name.
 */
vendor_name: string, 
/**
 * How far signing in has come.
 */
phase: Phase, 
/**
 * The sign-in elsewhere that the agent has to choose about; `null` but in that phase.
 */
elsewhere: ElsewhereView | null, 
/**
 * The state chip.
 */
agent: AgentView, 
/**
 * The next chip.
 */
next: NextView, 
/**
 * The states that can be asked for; empty when the vendor takes none.
 */
choices: Array<StateChoice>, 
/**
 * All calls, in the order in which they appeared.
 */
calls: Array<CallView>, 
/**
 * The eight slots.
 */
slots: Slots, 
/**
 * The dial field.
 */
dial: DialView, 
/**
 * What else this account offers.
 */
features: FeaturesView, 
/**
 * The outcomes on their way.
 */
outbox: OutboxView, 
/**
 * Calls that ended without an outcome.
 */
owed: Array<OwedView>, 
/**
 * Calls to make at a time that was agreed.
 */
callbacks: CallbacksView, 
/**
 * What signing out or ending the program would leave behind.
 */
unfinished: Unfinished, 
/**
 * The connection badge.
 */
connection: ConnectionView, 
/**
 * The status line.
 */
status: StatusView, 
/**
 * What a screen reader says, the newest last: several things may happen between two views.
 */
announcements: Array<Text>, 
/**
 * The number of the last of them. It grows with each, so that nothing is left out or said twice but what happened twice.
 */
announcement_number: number, };

/**
 * How far signing in has come.
 */
export type Phase = "signed_out" | "signing_in" | "signed_in" | "needs_password" | "elsewhere";

/**
 * The state chip.
 */
export type AgentView = { 
/**
 * The state last known.
 */
state: AgentWord, 
/**
 * The reason for not being ready: the vendor's own label.
 */
reason: string | null, 
/**
 * How well the state is known.
 */
certainty: Certainty, 
/**
 * Time in this state; while unknown, the age of what was last known.
 */
elapsed_ms: number, 
/**
 * What was asked for and is not confirmed.
 */
asked: AskedView | null, 
/**
 * Who or what changed the state last, as a sentence.
 */
cause: Text | null, 
/**
 * The break's limit, while on one that has a limit.
 */
limit: BreakTiming | null, 
/**
 * When the vendor ends the wrap-up by itself, while it does.
 */
deadline: DeadlineView | null, 
/**
 * How the agent can put that off; `null` while nobody may.
 */
extend: ExtendView | null, 
/**
 * Whether the state is unknown or something asked for hangs, so that bringing bar and vendor together may help.
 */
can_fix: boolean, };

/**
 * An agent state as a word. `Offered` and `Dialing` are the on-call states the chip tells apart.
 */
export type AgentWord = "signed_out" | "checking" | "ready" | "not_ready" | "offered" | "dialing" | "on_call" | "wrap_up";

/**
 * How far what is shown can be trusted.
 */
export type Certainty = "confirmed" | "estimated" | "unknown";

/**
 * A state asked for and not confirmed.
 */
export type AskedView = { 
/**
 * Which.
 */
state: AgentWord, 
/**
 * With which reason.
 */
reason: string | null, 
/**
 * Since when.
 */
elapsed_ms: number, };

/**
 * How long a break may last.
 */
export type BreakTiming = { 
/**
 * The limit in milliseconds; the time in state says how much is used.
 */
limit_ms: number, };

/**
 * A deadline on the vendor's clock.
 */
export type DeadlineView = { 
/**
 * What is left.
 */
left_ms: number, 
/**
 * What there was in all.
 */
total_ms: number, };

/**
 * The next chip.
 */
export type NextView = { 
/**
 * Whether the chip shows: only while a call or wrap-up is on and there is something to choose.
 */
shown: boolean, 
/**
 * What follows, if something was chosen.
 */
target: StateChoice | null, 
/**
 * Whether the vendor has been asked for it already, or the bar holds it until the right moment.
 */
at_vendor: boolean, 
/**
 * What there is to say about the order of things, such as a break that has to be asked for before the outcome.
 */
hint: Text | null, };

/**
 * A state in the list of states.
 */
export type StateChoice = { 
/**
 * `ready` or `not_ready`.
 */
state: AgentWord, 
/**
 * The break reason's id; `null` for none.
 */
reason: string | null, 
/**
 * The vendor's own label of the reason; `null` for none.
 */
name: string | null, 
/**
 * The limit, when there is one.
 */
limit_ms: number | null, 
/**
 * Whether it can be asked for now.
 */
enabled: boolean, 
/**
 * Why not.
 */
why: Text | null, };

/**
 * One call, one card.
 */
export type CallView = { 
/**
 * Our id.
 */
id: string, 
/**
 * `true` inbound, `false` outbound, `null` when the vendor does not tell.
 */
inbound: boolean | null, 
/**
 * The number as a person reads it.
 */
number: string | null, 
/**
 * The other party's name.
 */
name: string | null, 
/**
 * The queue or campaign.
 */
queue: string | null, 
/**
 * The lead's id.
 */
lead: string | null, 
/**
 * Where the call stands.
 */
state: CallWord, 
/**
 * Time in this state.
 */
state_ms: number, 
/**
 * Length of the call; stands still once it is over.
 */
elapsed_ms: number, 
/**
 * Whether it is recorded.
 */
recording: RecordingWord, 
/**
 * Since when that is so.
 */
recording_ms: number, 
/**
 * Whether the slots act on it.
 */
active: boolean, 
/**
 * Who ended it, once it is over.
 */
ended_by: EndedByWord | null, 
/**
 * The vendor tells no state for it; what is shown follows from our own commands.
 */
estimated: boolean, 
/**
 * The vendor no longer lists it; it may take no outcome.
 */
gone: boolean, 
/**
 * What is entered so far.
 */
draft: DraftView, 
/**
 * The label of an outcome kept here until the call ends.
 */
kept: string | null, 
/**
 * Whether the vendor has taken the kept outcome for the end of the call.
 */
kept_taken: boolean, 
/**
 * Whether the microphone is off; `null` when nobody tells.
 */
muted: boolean | null, 
/**
 * Whether it is a consultation for another call.
 */
consultation: boolean, 
/**
 * Whether the agent can say that it is over, because the vendor does not.
 */
can_be_over: boolean, 
/**
 * The code the vendor shows for it.
 */
vendor_code: string | null, };

/**
 * Where a call stands.
 */
export type CallWord = "dialing" | "ringing" | "connected" | "held" | "wrap_up" | "ended";

/**
 * Whether a call is recorded.
 */
export type RecordingWord = "on" | "off" | "unknown";

/**
 * Who ended a call.
 */
export type EndedByWord = "me" | "other";

/**
 * What is entered so far.
 */
export type DraftView = { 
/**
 * The code chosen.
 */
code: string | null, 
/**
 * The note as typed.
 */
note: string, 
/**
 * The callback as set.
 */
callback: CallbackView | null, 
/**
 * The number of sales as entered.
 */
sales: number | null, 
/**
 * Whether it came from disk after a restart.
 */
restored: boolean, };

/**
 * A time to call back.
 */
export type CallbackView = { 
/**
 * Milliseconds since 1970, UTC.
 */
at_ms: number, 
/**
 * The IANA zone it was agreed in.
 */
zone: string, };

/**
 * The calls to make at a time that was agreed, as figures. Their list is asked for.
 */
export type CallbacksView = { 
/**
 * Those that are not done.
 */
open: number, 
/**
 * Those whose time has come, the missed among them.
 */
due: number, 
/**
 * Those not made half an hour after the time that was agreed.
 */
missed: number, 
/**
 * Whether the vendor is told of such times too, so that its dialler may make the calls.
 */
at_vendor: boolean, 
/**
 * Grows with every change of the list.
 */
revision: number, };

/**
 * A call to make at a time that was agreed.
 */
export type CallbackEntryView = { 
/**
 * Its id: that of the call in which the time was agreed.
 */
callback: string, 
/**
 * Where it stands.
 */
state: CallbackWord, 
/**
 * The name.
 */
name: string | null, 
/**
 * The number as a person reads it; `null` when it cannot be read here.
 */
number: string | null, 
/**
 * The lead it belongs to.
 */
lead: string | null, 
/**
 * The queue or campaign of the call in which it was agreed.
 */
queue: string | null, 
/**
 * The label of that call's outcome.
 */
outcome: string, 
/**
 * The note of that call's outcome.
 */
note: string | null, 
/**
 * The time that was agreed, in milliseconds since 1970.
 */
at_ms: number, 
/**
 * The IANA zone it was agreed in.
 */
zone: string, 
/**
 * When the bar says so: then, or later where it was put off.
 */
remind_ms: number, 
/**
 * When it was dialled.
 */
called_ms: number | null, };

/**
 * Where a callback stands.
 */
export type CallbackWord = "missed" | "due" | "to_come" | "called";

/**
 * For how long a callback is put off.
 */
export type SnoozeWord = "minutes_5" | "minutes_15" | "minutes_60" | "tomorrow";

/**
 * How the agent can put off the end of the wrap-up.
 */
export type ExtendView = { 
/**
 * By how many seconds.
 */
seconds: number, 
/**
 * How often still.
 */
left: number, 
/**
 * Whether the vendor gives the time; else only what the bar does at the end waits for so long.
 */
at_vendor: boolean, };

/**
 * A page of a profile as entered.
 */
export type PageInput = { 
/**
 * When it is opened.
 */
event: PopWord, 
/**
 * Its address, with variables in braces; an empty one is no page.
 */
url: string, };

/**
 * When a page is opened.
 */
export type PopWord = "ring" | "answer" | "wrap_up";

/**
 * A page of a profile.
 */
export type ScreenPopView = { 
/**
 * When it is opened.
 */
event: PopWord, 
/**
 * Its address as the profile has it, with variables in braces.
 */
template: string, 
/**
 * The same with made-up values, as it would be opened.
 */
example: string, 
/**
 * Whether policy allows its host and scheme.
 */
allowed: boolean, };

/**
 * The outcomes one profile's agent can choose from.
 */
export type CodesView = { 
/**
 * Whose.
 */
session: string, 
/**
 * Grows with every change.
 */
revision: number, 
/**
 * Whether the list is here.
 */
loading: Loading, 
/**
 * In the vendor's order. Trees come as their leaves.
 */
codes: Array<CodeView>, 
/**
 * The codes used last in this shift, newest first.
 */
recents: Array<string>, 
/**
 * The codes the agent has pinned, by their digits. A code keeps its digit while it is pinned, and another code that
 * had it has none.
 */
pinned: Array<string>, 
/**
 * Whether the vendor takes a note; if not it is kept on this computer.
 */
sends_note: boolean, 
/**
 * Whether the vendor takes a callback time.
 */
sends_callback: boolean, 
/**
 * Whether the vendor takes a number of sales.
 */
sends_sales: boolean, 
/**
 * What becomes of an outcome at this vendor.
 */
form: OutcomeForm, };

/**
 * How far a list has come.
 */
export type Loading = { "state": "pending" } | { "state": "done" } | { "state": "failed", 
/**
 * What happened and what to do.
 */
text: Text, };

/**
 * What becomes of an outcome.
 */
export type OutcomeForm = "code" | "note" | "here";

/**
 * One outcome to choose.
 */
export type CodeView = { 
/**
 * The vendor's code.
 */
code: string, 
/**
 * The labels from the top of the tree to this code, its own last.
 */
path: Array<string>, 
/**
 * What it says about the call.
 */
kind: CodeKindWord, 
/**
 * The digit that picks it, the same all shift: its own among the first nine, or that of its pin.
 */
digit: number | null, 
/**
 * What must accompany it.
 */
requires: RequiresView, 
/**
 * The number of sales to start from.
 */
default_sales: number | null, };

/**
 * What a code says about the call.
 */
export type CodeKindWord = "success" | "callback" | "call_again" | "transfer" | "other";

/**
 * What must accompany a code.
 */
export type RequiresView = { 
/**
 * A note.
 */
note: boolean, 
/**
 * A time to call back.
 */
callback: boolean, 
/**
 * A number of sales.
 */
sales: boolean, };

/**
 * The eight slots, in their order. Which show is a matter of capability, which work a matter of state.
 */
export type Slots = { 
/**
 * F1: dial, or answer.
 */
dial: Control, 
/**
 * F2: hang up, or decline.
 */
hang_up: Control, 
/**
 * F3: hold, or retrieve.
 */
hold: Control, 
/**
 * F4: mute.
 */
mute: Control, 
/**
 * F5: stop or start recording.
 */
record: Control, 
/**
 * F6: transfer, or connect two calls.
 */
transfer: Control, 
/**
 * F7: the dial pad.
 */
keypad: Control, 
/**
 * F8: outcome.
 */
outcome: Control, };

/**
 * One slot, settled: the page only draws it.
 */
export type Control = { 
/**
 * Whether this account can do it at all; if not a dot stands in the slot.
 */
shown: boolean, 
/**
 * Whether it works now.
 */
enabled: boolean, 
/**
 * What it does now.
 */
face: Face, 
/**
 * Whether it is asked for and the answer is open.
 */
pending: boolean, 
/**
 * Why it does not work, or is absent.
 */
why: Text | null, 
/**
 * For how long a click does nothing because the slot has just changed its meaning.
 */
dead_ms: number, };

/**
 * What a slot does now.
 */
export type Face = "dial" | "answer" | "hang_up" | "decline" | "call_over" | "hold" | "retrieve" | "mute" | "unmute" | "stop_recording" | "start_recording" | "transfer" | "connect" | "keypad" | "outcome" | "outcome_picked" | "outcome_due";

/**
 * The dial field.
 */
export type DialView = { 
/**
 * The ways to dial, the usual one first.
 */
kinds: Array<DialKindWord>, 
/**
 * Whether a lead can be named.
 */
takes_lead: boolean, 
/**
 * The country for numbers typed without a prefix.
 */
region: string, 
/**
 * The numbers dialled last, newest first, as a person reads them.
 */
recents: Array<string>, };

/**
 * The ways to dial.
 */
export type DialKindWord = "manual" | "extension" | "preview" | "shotgun";

/**
 * What an account offers beside the slots.
 */
export type FeaturesView = { 
/**
 * Campaigns can be listed.
 */
campaigns: boolean, 
/**
 * Queues can be listed.
 */
queues: boolean, 
/**
 * Other users can be listed.
 */
colleagues: boolean, 
/**
 * A lead's numbers can be listed.
 */
lead_phones: boolean, 
/**
 * A call can be moved to another lead.
 */
change_lead: boolean, 
/**
 * A lead can be created for a call.
 */
create_lead: boolean, 
/**
 * Two calls can be connected.
 */
connect_calls: boolean, 
/**
 * The agent can be logged in and out at the vendor.
 */
log_in: boolean, 
/**
 * A third party can be consulted before a transfer.
 */
consult_transfer: boolean, 
/**
 * A third party can be consulted before a conference.
 */
consult_conference: boolean, 
/**
 * A third party can be added at once.
 */
conference: boolean, 
/**
 * A call can be passed on unannounced.
 */
blind_transfer: boolean, 
/**
 * Whom a call can be passed to can be searched.
 */
directory: boolean, 
/**
 * Notes can be kept with a call.
 */
notes: boolean, 
/**
 * Values can be kept with a live call.
 */
call_data: boolean, 
/**
 * The length of a wrap-up can be changed.
 */
set_wrap_up: boolean, 
/**
 * What the vendor knows of a number can be read.
 */
contacts: boolean, 
/**
 * It can be written.
 */
save_contact: boolean, 
/**
 * Numbers can be put on the do-not-call list.
 */
block_number: boolean, 
/**
 * Past calls can be listed.
 */
past_calls: boolean, 
/**
 * Figures can be read.
 */
counters: boolean, 
/**
 * The vendor's news can be read.
 */
notices: boolean, 
/**
 * Other agents' states can be read.
 */
floor: boolean, 
/**
 * Calls can be given to the vendor's dialler.
 */
schedule_call: boolean, 
/**
 * Other agents' calls can be joined.
 */
monitor: boolean, 
/**
 * Other agents' states can be changed.
 */
force_state: boolean, 
/**
 * Campaigns can be started and stopped.
 */
run_campaign: boolean, };

/**
 * The outcomes on their way.
 */
export type OutboxView = { 
/**
 * How many go by themselves.
 */
on_the_way: number, 
/**
 * How many need a person.
 */
needs_attention: number, 
/**
 * How many the vendor has taken in this shift.
 */
done: number, 
/**
 * Those not done, oldest first, then the newest of those done.
 */
entries: Array<OutboxEntryView>, };

/**
 * One outcome on its way.
 */
export type OutboxEntryView = { 
/**
 * Its id.
 */
id: string, 
/**
 * The call's id.
 */
call: string, 
/**
 * Name or number.
 */
who: string | null, 
/**
 * The number, as a person reads it.
 */
number: string | null, 
/**
 * The label of the outcome.
 */
label: string, 
/**
 * Where it stands.
 */
state: OutboxWord, 
/**
 * Why it waits or needs a person.
 */
why: Text | null, 
/**
 * When it was saved, in milliseconds since 1970.
 */
saved_at_ms: number, 
/**
 * When it was settled, in milliseconds since 1970; none while it is open.
 */
settled_at_ms: number | null, 
/**
 * Time until the next try, while it waits for one.
 */
next_try_ms: number | null, 
/**
 * Whether sending it again makes sense.
 */
can_send_again: boolean, 
/**
 * Whether another code can be given.
 */
can_change: boolean, };

/**
 * Where an outcome on its way stands.
 */
export type OutboxWord = "queued" | "sending" | "unknown" | "needs_attention" | "delivered" | "delivered_unconfirmed" | "marked_done" | "kept_as_note";

/**
 * A call that ended without an outcome.
 */
export type OwedView = { 
/**
 * The call's id.
 */
call: string, 
/**
 * Name or number.
 */
who: string | null, 
/**
 * The number, as a person reads it.
 */
number: string | null, 
/**
 * The queue or campaign.
 */
queue: string | null, 
/**
 * When it ended, in milliseconds since 1970.
 */
ended_at_ms: number, 
/**
 * What was entered.
 */
draft: DraftView, 
/**
 * Whether the vendor still takes an outcome for it, as far as is known.
 */
can_send: boolean, 
/**
 * Whether its wrap-up ended while the bar was away.
 */
ended_away: boolean, };

/**
 * A sign-in elsewhere that has ended the one here.
 */
export type ElsewhereView = { 
/**
 * When this bar noticed, in milliseconds since 1970.
 */
noticed_ms: number, 
/**
 * Whether the vendor said so itself. Else it only follows from its answers.
 */
certain: boolean, };

/**
 * The connection badge.
 */
export type ConnectionView = { 
/**
 * How it is.
 */
state: ConnectionWord, 
/**
 * Since when.
 */
elapsed_ms: number, 
/**
 * Age of the newest answer; `null` before the first.
 */
news_age_ms: number | null, 
/**
 * Whether that answer is older than it should be: what is shown may no longer be so.
 */
old: boolean, };

/**
 * How a connection is.
 */
export type ConnectionWord = "idle" | "online" | "unsteady" | "offline" | "elsewhere";

/**
 * The status line: the one calm place for what there is to say.
 */
export type StatusView = { 
/**
 * How loud.
 */
tone: Tone, 
/**
 * What happened, what became of the work, one next step.
 */
text: Text, 
/**
 * The one link.
 */
link: StatusLink | null, };

/**
 * Where the status line's link leads.
 */
export type StatusLink = "check_again" | "fix_state" | "enter_password" | "choose_where" | "show_outbox" | "show_owed" | "show_callbacks" | "dismiss" | "finish_outcome";

/**
 * How loud the status line is.
 */
export type Tone = "rest" | "pending" | "warn" | "danger";

/**
 * A campaign.
 */
export type CampaignView = { 
/**
 * The vendor's id.
 */
id: string, 
/**
 * The vendor's label.
 */
name: string, 
/**
 * What the vendor says of it.
 */
description: string | null, 
/**
 * `null` when the vendor does not say.
 */
active: boolean | null, };

/**
 * A queue.
 */
export type QueueView = { 
/**
 * The vendor's id.
 */
id: string, 
/**
 * The vendor's label.
 */
name: string, 
/**
 * `null` when the vendor does not say.
 */
active: boolean | null, };

/**
 * Another user.
 */
export type ColleagueView = { 
/**
 * The vendor's id.
 */
id: string, 
/**
 * The full name.
 */
name: string, };

/**
 * One number of a lead.
 */
export type LeadPhoneView = { 
/**
 * The lead's id.
 */
lead: string, 
/**
 * The id a call can be moved to; `null` when the vendor's list carries none.
 */
id: string | null, 
/**
 * The number as a person reads it.
 */
number: string, 
/**
 * The vendor's label of the kind of number.
 */
kind: string | null, };

/**
 * What would be dialled for what was typed.
 */
export type NumberView = { 
/**
 * Whether it can be dialled.
 */
ok: boolean, 
/**
 * The number as a person reads it, such as `+44 20 7946 0123`.
 */
shown: string | null, 
/**
 * The country it belongs to, such as `GB`.
 */
region: string | null, 
/**
 * Why it cannot be dialled, or what to look at twice.
 */
note: Text | null, };

/**
 * What the page asks of the window it is drawn in. Always answered with a [`WindowReply`].
 */
export type WindowRequest = { "type": "describe" } | { "type": "ready" } | { "type": "set_layout", 
/**
 * Which.
 */
layout: WindowLayout, 
/**
 * What the content needs, in CSS pixels. A size the agent gave this layout by hand is kept where it is not
 * below the layout's least.
 */
width: number, 
/**
 * See `width`; a message in the status line is part of it.
 */
height: number, } | { "type": "set_dock", 
/**
 * Which.
 */
edge: EdgeWord | null, } | { "type": "drag" } | { "type": "minimise" } | { "type": "close", 
/**
 * End it all the same.
 */
insist: boolean, } | { "type": "stay" } | { "type": "callbacks_shown" };

/**
 * An edge of the screen.
 */
export type EdgeWord = "left" | "right" | "top" | "bottom";

/**
 * One of the three heights of the bar.
 */
export type WindowLayout = "strip" | "card" | "panel";

/**
 * How the window is, after a [`WindowRequest`].
 */
export type WindowReply = { 
/**
 * The layout in force; at the start the one it was left in on these screens.
 */
layout: WindowLayout, 
/**
 * The edge of the screen it keeps to.
 */
dock: EdgeWord | null, 
/**
 * Whether it stays above other windows. Wayland lets no program do that.
 */
stays_on_top: boolean, 
/**
 * Whether the desktop shows the tray icon, which can hang up without the page. Some have no place for any.
 */
in_tray: boolean, 
/**
 * The languages the system's user reads, the best first, as BCP 47 tags. A web view knows less of them.
 */
languages: Array<string>, };
