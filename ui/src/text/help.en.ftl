### The page's words of the panels that help whoever helps the agent. They come with those panels.

## Support bundle
bundle-title = Support bundle
bundle-what = All of this goes into one file for whoever helps you; nothing else does. Passwords, names, numbers and notes are left out. Nothing is sent: you decide who gets the file.
bundle-files = What is in it
bundle-no-preview = The bundle could not be shown.
bundle-folder = Folder
bundle-save = Save the bundle
bundle-saved = Saved ({ $size }) as

## Examining a connection
doctor-title = Check the connection
doctor-start = Check
doctor-again = Check again
doctor-stop = Stop
doctor-copy = Copy as text
doctor-copied = Copied.
doctor-profile = Profile
doctor-over = Checked.
doctor-was-stopped = Stopped before its end.
doctor-none = There is no profile to check yet.
doctor-what = Looks at everything between this computer and the vendor. Nothing is changed.
doctor-check-disk = Data folder
doctor-check-keychain = Keychain
doctor-check-proxy = Proxy
doctor-check-name = Name
doctor-check-connection = Connection
doctor-check-certificate = Certificate
doctor-check-answer = Answer
doctor-check-clock = Clock
doctor-check-sign-in = Sign-in
doctor-check-lists = Calls and outcomes
doctor-check-push = Push
doctor-check-broker = Broker
doctor-verdict-good = fine
doctor-verdict-doubtful = worth a look
doctor-verdict-bad = wrong
doctor-verdict-skipped = not checked

## Settings and policy
in-force-title = Settings in force
in-force-what = Each setting, the value in force and who set it. What your administrator set is locked.
in-force-locked = Set by your administrator
in-force-line = line { $line }
in-force-user = Set by you
in-force-default = Usual
in-force-none = not set
in-force-file = Policy file
in-force-no-file = There is none.
in-force-own-file = Your settings
in-force-failed = It could not be read
bundle-choose = Choose …
bundle-choose-name = Choose the folder
bundle-show = Show in folder
bundle-not-shown = The folder cannot be shown from here. Open it by its path.
