# The page of keys. Its words come with it.

## What the keys do
key-dial = डायल, जवाब
key-hang-up = कॉल काटना, अस्वीकार
key-hold = होल्ड, वापस लेना
key-mute = माइक बंद, चालू
key-record = रिकॉर्डिंग
key-transfer = ट्रांसफ़र, जोड़ना
key-keypad = कीपैड
key-outcome = डिस्पोज़िशन
key-state = स्टेटस, साइन इन
key-next = इसके बाद
key-session = अगला सेशन
key-height = पट्टी, कार्ड, पैनल
key-link = स्टेटस लाइन का लिंक
key-help = कुंजियों की यह लिस्ट
key-save = डिस्पोज़िशन सेव करना
key-save-ready = सेव करें, फिर रेडी
key-save-break = सेव करें, फिर ब्रेक
key-pin = डिस्पोज़िशन पिन करें, पिन हटाएँ
key-everywhere-answer = जवाब
key-everywhere-decline = अस्वीकार
key-everywhere-silence = घंटी चुप करना
key-everywhere-show = बार दिखाना
key-everywhere-dial = चुना हुआ नंबर डायल करना

## The page
keys-title = कुंजियाँ
keys-here = बार में
keys-everywhere = हर प्रोग्राम में
keys-everywhere-more = तभी चलती है जब आप इसे चुनें; फिर वह किसी दूसरे प्रोग्राम को नहीं मिलती।
keys-always = हमेशा
keys-digits = खुली लिस्ट से चुनें
keys-alt-digits = टाइप करते समय भी वही
keys-back = एक स्तर ऊपर
keys-enter = डायल, चुनना, साइन इन
keys-esc = बंद करें, जहाँ थे वहीं
keys-alt = दबाए रखें: कुंजियाँ दिखें
keys-press = कोई कुंजी दबाएँ, जैसे { $usual }। Backspace: कोई नहीं। Esc: पहले जैसा।
keys-fixed = आपके एडमिन ने तय की
keys-taken-by = इसकी कुंजी दूसरा काम करती है: { $what }
keys-none = कोई नहीं
keys-set = चुनें
keys-choose = चुनें: { $what }
keys-change = { $what }: { $key }। बदलें
keys-reset = { $what } की सामान्य कुंजी
keys-chosen = { $what }: { $key }। अभी सेव नहीं हुई।
keys-conflict = { $key } “{ $one }” और “{ $two }” दोनों के लिए है। एक के लिए दूसरी कुंजी चुनें।
keys-not-saved = सेव नहीं हुआ। { $why }
keys-saved = कुंजियाँ सेव हो गईं
keys-save = सेव करें
keys-usual = सामान्य कुंजियाँ
keys-failed = { $count ->
    [1] { $key } ({ $what }) किसी दूसरे प्रोग्राम की है, इसलिए हर जगह नहीं चलती। मेन्यू में कुंजियाँ देखें।
   *[other] { $count } कुंजियाँ दूसरे प्रोग्रामों की हैं, इसलिए हर जगह नहीं चलतीं, जैसे { $key } ({ $what })। मेन्यू में कुंजियाँ देखें।
}

## Which program gets links that dial
links-title = डायल करने वाले लिंक
links-what = यह कंप्यूटर इन्हें किस प्रोग्राम से खोलता है।
links-nobody = कोई नहीं
links-take = Ringside से खोलें
links-taken = अब ये Ringside से खुलते हैं।
