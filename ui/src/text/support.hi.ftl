### सहायता बंडल और कनेक्शन की जाँच के बारे में कोर के शब्द।

bundle-no-folder = वह फ़ोल्डर नहीं है। कुछ नहीं लिखा गया। दूसरा चुनें।
bundle-not-allowed = आप उस फ़ोल्डर में नहीं लिख सकते। कुछ नहीं लिखा गया। दूसरा चुनें।
bundle-disk-full = डिस्क भरी है। कुछ नहीं लिखा गया। जगह खाली करें या दूसरी डिस्क का फ़ोल्डर चुनें।
bundle-failed = बंडल नहीं लिखा जा सका। उसका कुछ भी बचा नहीं है। दूसरा फ़ोल्डर आज़माएँ।

## कनेक्शन की जाँच: क्या मिला
doctor-disk-ok = डेटा फ़ोल्डर में लिखा जा सकता है; उसकी डिस्क पर { $free } खाली है।
doctor-disk-writes = डेटा फ़ोल्डर में लिखा जा सकता है।
doctor-disk-low = डेटा फ़ोल्डर की डिस्क पर केवल { $free } खाली है।
doctor-disk-bad = डेटा फ़ोल्डर में लिखा नहीं जा सकता।
doctor-keychain-ok = कीचेन काम करती है, और निजी जानकारी एन्क्रिप्ट करके रखी जाती है।
doctor-keychain-demo = इस्तेमाल नहीं होता: डेमो मोड में कुछ नहीं रखा जाता।
doctor-proxy = सिस्टम इसे प्रॉक्सी { $host } से भेजता है।
doctor-proxy-none = बीच में कोई प्रॉक्सी नहीं है।
doctor-proxy-refused = प्रॉक्सी { $host } वेंडर तक रास्ता नहीं खोलता।
doctor-name-ok = नाम { $host } मिल गया। पते: { $count }।
doctor-name-bad = नाम { $host } कोई नहीं जानता।
doctor-connection-ok = { $host } कनेक्शन लेता है।
doctor-connection-refused = { $host } कनेक्शन ठुकराता है।
doctor-connection-none = { $host } तक कोई रास्ता नहीं है।
doctor-certificate-ok = { $issuer } का सर्टिफ़िकेट भरोसेमंद है और { $day } तक मान्य है।
doctor-certificate-trusted = सर्टिफ़िकेट भरोसेमंद है।
doctor-certificate-soon = { $issuer } का सर्टिफ़िकेट भरोसेमंद है, पर { $day } को खत्म होता है।
doctor-certificate-none = ज़रूरत नहीं: कनेक्शन इसी कंप्यूटर पर रहता है।
doctor-certificate-file = प्रोफ़ाइल की रूट सर्टिफ़िकेट फ़ाइल पढ़ी नहीं जा सकती।
doctor-certificate-no-roots = यह कंप्यूटर किसी सर्टिफ़िकेट पर भरोसा नहीं करता।
doctor-certificate-expired = { $issuer } का सर्टिफ़िकेट { $day } को खत्म हो गया।
doctor-certificate-not-yet = { $issuer } का सर्टिफ़िकेट अभी मान्य नहीं है; वह { $day } को खत्म होता है।
doctor-certificate-name = सर्टिफ़िकेट किसी और होस्ट का है।
doctor-certificate-unknown = सर्टिफ़िकेट पर { $issuer } के हस्ताक्षर हैं, जिन पर यह कंप्यूटर भरोसा नहीं करता।
doctor-certificate-bad = { $issuer } का सर्टिफ़िकेट ठीक नहीं है।
doctor-certificate-broken = एन्क्रिप्टेड कनेक्शन नहीं बनता।
doctor-answer-ok = वेंडर का होस्ट { $milliseconds } मिलीसेकंड में जवाब देता है।
doctor-answer-slow = वेंडर का होस्ट जवाब देने में { $milliseconds } मिलीसेकंड लेता है।
doctor-answer-none = वेंडर का होस्ट कनेक्शन लेता है पर जवाब नहीं देता।
doctor-clock-ok = इस कंप्यूटर की घड़ी और वेंडर की घड़ी मेल खाती हैं।
doctor-clock-apart = इस कंप्यूटर की घड़ी और वेंडर की घड़ी में { $seconds } सेकंड का अंतर है।
doctor-clock-not-told = वेंडर का होस्ट समय नहीं बताता।
doctor-signed-in = { $vendor } में साइन इन है।
doctor-sign-in-ok = { $vendor } ने लॉगिन और पासवर्ड मान लिया।
doctor-no-password = आज़माया नहीं गया: कोई पासवर्ड नहीं रखा है। आज़माने के लिए एक बार साइन इन करें।
doctor-elsewhere = आज़माया नहीं गया: इससे दूसरा साइन इन खत्म हो जाता। पहले चुनें कि काम कहाँ जारी रहे।
doctor-lists-ok = पढ़ा गया। अभी कॉल: { $calls }। चुनने के लिए डिस्पोज़िशन: { $outcomes }।
doctor-not-reached = पहले जो गड़बड़ हुई, उसके कारण आज़माया नहीं गया।

