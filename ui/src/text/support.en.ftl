### Words the core sends about the support bundle and the examination of a connection.

bundle-no-folder = That folder is not there. Nothing was written. Choose another one.
bundle-not-allowed = You may not write into that folder. Nothing was written. Choose another one.
bundle-disk-full = The disk is full. Nothing was written. Make room or choose a folder on another disk.
bundle-failed = The bundle could not be written. Nothing of it is left. Try another folder.

## Examining a connection: what is found
doctor-disk-ok = The data folder can be written to; its disk has { $free } free.
doctor-disk-writes = The data folder can be written to.
doctor-disk-low = The disk of the data folder has only { $free } free.
doctor-disk-bad = The data folder cannot be written to.
doctor-keychain-ok = The keychain works, and what is personal is kept encrypted.
doctor-keychain-demo = Not used: nothing is kept in demo mode.
doctor-proxy = The system sends this through the proxy { $host }.
doctor-proxy-none = No proxy stands between.
doctor-proxy-refused = The proxy { $host } opens no way to the vendor.
doctor-name-ok = The name { $host } is known. Addresses: { $count }.
doctor-name-bad = Nobody knows the name { $host }.
doctor-connection-ok = { $host } takes connections.
doctor-connection-refused = { $host } refuses connections.
doctor-connection-none = There is no way to { $host }.
doctor-certificate-ok = The certificate by { $issuer } is trusted and holds until { $day }.
doctor-certificate-trusted = The certificate is trusted.
doctor-certificate-soon = The certificate by { $issuer } is trusted, but it ends on { $day }.
doctor-certificate-none = Not needed: the connection stays on this computer.
doctor-certificate-file = The profile’s file of root certificates cannot be read.
doctor-certificate-no-roots = This computer trusts no certificates at all.
doctor-certificate-expired = The certificate by { $issuer } ended on { $day }.
doctor-certificate-not-yet = The certificate by { $issuer } does not hold yet; it ends on { $day }.
doctor-certificate-name = The certificate is for another host.
doctor-certificate-unknown = The certificate is signed by { $issuer }, whom this computer does not trust.
doctor-certificate-bad = The certificate by { $issuer } is not good.
doctor-certificate-broken = No encrypted connection comes about.
doctor-answer-ok = The vendor’s host answers within { $milliseconds } ms.
doctor-answer-slow = The vendor’s host takes { $milliseconds } ms to answer.
doctor-answer-none = The vendor’s host takes the connection and does not answer.
doctor-clock-ok = This computer’s clock and the vendor’s agree.
doctor-clock-apart = This computer’s clock and the vendor’s are { $seconds } s apart.
doctor-clock-not-told = The vendor’s host does not tell the time.
doctor-signed-in = Signed in at { $vendor }.
doctor-sign-in-ok = { $vendor } takes the login and the password.
doctor-no-password = Not tried: no password is kept. Sign in once to try it.
doctor-elsewhere = Not tried: it would end the other sign-in. Choose first where to go on.
doctor-lists-ok = Read. Calls now: { $calls }. Outcomes to choose from: { $outcomes }.
doctor-not-reached = Not tried, because of what went wrong before.

## What to do about it
doctor-do-disk = Make room on the disk, or ask your administrator about the rights to the folder.
doctor-do-keychain = Unlock or set up the keychain of your system.
doctor-do-proxy = Ask your administrator whether the proxy lets you reach the vendor.
doctor-do-address = Check the address in the profile.
doctor-do-network = Check network and VPN, then ask your administrator.
doctor-do-root = If your company opens encrypted connections, its root certificate is missing here: ask your administrator for it.
doctor-do-clock = Set this computer’s clock.
doctor-do-clock-or-vendor = Check this computer’s clock. If it is right, the vendor has to renew the certificate.
doctor-do-vendor = Tell the vendor or your administrator.

## Keys: why one cannot be
keys-no-window = Keys for every program need the window.
keys-wayland = This desktop (Wayland) lets no program have keys everywhere. Use the tray, or links that dial.
keys-system = The system lets no program have keys everywhere.
keys-in-use = Another program has { $key } already. Choose another key.
keys-not-there = This keyboard has no { $key }. Choose another key.
keys-no-selection = This system does not tell what is selected in another program. Use links, or copy and paste the number.
keys-taken = { $key } is in use already.
keys-not-a-key = { $key } cannot be used. Take F1 to F24, a letter, a digit or Enter.
keys-types = { $key } types a character. Hold Ctrl or Alt with it.
keys-alt-gr = Ctrl and Alt together type a character on many keyboards.
keys-reserved = { $key } has another use in text fields, lists or the system.
keys-not-everywhere = For every program, hold Ctrl or Alt with the key; Enter stays free.

