# The words the core sends by key: errors, reasons, the status line, announcements. The page loads this file beside its
# own en.ftl; the headless host, the tray and notifications read it from Rust. What happened, what became of the work,
# one next step.

## Requests that failed
error-bad-credentials = { $vendor } did not accept this login and password. Nothing was changed. Check both and try again.
error-unknown-agent = { $vendor } does not know this agent, or has not logged her in. Log in at { $vendor } first, or check the agent’s id in the profile.
error-signed-out = Your sign-in at { $vendor } ran out. What you saved is kept. Enter the password to go on.
error-no-keychain = Nobody was signed in: your administrator wants the keychain first, because notes, numbers and names could not be encrypted. Unlock it, then sign in again. If there is none, call your administrator.
error-no-password = No password is kept for this profile. Enter it to sign in.
error-not-allowed = This account may not do that at { $vendor }. Nothing was changed. Ask your supervisor for the right.
error-not-supported = { $vendor } does not offer this from here.
error-rate-limited = { $vendor } asks for fewer requests just now. Nothing was done; try it again in a while.
error-offline = { $vendor } cannot be reached. Nothing was sent. What you save is kept on this computer and sent later.
error-tls = The connection to { $vendor } is not secure, so nothing was sent. Tell your administrator: the certificate does not fit the address.
error-timed-out = No answer from { $vendor }. It may have happened or not. Look at the call before you press again.
error-interrupted = The connection broke before { $vendor } answered. It may have happened or not. Look at the call before you press again.
error-not-the-api = Something other than { $vendor }’s telephony answered, such as a web page. It may have happened or not. Check the address in the profile.
error-not-understood = { $vendor } answered in a way that makes no sense. It may have happened or not. Look at the call before you press again.
error-not-understood-nothing-sent = { $vendor } answered in a way that makes no sense. Nothing was changed. Check again.
error-server-fault = { $vendor }’s server reported a fault of its own. It may have happened or not. Look at the call before you press again.
error-timed-out-nothing-sent = No answer from { $vendor }. Nothing was changed. Try again in a moment.
error-interrupted-nothing-sent = The connection to { $vendor } broke. Nothing was changed. Try again in a moment.
error-not-the-api-nothing-sent = Something other than { $vendor }’s telephony answered, such as a web page. Nothing was changed. Check the address in the profile.
error-server-fault-nothing-sent = { $vendor }’s server reported a fault of its own. Nothing was changed. Try again in a moment.
error-refused = { $vendor } refused.
error-refused-detail = { $vendor } refused: { $detail }
error-already-disposed = { $vendor } says this call has its outcome already: given elsewhere, or set when the time was up. Nothing was changed.
error-unknown-disposition = { $vendor } does not know this outcome. Nothing was changed. Choose another.
error-break-reason = { $vendor } does not know this break reason, or needs one. Nothing was changed. Choose another reason.
error-not-on-call = { $vendor } says you were not on this call. Nothing was changed.
error-wrong-state = { $vendor } does not allow that in the present state. Nothing was changed.
error-number-refused = { $vendor } does not accept this number. Nothing was changed. Check the digits.
error-account-mode = The account at { $vendor } is set to another way of signing in. Nothing was changed. Tell your administrator.
error-no-such-call = { $vendor } no longer has this call. Nothing was sent.
error-not-now = That has no meaning at the moment. Nothing was sent.
error-bad-number = This number cannot be dialled. Nothing was sent. Check the digits.
error-incomplete = The outcome is not complete. It is kept as a draft. Fill in what is missing.
error-incomplete-code = No outcome is chosen. What you typed is kept. Choose one.
error-incomplete-known-code = { $vendor } no longer lists this outcome. What you typed is kept. Choose another.
error-incomplete-callback = This outcome needs a time to call back. What you typed is kept.
error-incomplete-sales = This outcome needs a number of sales. What you typed is kept.
error-incomplete-note = This outcome needs a note. What you typed is kept.
error-bad-profile = The profile is not right: { $detail }
error-not-found = That is no longer here. Nothing was changed.
error-storage = This computer could not save it, so nothing was sent. Free some disk space or call your administrator.
error-unfinished = Something is unfinished: a call, an outcome or a request. It stays on this computer if you go on.
error-bad-request = That request could not be read: { $detail }

