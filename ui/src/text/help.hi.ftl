### उन पैनलों के शब्द जो एजेंट की मदद करने वाले की मदद करते हैं। वे उन पैनलों के साथ आते हैं।

## सहायता बंडल
bundle-title = सहायता बंडल
bundle-what = यह सब आपकी मदद करने वाले के लिए एक फ़ाइल में जाता है; और कुछ नहीं। पासवर्ड, नाम, नंबर और नोट छोड़ दिए जाते हैं। कुछ भेजा नहीं जाता: फ़ाइल किसे मिले, यह आप तय करते हैं।
bundle-files = इसमें क्या है
bundle-no-preview = बंडल दिखाया नहीं जा सका।
bundle-folder = फ़ोल्डर
bundle-save = बंडल सेव करें
bundle-saved = सेव हुआ ({ $size }):

## कनेक्शन की जाँच
doctor-title = कनेक्शन जाँचें
doctor-start = जाँचें
doctor-again = फिर जाँचें
doctor-stop = रोकें
doctor-copy = टेक्स्ट कॉपी करें
doctor-copied = कॉपी हो गया।
doctor-profile = प्रोफ़ाइल
doctor-over = जाँच पूरी।
doctor-was-stopped = पूरा होने से पहले रोका गया।
doctor-none = जाँचने के लिए अभी कोई प्रोफ़ाइल नहीं है।
doctor-what = इस कंप्यूटर और वेंडर के बीच की हर चीज़ देखता है। कुछ बदला नहीं जाता।
doctor-check-disk = डेटा फ़ोल्डर
doctor-check-keychain = कीचेन
doctor-check-proxy = प्रॉक्सी
doctor-check-name = नाम
doctor-check-connection = कनेक्शन
doctor-check-certificate = सर्टिफ़िकेट
doctor-check-answer = जवाब
doctor-check-clock = घड़ी
doctor-check-sign-in = साइन इन
doctor-check-lists = कॉल और डिस्पोज़िशन
doctor-check-push = पुश
doctor-check-broker = ब्रोकर
doctor-verdict-good = ठीक
doctor-verdict-doubtful = ध्यान देने लायक
doctor-verdict-bad = गड़बड़
doctor-verdict-skipped = जाँचा नहीं गया

## सेटिंग और पॉलिसी
in-force-title = लागू सेटिंग
in-force-what = हर सेटिंग, उसका लागू मान और उसे किसने तय किया। जो एडमिन ने तय किया वह लॉक है।
in-force-locked = एडमिन ने तय किया
in-force-line = लाइन { $line }
in-force-user = आपने तय किया
in-force-default = आम
in-force-none = तय नहीं
in-force-file = पॉलिसी फ़ाइल
in-force-no-file = कोई नहीं है।
in-force-own-file = आपकी सेटिंग
in-force-failed = पढ़ा नहीं जा सका
bundle-choose = चुनें …
bundle-choose-name = फ़ोल्डर चुनें
bundle-show = फ़ोल्डर में दिखाएँ
bundle-not-shown = फ़ोल्डर यहाँ से नहीं दिखाया जा सकता। उसे पथ से खोलें।
