### The page's words of demo mode for trainers, and of the tour. They come with those panels.

## Trainer
trainer-title = Trainer
trainer-goes = { $calls } calls an hour
trainer-rests = no shift
trainer-vendor-of = Vendor
trainer-script = Shift
trainer-holds = Calls an hour: { $calls }. Things that happen besides: { $steps }.
trainer-begin = Begin the shift
trainer-again = Begin anew
trainer-end = End it
trainer-rate = Calls an hour
trainer-rate-set = Set
trainer-rate-wrong = A number from 0 to 240
trainer-calls = Happens to the call
trainer-agent = Happens to the agent
trainer-vendor = Happens to the vendor
trainer-vendor-slow = The vendor is slow until it is well again.
trainer-vendor-down = The vendor does not answer until it is well again.
trainer-lines = What happened
trainer-not-then = It made no sense then
happening-call-arrives = A customer calls
happening-caller-hangs-up = The other side hangs up
happening-call-drops = The call drops
happening-line-busy = The line is busy
happening-state-changes = Another program changes the state
happening-logged-out = A supervisor logs the agent out
happening-session-ends = The session ends
happening-vendor-slow = Slow
happening-vendor-down = Down
happening-vendor-restarts = Restarts
happening-vendor-well = Well again

## Tour
tour-title = Tour
tour-stop = { $stop } of { $stops }
tour-next = Next
tour-back = Back
tour-end = End the tour
tour-done = Done
tour-welcome-title = Five minutes with the bar
tour-welcome = This is demo mode: the vendors are simulated, nothing is kept and nobody is called. The arrow keys turn the pages, Esc ends the tour at any time, and it begins again where you left it. A frame shows which part is meant.
tour-state-title = Your state
tour-state = The shape, the word and the time say what the vendor last confirmed. F9 changes it. Hatched means asked and not yet answered; dashed grey means that nobody knows.
tour-slots-title = Eight places, eight keys
tour-slots = The places never move, at any vendor and in any height. F1 to F8 are their keys in this order. What does not work now is faint and says why when you reach it. Hold Alt to see the keys.
tour-call-title = A call
tour-call = F1 dials or answers, F2 hangs up. Type a number and look at what would be dialled before you press Enter. After somebody else hangs up, the place of hanging up is dead for a moment, so that you end nothing by mistake.
tour-outcome-title = The outcome
tour-outcome = F8 opens the outcomes. A digit chooses, and what the code needs is said before. Save, save and be ready, or save and take a break: one key ends the work on a call.
tour-badges-title = What is on its way
tour-badges = Outcomes on their way to the vendor, and calls that still lack one. Nothing is lost when the network goes: it is kept here and sent later.
tour-status-title = One place for trouble
tour-status = The last line says what goes on, and what went wrong with what to do next. F12 follows its link. It tells screen readers, too.
tour-menu-title = All else
tour-menu = Here are the lists, what happened in the shift, the languages, the connection check and, in demo mode, the trainer, who lets things go wrong on purpose.
