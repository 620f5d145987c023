# What happened in a shift, line by line, as the core tells it. The page reads these words once somebody looks.

happened-signed-in = Signed in at { $vendor }
happened-signed-out = Signed out at { $vendor }
happened-signed-out-here = Signed out here. { $vendor } was told nothing
happened-password-asked = { $vendor } asked for the password
happened-line-down = Connection to { $vendor } lost
happened-taken-over = A newer sign-in at { $vendor } ended this one
happened-taken-over-it-seems = It seems that a newer sign-in at { $vendor } ended this one
happened-line-up = Connection to { $vendor } is back
happened-for-sleep = Before the computer sleeps, policy asks for not ready
happened-sleep = The computer went to sleep
happened-other-network = The computer is in another network
happened-state-asked = Asked { $vendor } for { $state ->
    [ready] ready
    [not-ready] not ready
    [on-call] on a call
    [wrap-up] wrap-up
    [signed-out] signed out
   *[other] { $state }
}
happened-state-refused = { $vendor } did not take { $state ->
    [ready] ready
    [not-ready] not ready
    [on-call] on a call
    [wrap-up] wrap-up
    [signed-out] signed out
   *[other] { $state }
}
happened-state-unanswered = No answer from { $vendor } to { $state ->
    [ready] ready
    [not-ready] not ready
    [on-call] on a call
    [wrap-up] wrap-up
    [signed-out] signed out
   *[other] { $state }
}
happened-state = State at { $vendor }: { $state ->
    [ready] ready
    [not-ready] not ready
    [on-call] on a call
    [wrap-up] wrap-up
    [signed-out] signed out
   *[other] { $state }
}
happened-state-estimated = State as it follows, not told by { $vendor }: { $state ->
    [ready] ready
    [not-ready] not ready
    [on-call] on a call
    [wrap-up] wrap-up
    [signed-out] signed out
   *[other] { $state }
}
happened-state-unknown = State at { $vendor } not known
happened-call-dialled = Call { $call } dialled
happened-call-appeared = Call { $call } came from { $vendor }
happened-call-answered = Call { $call } answered
happened-call-held = Call { $call } on hold
happened-call-retrieved = Call { $call } off hold
happened-call-ended-by-you = Call { $call } ended: you hung up
happened-call-ended = Call { $call } ended: not from this bar
happened-call-corrected = Call { $call } corrected from { $from ->
    [dialing] dialling
    [ringing] ringing
    [connected] on the line
    [held] on hold
   *[over] over
} to { $to ->
    [dialing] dialling
    [ringing] ringing
    [connected] on the line
    [held] on hold
   *[over] over
}, as { $vendor } lists it
happened-outcome-saved = Outcome of call { $call } saved on this computer
happened-outcome-kept = Outcome of call { $call } kept here until the call ends
happened-outcome-waits = Outcome of call { $call } waits to be sent to { $vendor }
happened-outcome-delivered = Outcome of call { $call } is at { $vendor }
happened-outcome-unknown = Outcome of call { $call } sent, no answer from { $vendor }
happened-outcome-needs-you = Outcome of call { $call } needs you
happened-outcome-here = Outcome of call { $call } stays on this computer
happened-outcome-withdrawn = Outcome of call { $call } is a draft again
happened-decided-send-again = Decided: send an outcome again
happened-decided-mark-done = Decided: an outcome counts as recorded at { $vendor }
happened-decided-change = Decided: another outcome
happened-decided-keep-as-note = Decided: keep an outcome as a note
happened-fix-begun = Fix my state: { $vendor } asked how things are
happened-fix-given-up = { $count ->
    [one] Given up: one action { $vendor } had not answered
   *[other] Given up: { $count } actions { $vendor } had not answered
}

## What a page of the browser did
cause-page = by the page { $page }
happened-page-dialled = A connected page had a number dialled
happened-page-outcome = A connected page set an outcome
