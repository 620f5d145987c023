# बजती कॉल: कार्ड, सूचना और उनमें आने वाली गड़बड़ी।

ring-title = आने वाली कॉल
ring-answer = उठाएँ
ring-decline = न लें
ring-decline-not-ready = न लें, नॉट रेडी
ring-no-number = कोई नंबर नहीं
ring-no-name = कोई नाम नहीं
ring-keys = बार में { $answer } से उठाएँ, { $decline } से न लें
ring-keys-silence = बार में Esc से आवाज़ बंद होती है
ring-is-silent = बिना आवाज़
ring-more = { $count ->
    [one] { $count } और कॉल बज रही है, बार में
   *[other] { $count } और कॉल बज रही हैं, बार में
}
ring-notice = { $who } की कॉल
ring-given-up = एक कॉल { $after_ms } बाद भी बजती बताई गई। अब वह यहाँ नहीं बजती; वह बार में है।
ring-no-sound = कोई साउंड डिवाइस काम नहीं कर रहा। कॉल बिना आवाज़ के बजती हैं।
ring-elsewhere = { $device } नहीं मिला। कॉल सिस्टम के अपने डिवाइस पर बजती हैं।
