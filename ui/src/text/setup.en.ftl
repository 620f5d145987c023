# What the core says about profiles, a test of one, and the keychain. The page reads these words with the panels they stand in.

## Testing a connection
test-profile-ok = The profile is complete.
test-sign-in-ok = { $vendor } accepts the login.
test-agent-ok = { $count ->
    [0] The agent is known and has no call.
    [one] The agent is known and has one call.
   *[other] The agent is known and has { $count } calls.
}
test-outcomes-ok = { $count ->
    [one] One outcome can be chosen.
   *[other] { $count } outcomes can be chosen.
}

## Keychain
keychain-locked = The keychain is locked.
keychain-missing = There is no keychain on this computer.
keychain-timed-out = The keychain did not answer.
keychain-failed = The keychain reported a fault.
keychain-off = Ringside was started without the keychain.
keychain-data-encrypted = Passwords are kept for this session only. Notes, numbers and names stay encrypted.
keychain-data-plain = Passwords are kept for this session only. Notes, numbers and names are kept on this computer unencrypted, in a file only you can read, until the keychain works again.
keychain-data-refused = Your administrator lets nobody sign in without it, because notes, numbers and names could not be encrypted. Unlock it, then sign in. If there is none, call your administrator.

## What a profile asks for, by vendor
field-login = Login
field-account = Account
field-user-id = Agent’s number
field-agent-id = Agent id
field-password = Password
field-api-key = API key
field-agent-password = Agent’s own password
field-session-or-token = Session or token
field-dial-token = Token for dialling
field-supervisor-password = Supervisor’s password