## Why a slot is absent or does not work
why-no-dial = { $vendor } takes no dialling from here.
why-no-answer = { $vendor } takes no answer from here. Answer in { $vendor }’s own window or on your phone.
why-no-hang-up = { $vendor } takes no hang-up from here.
why-no-hold = { $vendor } offers no hold from here.
why-no-mute = { $vendor } offers no mute. Use your headset or phone.
why-no-record = { $vendor } has no recording control.
why-no-transfer = { $vendor } offers no transfer from here.
why-no-keypad = { $vendor } takes no dialling and no tones from here.
why-sign-in = Works once you are signed in.
why-elsewhere = Nothing is sent until you choose where to go on.
why-no-call = Works on a call.
why-answered-first = Works once the call is answered.
why-retrieve-first = Hold the first call before you dial another.
why-outcome-first = Save the outcome of the last call first.
why-outcome-on-its-way = The outcome of the last call is still on its way to { $vendor }.
why-outcome-needs-you = { $vendor } waits for the outcome of the last call, and that needs you first.
why-pending = Asked for. Waiting for { $vendor }.
why-second-call = Works with two calls: dial the second one first.
why-checking = Waiting for { $vendor } to tell how things are.
why-already = You are in this state.
why-no-not-ready = { $vendor } offers no way to become not ready from here. Use { $vendor }’s own window.
why-not-allowed-now = { $vendor } does not allow this on the call at the moment.

## Status line
status-signed-out = Not signed in.
status-signing-in = Signing in at { $vendor }.
status-rest = { $vendor }, up to date.
status-rest-estimated = { $vendor }, up to date. State estimated.
status-asked-ready = Asking { $vendor } for ready.
status-asked-not-ready = Asking { $vendor } for not ready.
status-asked-dial = Asking { $vendor } to dial.
status-asked-answer = Asking { $vendor } to answer.
status-asked-hang-up = Asking { $vendor } to hang up.
status-asked-hold = Asking { $vendor } to hold.
status-asked-retrieve = Asking { $vendor } to take the call back.
status-asked-start-recording = Asking { $vendor } to record.
status-asked-stop-recording = Asking { $vendor } to stop recording.
status-asked-transfer = Asking { $vendor } to pass the call on.
status-asked-connect = Asking { $vendor } to connect the two calls.
status-asked-lead = Asking { $vendor } to change the lead.
status-asked-log-in = Asking { $vendor } to log you in.
status-asked-log-out = Asking { $vendor } to log you out.
status-asked-mute = Asking { $vendor } to switch the microphone.
status-asked-digits = Sending the tones.
status-asked-early = Telling { $vendor } the outcome.
status-asked-deed = Telling { $vendor }.
status-offline = No connection to { $vendor }. Outcomes are kept here and sent later.
status-unsteady = { $vendor } answers only at times. What you save is kept and sent.
status-slept = The computer was asleep. Asking { $vendor } how things are now.
status-other-network = The network is another one. Asking { $vendor } how things are now.
status-needs-password = Your sign-in at { $vendor } ran out. Calls stay on this card.
status-corrected = State corrected: { $vendor } shows something else than the bar did.
status-call-corrected = State corrected: the call is { $to ->
    [dialing] dialling
    [ringing] ringing
    [connected] on the line
    [held] on hold
   *[over] over
}. The bar showed it as { $from ->
    [dialing] dialling
    [ringing] ringing
    [connected] on the line
    [held] on hold
   *[over] over
}.
status-state-corrected = State corrected from { $from ->
    [ready] ready
    [not-ready] not ready
    [on-call] on a call
    [wrap-up] wrap-up
    [signed-out] signed out
   *[other] { $from }
} to { $to ->
    [ready] ready
    [not-ready] not ready
    [on-call] on a call
    [wrap-up] wrap-up
    [signed-out] signed out
   *[other] { $to }
}.
status-changed-elsewhere = { $vendor } shows { $state ->
    [ready] ready
    [not-ready] not ready
    [on-call] on a call
    [wrap-up] wrap-up
    [signed-out] signed out
   *[other] { $state }
}. It was not this bar: a supervisor, a second sign-in or a rule there. Nothing was changed back.
status-elsewhere = The state shown may be old. { $certain ->
    [yes] The other computer has the line.
   *[no] It seems that another sign-in has the line.
}
status-signed-out-elsewhere = { $vendor } shows you as signed out. It was not this bar: a supervisor, a second sign-in or a rule there.
status-old = No news from { $vendor }. Age of what is shown:
status-hangs = No answer from { $vendor }. What you asked for may have happened or not.
status-state-unknown = { $vendor }, up to date. Your state is not known.
status-fixing = Comparing the bar with { $vendor }.
status-time-over-waits = The time for wrap-up is over. The call still needs its outcome.
status-time-over-saved = The time for wrap-up is over. What you had entered was saved as “{ $outcome }”.
status-time-over-overrun = The time for wrap-up is over. The call got the outcome set for this case: “{ $outcome }”.
status-time-over-away-waits = The wrap-up ended while the bar was away. The call still needs its outcome.
status-time-over-away-saved = The wrap-up ended while the bar was away. What you had entered is saved now as “{ $outcome }”.
status-time-over-away-overrun = The wrap-up ended while the bar was away. The call got the outcome set for this case: “{ $outcome }”.
status-time-over-away-owed = A wrap-up ended while the bar was away, and { $vendor } has let the call go. Its outcome is among the owed ones.
status-they-hung-up = They hung up. The outcome is open.
status-call-gone = { $vendor } no longer lists the call. Its outcome may not be taken any more.
status-kept = Kept here. Sent when the call ends.
status-early-later = { $vendor } did not take the outcome yet. It is kept here and sent when the call ends.
status-early-unsure = { $vendor } did not answer about the outcome. It is kept here; you decide about it once the call is over.
status-attention = { $count ->
    [one] One outcome needs you.
   *[other] { $count } outcomes need you.
}
status-owed = { $count ->
    [one] One call has no outcome yet.
   *[other] { $count } calls have no outcome yet.
}
status-recording-unconfirmed = { $vendor } has not confirmed that recording stopped. Treat the call as recorded.
status-recording-off = Recording is off. Press Record to resume.
status-restored = Ringside restarted. The outcome and note you had entered are back.
status-not-confirmed = { $vendor } took it, but its list does not show it yet. Look at the call.
status-codes-failed = The outcomes could not be read from { $vendor }. Notes are kept here meanwhile.
status-storage = This computer cannot save at the moment. Nothing new is sent until it can.