## क्या करें
doctor-do-disk = डिस्क पर जगह बनाएँ, या फ़ोल्डर के अधिकारों के बारे में एडमिन से पूछें।
doctor-do-keychain = अपने सिस्टम की कीचेन खोलें या सेट करें।
doctor-do-proxy = एडमिन से पूछें कि क्या प्रॉक्सी वेंडर तक पहुँचने देता है।
doctor-do-address = प्रोफ़ाइल में पता जाँचें।
doctor-do-network = नेटवर्क और वीपीएन जाँचें, फिर एडमिन से पूछें।
doctor-do-root = अगर आपकी कंपनी एन्क्रिप्टेड कनेक्शन खोलती है, तो यहाँ उसका रूट सर्टिफ़िकेट नहीं है: एडमिन से माँगें।
doctor-do-clock = इस कंप्यूटर की घड़ी ठीक करें।
doctor-do-clock-or-vendor = इस कंप्यूटर की घड़ी जाँचें। अगर वह सही है, तो वेंडर को सर्टिफ़िकेट नया करना होगा।
doctor-do-vendor = वेंडर या एडमिन को बताएँ।

## Keys: why one cannot be
keys-no-window = हर प्रोग्राम में चलने वाली कुंजियों के लिए विंडो चाहिए।
keys-wayland = यह डेस्कटॉप (Wayland) किसी प्रोग्राम को हर जगह कुंजियाँ नहीं देता। ट्रे या डायल करने वाले लिंक इस्तेमाल करें।
keys-system = सिस्टम किसी प्रोग्राम को हर जगह कुंजियाँ नहीं देता।
keys-in-use = { $key } किसी दूसरे प्रोग्राम के पास है। दूसरी कुंजी चुनें।
keys-not-there = इस कीबोर्ड पर { $key } नहीं है। दूसरी कुंजी चुनें।
keys-no-selection = यह सिस्टम नहीं बताता कि दूसरे प्रोग्राम में क्या चुना है। लिंक इस्तेमाल करें, या नंबर कॉपी करके पेस्ट करें।
keys-taken = { $key } पहले से इस्तेमाल में है।
keys-not-a-key = { $key } इस्तेमाल नहीं हो सकती। F1 से F24, कोई अक्षर, अंक या Enter लें।
keys-types = { $key } अक्षर टाइप करती है। इसके साथ Ctrl या Alt दबाएँ।
keys-alt-gr = कई कीबोर्ड पर Ctrl और Alt साथ में अक्षर टाइप करते हैं।
keys-reserved = टेक्स्ट फ़ील्ड, लिस्ट या सिस्टम में { $key } का दूसरा काम है।
keys-not-everywhere = हर प्रोग्राम के लिए कुंजी के साथ Ctrl या Alt दबाएँ; Enter खाली रहती है।

## Dialling links and what is selected
link-off = यहाँ लिंक से डायल नहीं होता: आपके एडमिन ने इसे बंद किया है।
link-not-to-dial = यह लिंक डायल करने के लिए नहीं है। कुछ डायल नहीं हुआ।
link-no-number = इस लिंक में डायल करने लायक नंबर नहीं है। कुछ डायल नहीं हुआ।
link-no-profile = यह लिंक प्रोफ़ाइल { $profile } के लिए है, जो यहाँ नहीं है। कुछ डायल नहीं हुआ।
selected-off = यहाँ चुने हुए नंबर डायल नहीं होते: आपके एडमिन ने इसे बंद किया है।
selected-nothing = कुछ चुना हुआ नहीं है। किसी भी प्रोग्राम में नंबर चुनें, फिर कुंजी दोबारा दबाएँ।
selected-no-number = चुने हुए टेक्स्ट में कोई नंबर नहीं है, या एक से ज़्यादा हैं। कुछ डायल नहीं हुआ।

## पुश और ब्रोकर
doctor-push-ok = { $vendor } बदलाव तुरंत बताता है।
doctor-push-down = { $vendor } बदलाव नहीं बता रहा; उससे हर कुछ सेकंड में पूछा जाता है।
doctor-push-none = नहीं जाँचा: { $vendor } अपने आप कुछ नहीं बताता। उससे हर कुछ सेकंड में पूछा जाता है।
doctor-broker-none = नहीं जाँचा: कोई ब्रोकर सेट नहीं है।
doctor-do-push = एडमिन से पूछें कि क्या प्रॉक्सी देर तक खुले अनुरोध काट देता है।

