# The words of panels seldom opened. They come with those panels; all others stand in en.ftl.

## Lead
lead-title = Lead
lead-title-id = Lead { $lead }
lead-no-call = No call is up
lead-none = No lead is known for this call
lead-none-more = { $vendor } did not say which lead it is. The call works as usual.
lead-id = Lead number
lead-set = Set
lead-numbers = Numbers
lead-asking = Asking { $vendor } for the numbers.
lead-no-numbers = This lead has no numbers.
lead-in-call = in this call
lead-move = Move here
lead-dial = Dial
lead-dial-number = Dial { $number }
lead-create = New lead for this call
lead-create-do = Create
lead-create-more = { $vendor } creates the lead and moves this call to it.

## Connecting two calls
connect-title = Connect
connect-one = Two calls are needed
connect-one-more = Put this one on hold and dial the second.
connect-on-hold = on hold
connect-talking = talking to you
connect-what = They will talk to each other and you leave both calls. { $vendor } takes both outcomes with this step.
connect-outcome = Outcome for { $who }
connect-note = Note for { $who }
connect-choose = Choose …
connect-swap = Swap
connect-do = Connect and leave
connect-missing = { $count ->
    [one] One outcome is missing.
   *[other] Both outcomes are missing.
}

## Lookups
lookups-title = Lookups
lookups-what = What
lookups-none = { $vendor } has nothing to look up
lookup-contact = Contact
lookup-past = Past calls
lookup-notes = Notes
lookup-counters = Figures
lookup-notices = News
lookup-floor = Team
lookup-schedule = Schedule a call
lookup-block = Do not call
lookup-look = Look up
lookup-refresh = Look again
lookup-failed = It could not be looked up
contact-how = A number, to see what { $vendor } knows of it.
contact-unknown = { $vendor } does not know this number
contact-edit = Change
contact-add = Add it
contact-name = Field
contact-value = Value
contact-save = Save
past-none = { $vendor } shows no past calls
notes-no-call = A note belongs to a call, and none is up
notes-add = Add note
notes-added = { $vendor } has it.
notes-data = Value kept with the call
counters-yours = Yours
notices-none = { $vendor } has no news
floor-listen = Listen
floor-whisper = Whisper
floor-barge = Join
floor-leave = Stop listening
floor-force = Set to { $state }
block-what = { $vendor } calls no number on its do-not-call list.
block-do-on = Put on the list
block-do-off = Take off
block-on = { $number } is on the do-not-call list.
block-off = { $number } is off the do-not-call list.
schedule-campaign = Campaign
schedule-campaign-id = Campaign’s id
schedule-name = Name, if known
schedule-soon = As soon as possible
schedule-me = I take the call
schedule-do = Schedule
schedule-done = { $vendor } has it.

## Lists
lists-title = Lists
lists-none = { $vendor } has no lists for you
list-campaigns = Campaigns
list-queues = Queues
list-colleagues = People
list-search = Search
list-asking = Asking { $vendor }.
list-failed = The list could not be read
list-empty = { $vendor } lists nothing here
list-active = active
list-inactive = off
list-start = Start
list-stop = Stop

## Profiles
profile-new = New profile
profile-edit = Edit profile
profile-step = step { $step } of { $steps }
profile-vendor = Vendor
profile-name = Name
profile-url = Address
profile-optional = { $field }, if used
profile-kept = kept
profile-region = Country of local numbers
profile-begin = Choose your vendor and give the profile a name. The next step asks for the address and the account, then everything on the way there is tried.
profile-more = The address begins with https. The password is only used to try it now; it goes to the keychain when you sign in.
profile-test = Test
profile-testing = Testing
profile-next = Next
profile-cancel = Cancel
profile-back = Back
profile-delete = Delete
profile-delete-what = Delete the profile { $name }? Its address, account and password go from this computer.
profile-delete-not = Keep it
profile-delete-do = Delete the profile
profile-pages = Pages to open for its calls …
profile-use = Save and sign in
profile-use-anyway = Save as it is
profile-works = The profile works.
profile-works-not = The profile does not work yet.

## What happened
timeline-title = What happened
timeline-search = Search
timeline-copy = Copy
timeline-copied = { $count ->
    [one] One line copied.
   *[other] { $count } lines copied.
}
timeline-none = Nothing yet
timeline-failed = It could not be read

## Passing a call on
transfer-title = Transfer
transfer-field = Name or number
transfer-directory = Directory
transfer-none = Nobody fits. Type a number to use it as it is.
transfer-number-only = Type a number.
transfer-choose = Choose whom, then how.
transfer-choose-whom = Choose whom.
transfer-to = To { $who }
transfer-way-transfer = Pass on
transfer-way-consult-transfer = Consult first
transfer-way-consult-conference = Consult, then all three
transfer-way-conference = Add to the call
consult-title = Consultation
consult-customer = customer
consult-consulted = consulted
consult-waits = { $customer } waits. { $who } has not answered yet.
consult-what = { $customer } waits while you talk to { $who }.
consult-transfer = Connect them and leave
consult-conference = All three together
consult-back = Back to the customer

## Several sessions
together-wish = Ask for
together-break = Break
together-each = Each vendor is asked by itself and confirms by itself. During a call it is what follows the call.
together-none = { $vendor } takes no such state from here.
together-asked = asked: { $state }
together-ask = { $count ->
    [one] Ask one session
   *[other] Ask { $count } sessions
}