## Who changed the state
cause-me = set by you
cause-vendor = set by { $vendor }
cause-supervisor = set by a supervisor
cause-supervisor-named = set by supervisor { $name }
cause-elsewhere = changed elsewhere: a supervisor, another program or a rule of { $vendor }
cause-timer = time ran out
cause-reconnect = as found after connecting
cause-not-told = { $vendor } does not tell your state

## Fix my state, in one sentence
fix-agrees = { $vendor } confirms what the bar shows. Nothing was changed.
fix-gave-up = { $vendor } confirms what the bar shows. What hung was given up.
fix-corrected = { $vendor } says { $to ->
    [ready] ready
    [not-ready] not ready
    [on-call] on a call
    [wrap-up] wrap-up
    [signed-out] signed out
   *[other] { $to }
}, the bar said { $from ->
    [ready] ready
    [not-ready] not ready
    [on-call] on a call
    [wrap-up] wrap-up
    [signed-out] signed out
   *[other] { $from }
}. The bar was corrected.
fix-told = Your state was not known. { $vendor } says { $state ->
    [ready] ready
    [not-ready] not ready
    [on-call] on a call
    [wrap-up] wrap-up
    [signed-out] signed out
   *[other] { $state }
}. The bar shows that now.
fix-cards = The calls shown were not those at { $vendor }. The cards were corrected.
fix-call-open = { $vendor } was asked anew. A call or its outcome is open, so your state was left alone.
fix-still-asked = { $vendor } has yet to answer what you asked for. Nothing else was changed.
fix-no-not-ready = { $vendor } does not say your state and takes no not ready from here. Nothing was changed. Choose a state.
fix-not-ready = { $vendor } did not say your state. Not ready was asked for, and taken.
fix-not-ready-refused = { $vendor } did not say your state. Not ready was asked for, and not taken.
fix-no-answer = { $vendor } does not answer, so your state is not known. Try again, or look in { $vendor }’s own window.
fix-password = { $vendor } wants your password before it says anything. Nothing was changed.

