# Calls that ring: the card, the notification, and what goes wrong with either. The core sends or shows these.

ring-title = Incoming call
ring-answer = Answer
ring-decline = Decline
ring-decline-not-ready = Decline, not ready
ring-no-number = No number
ring-no-name = no name
ring-keys = In the bar { $answer } answers, { $decline } declines
ring-keys-silence = In the bar Esc silences it
ring-is-silent = Without sound
ring-more = { $count ->
    [one] 1 more call rings, in the bar
   *[other] { $count } more calls ring, in the bar
}
ring-notice = Call from { $who }
ring-given-up = A call was still said to ring after { $after_ms }. It rings no longer here; it is in the bar.
ring-no-sound = No sound device works. Calls ring without a sound.
ring-elsewhere = { $device } is not there. Calls ring on the system’s own device.
