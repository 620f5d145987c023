# The tray. Only the shell reads these words, in Rust; the page never does.

tray-state = { $session }: { $state }
tray-show = Show Ringside
tray-answer = Answer { $who }
tray-answer-unknown = Answer the call
tray-decline = Decline the call
tray-hang-up = Hang up
tray-ready = Ready
tray-not-ready = Not ready
tray-not-ready-reason = Not ready: { $reason }
tray-is-signed-out = Signed out
tray-is-checking = Checking
tray-is-unknown = State unknown
tray-is-elsewhere = State unknown: signed in twice
tray-is-ready = Ready
tray-is-not-ready = Not ready
tray-is-offered = Ringing
tray-is-dialing = Dialling
tray-is-on-call = On a call
tray-is-wrap-up = Wrap-up
tray-quit = Quit Ringside
tray-quit-anyway = Quit anyway: { $what }
left-calls = { $count ->
    [one] 1 call up
   *[other] { $count } calls up
}
left-unsent = { $count ->
    [one] 1 outcome not sent
   *[other] { $count } outcomes not sent
}
left-owed = { $count ->
    [one] 1 outcome owed
   *[other] { $count } outcomes owed
}
left-asked = { $count ->
    [one] 1 request unanswered
   *[other] { $count } requests unanswered
}