## Dialling links and what is selected
link-off = Links do not dial here: your administrator has switched that off.
link-not-to-dial = That link is not one to dial. Nothing was dialled.
link-no-number = That link has no number in it that can be dialled. Nothing was dialled.
link-no-profile = That link is for the profile { $profile }, which is not here. Nothing was dialled.
selected-off = Selected numbers do not dial here: your administrator has switched that off.
selected-nothing = Nothing is selected. Select a number in any program, then press the key again.
selected-no-number = What is selected holds no number, or more than one. Nothing was dialled.

## Push and broker
doctor-push-ok = { $vendor } tells at once what changes.
doctor-push-down = { $vendor } does not tell what changes; it is asked every few seconds instead.
doctor-push-none = Not asked: { $vendor } tells nothing by itself. It is asked every few seconds.
doctor-broker-none = Not asked: no broker is set up.
doctor-do-push = Ask your administrator whether the proxy cuts requests that stay open for long.

## What is in force
bad-settings-file = The settings file { $file } is not good: { $detail }. Ringside’s usual settings are in force until you change one.
in-force-without-keychain = While there is no keychain
in-force-wrap-up-at-zero = When the time for wrap-up is over
in-force-history-days = Days that settled work is kept
in-force-not-ready-before-sleep = Not ready before the computer sleeps
in-force-dial-links = Links that ask to dial
in-force-page-bridge = Pages of the browser that use the bar
in-force-page-bridge-origins = The only pages that may ask
in-force-page-bridge-on = Pages may ask to use the bar
in-force-language = Language
in-force-theme = Colours
in-force-text-percent = Text size in percent
in-force-break-day-minutes = Minutes of break in a shift
in-force-extend-wrap-up-seconds = Seconds added to wrap-up
in-force-extend-wrap-up-times = Times wrap-up can be extended
in-force-ring-at-most-s = Ringing, at most, in seconds
in-force-screen-pop-hosts = Hosts a page may be opened at
in-force-screen-pop-schemes = Kinds of address a page may be opened by
in-force-ring-mode = How a call that rings is shown
in-force-ring-notification = Notification when it rings
in-force-ring-volume-percent = Volume of ringing
in-force-do-not-call-command = Program asked before a number is dialled
in-force-do-not-call-url = Address asked before a number is dialled
in-force-do-not-call-seconds = Seconds its answer may take
in-force-do-not-call-unreachable = Without an answer
in-force-other = { $key }

## Tables of a shift
export-began = Began
export-ended = Ended
export-direction = Direction
export-inbound = inbound
export-outbound = outbound
export-number = Number
export-name = Name
export-queue = Queue or campaign
export-outcome = Outcome
export-owed = still owed
export-missed = missed
export-hour = Hour
export-calls = Calls
export-talk = Talk
export-hold = Hold
export-wrap-up = Wrap-up
export-break = Breaks
export-ready = Ready
export-not-ready = Not ready
export-ringing = Ringing or dialling

## Training
shift-inbound = Inbound queue
shift-inbound-about = Calls come steadily; the trouble is small.
shift-outbound = Outbound campaign
shift-outbound-about = You dial; nearly every second number does not answer.
shift-difficult = Difficult day
shift-difficult-about = Everything you should have seen once, in twenty minutes.
shift-own = { $text }
bad-shift-file = The shift { $file } is not good: { $detail }.
training-no-demo = That is for demo mode only. Nothing happened.
training-not-now = That cannot happen now. Nothing happened.

## Numbers not to be called
do-not-call = Not dialled: this number may not be called.
do-not-call-because = Not dialled: { $reason }
do-not-call-unknown = Not dialled: nobody could be asked whether this number may be called. Try again in a moment.
do-not-call-ask = Nobody could be asked whether this number may be called. Dial again to call it all the same.

## Links that dial: whose they are
links-not-installed = This copy of Ringside was not installed, so the desktop does not know it. Install it first.
links-not-taken = The desktop did not take the change. Choose Ringside in its settings for default programs.
links-in-system-settings = Choose Ringside in the settings of the system, under default programs.

## Pages of the browser that use the bar
bridge-gone = That page no longer asks. Nothing was connected.
bridge-ports-taken = No page can find the bar: other programs have all of this computer’s ports from { $first } to { $last }. Close a second bar, then try again.
bridge-not-let = No page can find the bar: this computer lets no program use port { $port }. Tell your administrator.
