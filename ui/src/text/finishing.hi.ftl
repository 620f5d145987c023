# कॉलबैक, रैप-अप के और समय, पिन किए डिस्पोज़िशन और कॉल के पेज के बारे में प्रोग्राम के शब्द। कम खुलने वाले पैनल के साथ आते हैं।

status-callbacks-due = { $count ->
    [one] { $count } कॉलबैक का समय हो गया है।
   *[other] { $count } कॉलबैक का समय हो गया है।
}
status-callbacks-missed = { $count ->
    [one] { $count } कॉलबैक को आधे घंटे से ज़्यादा देर हो गई है।
   *[other] { $count } कॉलबैक का समय हो गया है, उनमें { $missed } को आधे घंटे से ज़्यादा देर हो गई है।
}
status-extended-here = बार { $seconds } सेकंड और रुकेगा। { $vendor } से नहीं पूछा गया, वह रैप-अप खुद खत्म कर सकता है।
status-page-failed = कॉल का पेज नहीं खुला। देखें कि इस कंप्यूटर का आम ब्राउज़र कौन-सा है।
status-page-not-allowed = कॉल का पेज नहीं खोला गया: आपके एडमिन ने वह पता मना किया है।
announce-callbacks-due = { $count ->
    [one] { $count } कॉलबैक का समय हो गया है।
   *[other] { $count } कॉलबैक का समय हो गया है।
}
announce-extended = रैप-अप के लिए और समय।
why-no-more-time = इस रैप-अप के लिए और समय नहीं है।
why-pins-full = नौ डिस्पोज़िशन पिन हैं। पहले उनमें से एक हटाएँ।
tray-callbacks = { $count ->
    [one] { $count } कॉलबैक बाकी
   *[other] { $count } कॉलबैक बाकी
}
export-agreed = तय समय
export-zone = ज़ोन
export-overdue = देर
export-put-off = आगे बढ़ाया
export-note = नोट
