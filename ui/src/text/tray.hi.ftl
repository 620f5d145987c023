# ट्रे। ये शब्द सिर्फ़ प्रोग्राम Rust से पढ़ता है; पेज कभी नहीं।

tray-state = { $session }: { $state }
tray-show = Ringside दिखाएँ
tray-answer = { $who } की कॉल उठाएँ
tray-answer-unknown = कॉल उठाएँ
tray-decline = कॉल न लें
tray-hang-up = कॉल काटें
tray-ready = रेडी
tray-not-ready = नॉट रेडी
tray-not-ready-reason = नॉट रेडी: { $reason }
tray-is-signed-out = साइन आउट
tray-is-checking = जाँच जारी
tray-is-unknown = स्टेटस पता नहीं
tray-is-elsewhere = स्टेटस पता नहीं: दो जगह साइन इन
tray-is-ready = रेडी
tray-is-not-ready = नॉट रेडी
tray-is-offered = कॉल आ रही
tray-is-dialing = डायल हो रहा
tray-is-on-call = कॉल पर
tray-is-wrap-up = रैप-अप
tray-quit = Ringside बंद करें
tray-quit-anyway = फिर भी बंद करें: { $what }
left-calls = { $count ->
    [one] { $count } कॉल चालू
   *[other] { $count } कॉल चालू
}
left-unsent = { $count ->
    [one] { $count } डिस्पोज़िशन नहीं भेजा गया
   *[other] { $count } डिस्पोज़िशन नहीं भेजे गए
}
left-owed = { $count ->
    [one] { $count } डिस्पोज़िशन बाकी
   *[other] { $count } डिस्पोज़िशन बाकी
}
left-asked = { $count ->
    [one] { $count } अनुरोध का जवाब नहीं
   *[other] { $count } अनुरोधों का जवाब नहीं
}
