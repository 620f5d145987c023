# तय समय पर करने वाली कॉल की सूची, पिन किए डिस्पोज़िशन, रैप-अप के लिए और समय, और कॉल के पेज।

callbacks-title = कॉलबैक
callbacks-search = नाम, नंबर या नोट
callbacks-count = { $count ->
    [one] { $count } कॉलबैक
   *[other] { $count } कॉलबैक
}
callbacks-loading = कॉलबैक पढ़े जा रहे हैं।
callbacks-none = कोई कॉलबैक नहीं
callbacks-none-more = डिस्पोज़िशन के साथ तय किया समय यहाँ दिखता है।
callbacks-failed = कॉलबैक पढ़े नहीं जा सके
callbacks-missed = देर हो चुकी
callbacks-due = अभी
callbacks-due-side = { $count } बाकी
callbacks-today = आज बाद में
callbacks-later = बाद में
callbacks-called = डायल हुए, डिस्पोज़िशन बाकी
callbacks-clocks = { $yours }, { $city } में { $theirs }
callbacks-over = { $time } देर
callbacks-in = { $time } में
callbacks-called-at = { $time } डायल
callbacks-minutes = { $count ->
    [one] { $count } मिनट
   *[other] { $count } मिनट
}
callbacks-hours = { $hours } घंटे { $minutes } मिनट
callbacks-days = { $count ->
    [one] { $count } दिन
   *[other] { $count } दिन
}
callbacks-there = ये समय { $vendor } के पास भी हैं, उसका डायलर खुद भी कॉल कर सकता है।
callbacks-here = ये समय सिर्फ़ यह बार जानता है। { $vendor } को नहीं बताए जाते।
callbacks-export = देर वाले कॉलबैक टेबल में सेव करें
callbacks-snooze = { $who } की फिर याद दिलाएँ
callbacks-minutes-5 = 5 मिनट में
callbacks-minutes-15 = 15 मिनट में
callbacks-minutes-60 = 1 घंटे में
callbacks-tomorrow = कल
callbacks-dial = { $who } को कॉल करें
callbacks-done = हो गया
callbacks-unreadable = नंबर पढ़ा नहीं जा सकता: जिस कुंजी से रखा गया था, वह यहाँ नहीं है।
link-show-callbacks = दिखाएँ

pin-add = { $outcome } पिन करें
pin-remove = { $outcome } का पिन हटाएँ
pin-group = पिन किए
pin-added = { $outcome } पिन हो गया।
pin-removed = { $outcome } अब पिन नहीं है।
wrap-up-extend = { $seconds } से॰ और
wrap-up-extend-there = { $vendor } से { $seconds } सेकंड और माँगे जाएँगे। { $left ->
    [one] इस कॉल में { $left } बार और।
   *[other] इस कॉल में { $left } बार और।
}
wrap-up-extend-here = सिर्फ़ यह बार { $seconds } सेकंड और रुकेगा; { $vendor } अपने समय से चलेगा। { $left ->
    [one] इस कॉल में { $left } बार और।
   *[other] इस कॉल में { $left } बार और।
}

pages-title = कॉल पर खुलने वाले पेज
pages-what = खाली रहे तो कोई पेज नहीं खुलता। कोष्ठक में हर कॉल की जानकारी आती है:
pages-ring = कॉल आने पर
pages-answer = कॉल उठने पर
pages-wrap-up = कॉल खत्म होने पर
pages-try = उदाहरण खोलें
pages-not-allowed = आपके एडमिन ने यह पता मना किया है।
