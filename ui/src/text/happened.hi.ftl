# शिफ़्ट में क्या-क्या हुआ, एक-एक लाइन, जैसा कोर बताता है। पेज ये शब्द तभी पढ़ता है जब कोई देखना चाहे।

happened-signed-in = { $vendor } में साइन इन
happened-signed-out = { $vendor } से साइन आउट
happened-signed-out-here = यहाँ से साइन आउट। { $vendor } को कुछ नहीं बताया गया
happened-password-asked = { $vendor } ने पासवर्ड माँगा
happened-line-down = { $vendor } से कनेक्शन टूटा
happened-taken-over = { $vendor } में नए साइन इन ने यहाँ का साइन इन खत्म किया
happened-taken-over-it-seems = लगता है { $vendor } में किसी नए साइन इन ने यहाँ का साइन इन खत्म किया
happened-line-up = { $vendor } से कनेक्शन वापस आया
happened-for-sleep = स्लीप से पहले नीति नॉट रेडी माँगती है
happened-sleep = कंप्यूटर स्लीप में गया
happened-other-network = कंप्यूटर दूसरे नेटवर्क पर है
happened-state-asked = { $vendor } से माँगा: { $state ->
    [ready] रेडी
    [not-ready] नॉट रेडी
    [on-call] कॉल पर
    [wrap-up] रैप-अप
    [signed-out] साइन आउट
   *[other] { $state }
}
happened-state-refused = { $vendor } ने नहीं माना: { $state ->
    [ready] रेडी
    [not-ready] नॉट रेडी
    [on-call] कॉल पर
    [wrap-up] रैप-अप
    [signed-out] साइन आउट
   *[other] { $state }
}
happened-state-unanswered = { $vendor } से जवाब नहीं आया: { $state ->
    [ready] रेडी
    [not-ready] नॉट रेडी
    [on-call] कॉल पर
    [wrap-up] रैप-अप
    [signed-out] साइन आउट
   *[other] { $state }
}
happened-state = { $vendor } में स्टेटस: { $state ->
    [ready] रेडी
    [not-ready] नॉट रेडी
    [on-call] कॉल पर
    [wrap-up] रैप-अप
    [signed-out] साइन आउट
   *[other] { $state }
}
happened-state-estimated = अनुमान से स्टेटस, { $vendor } ने नहीं बताया: { $state ->
    [ready] रेडी
    [not-ready] नॉट रेडी
    [on-call] कॉल पर
    [wrap-up] रैप-अप
    [signed-out] साइन आउट
   *[other] { $state }
}
happened-state-unknown = { $vendor } में स्टेटस पता नहीं
happened-call-dialled = कॉल { $call } डायल हुई
happened-call-appeared = कॉल { $call } { $vendor } से आई
happened-call-answered = कॉल { $call } उठाई गई
happened-call-held = कॉल { $call } होल्ड पर
happened-call-retrieved = कॉल { $call } होल्ड से वापस
happened-call-ended-by-you = कॉल { $call } खत्म: आपने काटी
happened-call-ended = कॉल { $call } खत्म: इस बार से नहीं
happened-call-corrected = कॉल { $call } ठीक की गई: { $from ->
    [dialing] डायल हो रहा
    [ringing] घंटी बज रही
    [connected] लाइन पर
    [held] होल्ड पर
   *[over] खत्म
} की जगह { $to ->
    [dialing] डायल हो रहा
    [ringing] घंटी बज रही
    [connected] लाइन पर
    [held] होल्ड पर
   *[over] खत्म
}, जैसा { $vendor } की लिस्ट में है
happened-outcome-saved = कॉल { $call } का डिस्पोज़िशन इस कंप्यूटर पर सेव हुआ
happened-outcome-kept = कॉल { $call } का डिस्पोज़िशन कॉल खत्म होने तक यहाँ रखा है
happened-outcome-waits = कॉल { $call } का डिस्पोज़िशन { $vendor } को भेजा जाना है
happened-outcome-delivered = कॉल { $call } का डिस्पोज़िशन { $vendor } में पहुँच गया
happened-outcome-unknown = कॉल { $call } का डिस्पोज़िशन भेजा, { $vendor } से जवाब नहीं आया
happened-outcome-needs-you = कॉल { $call } के डिस्पोज़िशन पर आपका फ़ैसला चाहिए
happened-outcome-here = कॉल { $call } का डिस्पोज़िशन इस कंप्यूटर पर रहेगा
happened-outcome-withdrawn = कॉल { $call } का डिस्पोज़िशन फिर ड्राफ़्ट है
happened-decided-send-again = फ़ैसला: डिस्पोज़िशन फिर भेजें
happened-decided-mark-done = फ़ैसला: डिस्पोज़िशन { $vendor } में दर्ज माना गया
happened-decided-change = फ़ैसला: दूसरा डिस्पोज़िशन
happened-decided-keep-as-note = फ़ैसला: डिस्पोज़िशन नोट के रूप में रखें
happened-fix-begun = स्टेटस ठीक करें: { $vendor } से हाल पूछा
happened-fix-given-up = { $count ->
    [one] छोड़ दिया: { $count } काम जिसका { $vendor } ने जवाब नहीं दिया
   *[other] छोड़ दिए: { $count } काम जिनका { $vendor } ने जवाब नहीं दिया
}

## ब्राउज़र के पेज ने क्या किया
cause-page = पेज { $page } ने
happened-page-dialled = कनेक्ट किए पेज ने नंबर डायल कराया
happened-page-outcome = कनेक्ट किए पेज ने डिस्पोज़िशन सेट किया
