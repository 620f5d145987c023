# The page's own words. What the core sends by key stands in core.en.ftl. Time first, then the thing; "you"; no
# exclamation mark, no word of ours. A vendor's label stays as it is.

## The page
page-no-core = Ringside’s own part did not answer. Nothing was sent. Close the bar and start it again.
page-no-profile = No profile yet. Make one to sign in.
close = Close
try-again = Try again
today = Today
before-today = Before today
menu = Menu

## Agent states
state-ready = Ready
state-not-ready = Not ready
state-on-call = On a call
state-wrap-up = Wrap-up
state-unknown = Unknown
state-signed-out = Signed out
state-checking = Checking
state-offered = Ringing
state-dialing = Dialling

## State chip
chip-name = State:
chip-asked = asked
chip-now = now { $state }
chip-asked-more = { $state } is asked for. { $now } is what holds until then.
chip-untold = not told yet
chip-untold-more = { $vendor } has not told your state. It is known once you choose one or take a call.
chip-ago = { $time } ago: { $state }
chip-over = over { $reason }
chip-left = left
chip-last-seconds = Wrap-up ends in { $seconds } seconds.
wrap-up-end = End wrap-up
chip-no-profile = no profile yet
chip-on-hold = on hold
chip-estimated = Follows from your calls; { $vendor } does not tell your state.
state-title = State
state-field = State or reason
state-since = { $state }, { $cause }.
state-limit = { $limit } limit
state-none = { $vendor } takes no state from here.
next-title = After this call
next-field = After this call
next-after = after this
next-choose = Choose …
next-cancel = Cancel { $what }
next-asked = After this: { $what }

## Pickers
picker-digits = or press 1–9
picker-found = { $found } of { $all }
picker-none = Nothing fits. Type less or something else.
picker-recent = Recent
picker-all = All, { $vendor }

## Slots
bar-actions = Call
slot-dial = Dial
slot-answer = Answer
slot-hang-up = Hang up
slot-hang-up-short = Hang up
slot-call-over = Call is over
slot-call-over-short = Over
slot-decline = Decline
slot-decline-short = Decline
slot-hold = Hold
slot-retrieve = Retrieve
slot-mute = Mute
slot-unmute = Unmute
slot-stop-recording = Stop recording
slot-start-recording = Start recording
slot-transfer = Transfer
slot-connect = Connect two calls
slot-keypad = Dial pad
slot-outcome = Outcome
slot-outcome-short = Outcome
slot-outcome-picked = Outcome, picked
slot-outcome-picked-short = Outcome
slot-outcome-due = Outcome, due
slot-outcome-due-short = Outcome

## Badges
badges = Work and connection
badge-outbox = { $attention ->
    [0] Outcomes on their way: { $count }
   *[other] Outcomes on their way: { $count }, { $attention } of them for you to decide
}
badge-owed = Outcomes owed: { $count }
badge-callbacks = Callbacks due: { $count }
badge-connection-idle = Not connected
badge-connection-online = { $vendor } answers
badge-connection-unsteady = { $vendor } answers at times
badge-connection-offline = No connection to { $vendor }

## Links of the status line
link-dismiss = Close
link-check-again = Check again
link-fix-state = Fix my state
link-look-at-call = Look now
link-enter-password = Password …
link-edit-profile = Profile
link-show-outbox = Show
link-show-owed = Show
link-finish-outcome = Finish

## Calls
calls = Calls
call-no-number = No number
call-none = No call known
call-dialing = dialling
call-ringing = ringing
call-connected = talking
call-held = held
call-wrap-up = ended
call-ended = done
call-inbound = incoming
call-outbound = outgoing
call-estimated = Follows from what you asked for; the vendor has not told it.
call-gone = no longer listed
call-kept = kept here
call-kept-there = queued at { $vendor }
call-muted = muted
call-guess = { $word }, estimated
call-consultation = Consultation
call-over = Call is over
call-other-code = At { $vendor }: { $code }
call-recorded = rec
call-not-recorded = not recorded
call-they-hung-up = they hung up
call-time-unknown = –:––
call-was = was { $word }
facts-outcome = Outcome
facts-note = Note
facts-none = none yet
facts-kept = { $outcome } · kept here
facts-finish = Finish
facts-lead = Lead

## Dialling
dial-title = Dial
dial-number = Number
dial-erase = Delete
dial-dials = Dials
dial-last = Last: { $number }
dial-again = Again
dial-how = Enter or the green slot dials.
dial-kind = As
dial-kind-manual = A number
dial-kind-extension = An extension
dial-kind-preview = The record in preview
dial-kind-shotgun = Several numbers
dial-lead = Lead, if known

## Tones
tones-title = Tones
tones-none = Each key sends its tone at once
tones-how = The keys 0–9, * and # of your keyboard send tones too.

## Outcome
outcome-title = Outcome
outcome-field = Outcome
outcome-hint = { $count ->
    [one] 1 code, type or 1–9
   *[other] { $count } codes, type or 1–9
}
outcome-for = For { $who }
outcome-path = Where you are
outcome-top = All outcomes
outcome-opens = opens more
outcome-form-note = { $vendor } keeps no outcomes. Yours is kept on this computer and goes to { $vendor } as a note.
outcome-form-here = { $vendor } keeps no outcomes. Yours is kept on this computer.
outcome-loading = Asking { $vendor } for its outcomes.
outcome-no-list = { $vendor } gave no outcomes. Check the connection, then ask again.
outcome-nobody = No call waits for an outcome
outcome-choose = Choose an outcome.
outcome-lacks-callback = { $outcome } still needs a time.
outcome-lacks-sales = { $outcome } still needs a number of sales.
outcome-lacks-note = { $outcome } still needs a note.
outcome-note = Note
outcome-note-needed = Note (needed)
outcome-note-stays = { $vendor } takes no note. It is kept on this computer.
outcome-sales = Sales
needs-callback = needs a time
needs-note = needs a note
needs-sales = needs a number of sales
kept-more = Kept here. Sent when the call ends.
kept-there = Queued at { $vendor }. It is saved there when the call ends.
kept-change = Change
ending-save = Save
ending-save-ready = Save, then ready
ending-save-break = Save, then break …
ending-save-named = Save, then { $what }
ending-keep = Keep
ending-keep-ready = Keep, then ready
ending-keep-break = Keep, then break …
ending-keep-named = Keep, then { $what }
ending-change = Send this instead
break-title = Break after this
break-field = Break

## Calling back
callback-title = Call back
callback-back = Back
callback-hour = In 1 h
callback-afternoon = Today 17:00
callback-tomorrow = Tomorrow 9:00
callback-date = Date
callback-time = Time
callback-set = Set call back
callback-set-at = Call back { $time }
callback-pick = Pick a time

## Several sessions
sessions = Sessions
session-ringing = Call at { $session } from { $who }. Shift F9 shows the next session.
session-call-rings = a call rings
session-call-up = a call is up
session-needs = { $count ->
    [one] 1 thing needs you
   *[other] { $count } things need you
}
together-title = All sessions

## Signing in and out
sign-in-title = Sign in
sign-in-first = Make your first profile
sign-in-going = Signing in
sign-in-starts = Signing in leaves your state as it is.
sign-in-owed = { $count ->
    [one] One outcome of your last shift is still owed.
   *[other] { $count } outcomes of your last shift are still owed.
}
sign-out = Sign out …

## Menu
menu-quit = Quit