## Outcomes on their way
outcomes-title = Outcomes
outcomes-owed = Owed { $count }
outcomes-owed-side = { $count } owed
outcomes-way = On their way { $count }
outcomes-all = All
outcomes-open = Open
outcomes-search = Outcome, name or number
outcomes-all-failed = The outcomes that are done could not be read
outcomes-needs = Needs you
outcomes-going = By themselves
outcomes-order = in order, per call
outcomes-line = { $needs ->
    [0] { $going } by themselves, none needs you.
   *[other] { $going } by themselves, { $needs } for you.
}
outcomes-none-way = Everything has arrived
outcomes-none-way-more = What you save next shows here until it has.
outcomes-none-done = Nothing sent yet
entry-queued = waiting
entry-sending = sending
entry-unknown = asking
entry-needs-attention = needs you
entry-delivered = recorded
entry-delivered-unconfirmed = probably recorded
entry-marked-done = marked by you
entry-kept-as-note = kept as note
entry-times = saved { $saved }, settled { $settled }
entry-again = again in
entry-for = For { $who }.
entry-recorded = It is recorded
entry-send-again = Send again
entry-change = Change …
entry-keep-note = Keep as note
owed-search = Name, number, queue or outcome
owed-finish = Finish
owed-keep = Keep as note
owed-late-what = { $vendor } takes no outcome for { $who } any more. What you entered can stay here as a note.
owed-note = note entered
owed-nothing = nothing chosen
owed-ended-away = wrap-up ended while the bar was away
owed-too-late = too late for { $vendor }
owed-none = Every call has its outcome
owed-none-more = { $count ->
    [0] None recorded yet today.
    [one] 1 recorded today.
   *[other] { $count } recorded today.
}

## Signing in and out
sign-in-again = Sign in again
sign-in-profile = Profile
sign-in-password = Password
sign-in-secret-for = { $secret } for { $agent }
sign-in-kept = The password is in this computer’s keychain. Leave the field empty to use it.
sign-in-remember = Keep it in this computer’s keychain
sign-in-demo = Demo: nothing is kept, every vendor is simulated.
sign-in-do = Sign in
sign-in-another = Sign in to another …
sign-in-all = Every profile is signed in
sign-in-no-profile = No profile yet
sign-in-no-profile-more = A profile says where you sign in and as whom.
sign-out-title = Sign out
sign-out-first = { $count ->
    [one] 1 outcome first
   *[other] { $count } outcomes first
}
sign-out-stay = Stay signed in
sign-out-insist = Sign out, keep them here
sign-out-anyway = Sign out anyway
sign-out-do = Sign out
quit-title = Quit Ringside
quit-stay = Stay
quit-insist = Quit anyway
quit-do = Quit
unfinished-nothing = Nothing is unfinished.
unfinished-calls = { $count ->
    [one] A call is up.
   *[other] { $count } calls are up.
}
unfinished-calls-more = { $count ->
    [one] It stays up at { $vendor }; the bar only stops showing it.
   *[other] They stay up at { $vendor }; the bar only stops showing them.
}
unfinished-unsent = { $count ->
    [one] One outcome is not sent yet.
   *[other] { $count } outcomes are not sent yet.
}
unfinished-unsent-more = Kept on this computer’s disk. If you go now, sending goes on after your next sign-in here, not before.
unfinished-owed = { $count ->
    [one] One call has no outcome yet.
   *[other] { $count } calls have no outcome yet.
}
unfinished-owed-more = What you entered is kept on this computer’s disk and waits among the owed outcomes.
unfinished-asked = { $vendor } has not answered yet.
unfinished-asked-more = What you asked for may still happen there; the bar shows it after your next sign-in.
unfinished-demo = This is the demo: nothing of it is kept.
unfinished-show = Show the outcomes

## Signed in twice
elsewhere-title = Signed in twice
elsewhere-who = { $certain ->
    [yes] { $agent } signed in on another computer. This bar noticed at { $time }.
   *[no] It seems that another program signed in with the account of { $agent }. This bar noticed at { $time }.
}
elsewhere-what = At { $vendor } a new sign-in ends the earlier ones. This bar has stopped asking and changes nothing until you choose.
elsewhere-left = If you sign out here:
elsewhere-here = Go on here, end the other
elsewhere-there = Go on there, sign out here
badge-connection-elsewhere = Another sign-in has the line
link-choose-where = Choose

## Menu
menu-height = Height
height-strip = Strip
height-card = Card
height-panel = Panel
menu-language = Language
menu-language-fixed = Language: { $language }. Your administrator chose it.
menu-theme = Colours
theme-auto = System
theme-light = Light
theme-dark = Dark
menu-text = Text size
menu-log-in = Log in at { $vendor }
menu-log-out = Log out at { $vendor }
menu-fix = Fix my state
menu-minimise = Put away
menu-no-tray = This desktop shows no tray icon. Keep this window in reach to answer and hang up.

## A number from a link
offered-sign-in = Sign in; { $number } then stands in the number field.
offered-waits = { $number } is in the number field. It can be dialled after this.

## A time to call back where the clocks change
callback-skipped = That time does not exist that night in { $city }. Nearest:
callback-nearest = { $time }, yours { $own }
callback-twice = { $time } comes twice that night in { $city }. Which one?
callback-first = { $time }, first
callback-second = { $time }, second
callback-past = That time is over. Choose a later one.
callback-wrong = Write a time such as 14:30.
callback-yours = { $city }, yours
callback-theirs = { $city }, customer
callback-zone = On the clock of
