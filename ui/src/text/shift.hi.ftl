### शिफ़्ट के बारे में पेज के शब्द: उसकी कॉल और आँकड़े।

history-title = इस शिफ़्ट की कॉल
history-search = नाम, नंबर, डिस्पोज़िशन या क्यू
history-failed = कॉल पढ़ी नहीं जा सकीं
history-none = इस शिफ़्ट में अभी कोई कॉल नहीं
history-talk = बातचीत
history-up = अभी चालू
history-owed = डिस्पोज़िशन बाकी
history-dropped = बिना डिस्पोज़िशन बंद
history-missed = छूटी
history-only-missed = छूटी { $count }
history-call-back = कॉल करें
history-none-missed = कोई कॉल नहीं छूटी

shift-title = मेरी शिफ़्ट
shift-since = { $time } से; सिर्फ़ आपको दिखती है
shift-failed = आँकड़े पढ़े नहीं जा सके
shift-none = इस शिफ़्ट में अभी कुछ नहीं
shift-calls = कॉल
shift-talk = बातचीत
shift-hold = होल्ड
shift-wrap-up = रैप-अप
shift-break = ब्रेक
shift-ready = रेडी
shift-owed = बाकी
shift-by-hour = हर घंटे की कॉल
shift-time-by-hour = हर घंटे का समय
shift-share = समय कहाँ गया
shift-table = टेबल में
shift-hour = घंटा
# सँकरे कॉलम के शीर्षक
shift-short-calls = कॉल
shift-short-talk = बात
shift-short-hold = होल्ड
shift-short-wrap-up = रैप-अप
shift-short-break = ब्रेक
shift-short-ready = रेडी
shift-breaks = ब्रेक
shift-left = { $time } बचे हैं
shift-over = { $time } ज़्यादा
shift-of = { $all } में से { $used }
shift-times = { $count ->
    [one] { $count } ब्रेक
   *[other] { $count } ब्रेक
}
shift-no-breaks = अब तक कोई नहीं
shift-outcomes = डिस्पोज़िशन
shift-no-outcomes = अब तक कोई नहीं
shift-kind-success = सफल
shift-kind-callback = कॉलबैक
shift-kind-call-again = फिर कोशिश होगी
shift-kind-transfer = ट्रांसफ़र
shift-kind-other = बाकी सब
shift-private = बार ने जो देखा, उसी से इस कंप्यूटर पर गिना गया। कहीं भेजा नहीं जाता।

export-save = CSV में सेव करें
export-saved = सेव हुआ:
export-elsewhere = दूसरा फ़ोल्डर …
export-elsewhere-name = टेबल के लिए फ़ोल्डर
