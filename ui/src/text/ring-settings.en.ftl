# The settings of calls that ring.

ring-settings = Ringing
ring-mode = How a call is announced
ring-mode-card = Card
ring-mode-badge = Badge
ring-mode-silent = Silent
ring-mode-fixed = How a call is announced: { $mode }. Your administrator chose it.
ring-mode-card-what = A small window with the caller, and a sound. It never takes the keyboard.
ring-mode-badge-what = The bar, the tray icon and a sound. No window opens.
ring-mode-silent-what = The bar and the tray icon only. Nothing is heard.
ring-device = Plays on
ring-device-system = The system’s device
ring-volume = Volume
ring-test = Play it
ring-played = That was the sound.
ring-notification = A notification of the system as well
ring-at-most = A call that is still said to ring after { $after_ms } rings no longer here. It stays in the bar.