## क्या लागू है
bad-settings-file = सेटिंग फ़ाइल { $file } सही नहीं है: { $detail }। जब तक आप कुछ न बदलें, Ringside की आम सेटिंग लागू हैं।
in-force-without-keychain = जब तक कीचेन न हो
in-force-wrap-up-at-zero = रैप-अप का समय खत्म होने पर
in-force-history-days = निपटा हुआ काम कितने दिन रखा जाए
in-force-not-ready-before-sleep = कंप्यूटर के स्लीप में जाने से पहले नॉट रेडी
in-force-dial-links = डायल करने को कहने वाले लिंक
in-force-page-bridge = बार इस्तेमाल करने वाले ब्राउज़र के पेज
in-force-page-bridge-origins = सिर्फ़ यही पेज पूछ सकते हैं
in-force-page-bridge-on = पेज बार इस्तेमाल करने को पूछ सकते हैं
in-force-language = भाषा
in-force-theme = रंग
in-force-text-percent = टेक्स्ट का आकार, प्रतिशत में
in-force-break-day-minutes = एक शिफ़्ट में ब्रेक के मिनट
in-force-extend-wrap-up-seconds = रैप-अप में जुड़ने वाले सेकंड
in-force-extend-wrap-up-times = रैप-अप कितनी बार बढ़ सकता है
in-force-ring-at-most-s = घंटी ज़्यादा से ज़्यादा कितने सेकंड
in-force-screen-pop-hosts = पेज किन होस्ट पर खुल सकता है
in-force-screen-pop-schemes = पेज किस तरह के पते से खुल सकता है
in-force-ring-mode = बजती कॉल कैसे दिखे
in-force-ring-notification = घंटी बजने पर सूचना
in-force-ring-volume-percent = घंटी की आवाज़
in-force-do-not-call-command = डायल से पहले किस प्रोग्राम से पूछा जाता है
in-force-do-not-call-url = डायल से पहले किस पते से पूछा जाता है
in-force-do-not-call-seconds = उसके जवाब के लिए सेकंड
in-force-do-not-call-unreachable = जवाब न मिलने पर
in-force-other = { $key }

## शिफ़्ट की टेबल
export-began = शुरू
export-ended = खत्म
export-direction = दिशा
export-inbound = इनकमिंग
export-outbound = आउटगोइंग
export-number = नंबर
export-name = नाम
export-queue = क्यू या कैंपेन
export-outcome = डिस्पोज़िशन
export-owed = अभी बाकी
export-missed = छूटी
export-hour = घंटा
export-calls = कॉल
export-talk = बातचीत
export-hold = होल्ड
export-wrap-up = रैप-अप
export-break = ब्रेक
export-ready = रेडी
export-not-ready = नॉट रेडी
export-ringing = रिंग या डायल

## प्रशिक्षण
shift-inbound = इनबाउंड क्यू
shift-inbound-about = कॉल लगातार आती हैं; दिक्कतें छोटी हैं।
shift-outbound = आउटबाउंड कैंपेन
shift-outbound-about = आप डायल करते हैं; लगभग हर दूसरा नंबर नहीं उठता।
shift-difficult = मुश्किल दिन
shift-difficult-about = जो एक बार देख लेना चाहिए, वह सब बीस मिनट में।
shift-own = { $text }
bad-shift-file = शिफ़्ट { $file } सही नहीं है: { $detail }।
training-no-demo = यह सिर्फ़ डेमो मोड के लिए है। कुछ नहीं हुआ।
training-not-now = यह अभी नहीं हो सकता। कुछ नहीं हुआ।

## Numbers not to be called
do-not-call = डायल नहीं हुआ: इस नंबर पर कॉल नहीं की जा सकती।
do-not-call-because = डायल नहीं हुआ: { $reason }
do-not-call-unknown = डायल नहीं हुआ: पूछा नहीं जा सका कि इस नंबर पर कॉल कर सकते हैं या नहीं। थोड़ी देर में फिर कोशिश करें।
do-not-call-ask = पूछा नहीं जा सका कि इस नंबर पर कॉल कर सकते हैं या नहीं। फिर भी कॉल करने के लिए दोबारा डायल करें।

## Links that dial: whose they are
links-not-installed = Ringside की यह प्रति इंस्टॉल नहीं है, इसलिए डेस्कटॉप इसे नहीं जानता। पहले इंस्टॉल करें।
links-not-taken = डेस्कटॉप ने बदलाव नहीं माना। उसकी डिफ़ॉल्ट प्रोग्राम सेटिंग में Ringside चुनें।
links-in-system-settings = सिस्टम की सेटिंग में, डिफ़ॉल्ट प्रोग्राम के अंदर, Ringside चुनें।

## बार इस्तेमाल करने वाले ब्राउज़र के पेज
bridge-gone = वह पेज अब नहीं पूछ रहा। कुछ कनेक्ट नहीं हुआ।
bridge-ports-taken = किसी पेज को बार नहीं मिलता: इस कंप्यूटर के { $first } से { $last } तक सभी पोर्ट दूसरे प्रोग्रामों के पास हैं। दूसरा बार बंद करें, फिर कोशिश करें।
bridge-not-let = किसी पेज को बार नहीं मिलता: यह कंप्यूटर किसी प्रोग्राम को पोर्ट { $port } नहीं देता। एडमिन को बताएँ।
