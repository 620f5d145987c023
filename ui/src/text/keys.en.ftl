# The page of keys. Its words come with it.

## What the keys do
key-dial = Dial, answer
key-hang-up = Hang up, decline
key-hold = Hold, retrieve
key-mute = Microphone off, on
key-record = Recording
key-transfer = Transfer, connect
key-keypad = Keypad
key-outcome = Outcome
key-state = State, sign-in
key-next = After this
key-session = Next session
key-height = Strip, card, panel
key-link = Link of the status line
key-help = This list of keys
key-save = Save the outcome
key-save-ready = Save, then ready
key-save-break = Save, then break
key-pin = Pin an outcome, unpin it
key-everywhere-answer = Answer
key-everywhere-decline = Decline
key-everywhere-silence = Silence the ringing
key-everywhere-show = Show the bar
key-everywhere-dial = Dial what is selected

## The page
keys-title = Keys
keys-here = In the bar
keys-everywhere = In every program
keys-everywhere-more = Works only once you set it, and is then taken away from all other programs.
keys-always = Always
keys-digits = pick from the open list
keys-alt-digits = the same while you type
keys-back = a level up
keys-enter = dial, choose, sign in
keys-esc = close, back to where you were
keys-alt = hold: shows each key
keys-press = Press a key, such as { $usual }. Backspace: none. Esc: as before.
keys-fixed = Set by your administrator
keys-taken-by = Its key does something else: { $what }
keys-none = none
keys-set = Set
keys-choose = Set: { $what }
keys-change = { $what }: { $key }. Change
keys-reset = Usual key for { $what }
keys-chosen = { $what }: { $key }. Not saved yet.
keys-conflict = { $key } is for “{ $one }” and “{ $two }”. Choose another key for one of them.
keys-not-saved = Not saved. { $why }
keys-saved = Keys saved
keys-save = Save
keys-usual = Usual keys
keys-failed = { $count ->
    [one] { $key } ({ $what }) belongs to another program, so it does not work everywhere. See Keys in the menu.
   *[other] { $count } keys belong to other programs, so they do not work everywhere, such as { $key } ({ $what }). See Keys in the menu.
}

## Which program gets links that dial
links-title = Links that dial
links-what = Which program this computer opens them with.
links-nobody = nobody
links-take = Open them with Ringside
links-taken = They open with Ringside now.
