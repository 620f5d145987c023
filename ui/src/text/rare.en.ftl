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
floor-force = Set { $state }
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
list-start-what = Start { $what }
list-stop-what = Stop { $what }
list-more = { $count } more

## Profiles
profile-new = New profile
profile-edit = Edit profile
profile-step = step { $step } of 2
profile-vendor = Vendor
profile-name = Name
profile-url = Address
profile-optional = { $field }, if used
profile-kept = kept
profile-region = Country of short numbers
profile-more = The address begins with https. The password is only used to try it now; it goes to the keychain when you sign in.
profile-test = Test
profile-testing = Testing
profile-cancel = Cancel
profile-back = Back
profile-delete = Delete
profile-use = Save and sign in
profile-use-anyway = Save as it is
profile-works = The profile works.
profile-works-not = The profile does not work yet.
step-profile = Fields
step-sign-in = Sign-in
step-agent = Agent
step-outcomes = Outcomes

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
