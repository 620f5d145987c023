### Words of the page about the shift: its calls and its figures.

history-title = Calls of this shift
history-search = Name, number, outcome or queue
history-failed = The calls could not be read
history-none = No calls in this shift yet
history-talk = talked
history-up = on now
history-owed = outcome owed
history-dropped = closed without outcome
history-missed = missed
history-only-missed = Missed { $count }
history-call-back = call back
history-none-missed = None missed

shift-title = My shift
shift-since = since { $time }; only you see this
shift-failed = The figures could not be read
shift-none = Nothing in this shift yet
shift-calls = Calls
shift-talk = Talk
shift-hold = Hold
shift-wrap-up = Wrap-up
shift-break = Breaks
shift-ready = Ready
shift-owed = Owed
shift-by-hour = Calls by hour
shift-time-by-hour = Time by hour
shift-share = Where the time went
shift-table = As a table
shift-hour = Hour
# Heads of narrow columns
shift-short-calls = Calls
shift-short-talk = Talk
shift-short-hold = Hold
shift-short-wrap-up = Wrap-up
shift-short-break = Breaks
shift-short-ready = Ready
shift-breaks = Breaks
shift-left = { $time } left
shift-over = { $time } over
shift-of = { $used } of { $all }
shift-times = { $count ->
    [one] { $count } break
   *[other] { $count } breaks
}
shift-no-breaks = None so far
shift-outcomes = Outcomes
shift-no-outcomes = None so far
shift-kind-success = Successes
shift-kind-callback = Callbacks
shift-kind-call-again = To be tried again
shift-kind-transfer = Passed on
shift-kind-other = Others
shift-private = Counted on this computer from what the bar saw. It goes nowhere.

export-save = Save as CSV
export-saved = Saved:
export-elsewhere = Other folder …
export-elsewhere-name = Folder for the table
