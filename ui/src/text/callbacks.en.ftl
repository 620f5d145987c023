# The list of calls to make at a time that was agreed, pinned outcomes, more time for wrap-up and pages for calls.

callbacks-title = Callbacks
callbacks-search = Name, number or note
callbacks-count = { $count ->
    [one] 1 callback
   *[other] { $count } callbacks
}
callbacks-loading = Reading the callbacks.
callbacks-none = No callbacks
callbacks-none-more = A time set with an outcome stands here.
callbacks-failed = The callbacks could not be read
callbacks-missed = Overdue
callbacks-due = Due
callbacks-due-side = { $count } due
callbacks-today = Later today
callbacks-later = Later
callbacks-called = Dialled, outcome open
callbacks-clocks = { $yours }, { $theirs } in { $city }
callbacks-over = { $time } over
callbacks-in = in { $time }
callbacks-called-at = dialled { $time }
callbacks-minutes = { $count ->
    [one] 1 min
   *[other] { $count } min
}
callbacks-hours = { $hours } h { $minutes } min
callbacks-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
callbacks-there = { $vendor } has these times too, and its dialler may make the calls itself.
callbacks-here = Only this bar knows these times. { $vendor } is not told.
callbacks-export = Save the overdue ones as a table
callbacks-snooze = Remind me of { $who } again
callbacks-minutes-5 = In 5 min
callbacks-minutes-15 = In 15 min
callbacks-minutes-60 = In 1 h
callbacks-tomorrow = Tomorrow
callbacks-dial = Dial { $who }
callbacks-done = Done
callbacks-unreadable = The number cannot be read: the key it was stored with is not here.
link-show-callbacks = Show

pin-add = Pin { $outcome }
pin-remove = Unpin { $outcome }
pin-group = Pinned
pin-added = { $outcome } is pinned.
pin-removed = { $outcome } is not pinned any more.
wrap-up-extend = { $seconds } s more
wrap-up-extend-there = { $vendor } is asked for { $seconds } seconds more. { $left ->
    [one] Once more for this call.
   *[other] { $left } times for this call.
}
wrap-up-extend-here = Only this bar waits { $seconds } seconds longer; { $vendor } goes by its own time. { $left ->
    [one] Once more for this call.
   *[other] { $left } times for this call.
}

pages-title = Pages opened for calls
pages-what = Leave it empty for no page. In braces stands what each call has:
pages-ring = As a call rings
pages-answer = As it is answered
pages-wrap-up = As it is over
pages-try = Open the example
pages-not-allowed = Your administrator does not allow this address.