## What follows
next-held = Held here and sent at the right moment.
next-before-outcome = { $vendor } wants a break asked for before the outcome. Choose it now.

## Outcomes on their way
outbox-waiting-network = Waits for the connection.
outbox-waiting-retry = { $vendor } could not take it. Tried again by itself.
outbox-asking = Sent; no answer came. Asking { $vendor }.
outbox-unconfirmed = As far as can be seen, { $vendor } has it. No answer confirmed it.
outbox-still-listed = Sent; no answer came, and { $vendor } still lists the call. Sent again, it is recorded once if the first was lost.
outbox-cannot-tell = Sent; no answer came. It may be recorded. Sent again, it could count twice.
outbox-refused = { $vendor } refused it.
outbox-call-gone = { $vendor } no longer has this call, so it could not be sent.
outbox-not-allowed = This account may not record outcomes at { $vendor }.
outbox-signed-out = Waits until you are signed in.
outbox-cannot-send = { $vendor } does not take this outcome as it is. Change it or keep it as a note.
outbox-not-sent = It could not be sent while it still had a meaning. Nothing was sent.
outbox-unreadable = It cannot be read: the key it was stored with is not here.
outbox-held-for-call-end = { $vendor } holds it for the end of the call. Sent again until it is recorded.
outbox-already-disposed = { $vendor } had an outcome for this call before yours came: given elsewhere, or set when the time was up. Yours is not recorded.
outbox-unknown-disposition = { $vendor } does not know this outcome. Choose another.
outbox-break-reason = { $vendor } does not know the break that was to follow. Send it again without one.
outbox-not-on-call = { $vendor } says you were not on this call.

## Starts that failed
start-in-use = Ringside’s data on this computer is in use, most likely by a second bar. Nothing was changed. Close that one, then try again.
start-newer = A newer Ringside wrote the data on this computer. It was left as it is. Start that version instead.
start-damaged = The file with your calls and outcomes is damaged. It was left as it is. Call your administrator.
start-full = The disk is full, so no outcome could be kept. Free some disk space, then try again.
start-failed = Ringside cannot use its folders on this computer, so no outcome could be kept. Call your administrator.

## Profiles
bad-profile-file = { $file }, line { $line }: { $detail }
bad-policy-file = The policy file { $file } is not good: { $detail }. Ringside’s usual settings are in force. Tell your administrator.

## Numbers
number-empty = Enter a number.
number-too-short = Too short.
number-too-long = Too long.
number-unknown = Not a number that can be dialled.
number-unusual = Not a usual number for { $region }. It can still be dialled.
number-extension = Dialled as it is, as an extension.

## Said aloud
announce-ready = Ready.
announce-not-ready = Not ready.
announce-not-ready-reason = Not ready, { $reason }.
announce-asked-ready = Ready asked for.
announce-asked-not-ready = Not ready asked for.
announce-dialing = Dialling.
announce-ringing = Call from { $who }. F1 answers.
announce-connected = On a call with { $who }.
announce-held = On hold.
announce-retrieved = Off hold.
announce-they-hung-up = They hung up. Wrap-up.
announce-wrap-up = Wrap-up.
announce-saved = Outcome saved.
announce-kept = Outcome kept until the call ends.
announce-taken-early = { $vendor } has the outcome for the end of the call.
announce-recording-off = Recording is off.
announce-recording-on = Recording is on.
announce-offline = No connection. Outcomes are kept.
announce-online = Connected again.
announce-checking = Asking how things are now.
announce-attention = An outcome needs you.
announce-signed-in = Signed in.
announce-signed-out = Signed out.
announce-needs-password = Your sign-in ran out. The password is needed.
announce-elsewhere = { $certain ->
    [yes] You are signed in twice.
   *[no] It seems that you are signed in twice.
} Choose where to go on.
