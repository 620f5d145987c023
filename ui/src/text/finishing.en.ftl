# What the core says about callbacks, more time for wrap-up, pinned outcomes and pages for calls. It comes with the panels
# seldom opened.

status-callbacks-due = { $count ->
    [one] A callback is due.
   *[other] { $count } callbacks are due.
}
status-callbacks-missed = { $count ->
    [one] A callback is overdue by more than half an hour.
   *[other] { $count } callbacks are due, { $missed } of them for more than half an hour.
}
status-extended-here = The bar waits { $seconds } seconds longer. { $vendor } was not asked and may end the wrap-up by itself.
status-page-failed = The page for the call did not open. Check which browser is this computer’s usual one.
status-page-not-allowed = The page for the call was not opened: your administrator does not allow its address.
announce-callbacks-due = { $count ->
    [one] A callback is due.
   *[other] { $count } callbacks are due.
}
announce-extended = More time for wrap-up.
why-no-more-time = There is no more time to be had for this wrap-up.
why-pins-full = Nine outcomes are pinned. Take one of them off first.
tray-callbacks = { $count ->
    [one] 1 callback due
   *[other] { $count } callbacks due
}
export-agreed = Agreed for
export-zone = Zone
export-overdue = Overdue by
export-put-off = Put off until
export-note = Note
