# कोर key से जो शब्द भेजता है: गड़बड़ियाँ, कारण, स्टेटस लाइन, घोषणाएँ। पेज यह फ़ाइल अपनी hi.ftl के साथ पढ़ता है; बिना विंडो
# वाला प्रोग्राम, ट्रे और सूचनाएँ इसे Rust से पढ़ते हैं। क्या हुआ, काम का क्या हुआ, एक अगला कदम। [one] 0 के लिए भी है।

## जो माँगें पूरी नहीं हुईं
error-bad-credentials = { $vendor } ने यह लॉगिन और पासवर्ड नहीं माना। कुछ नहीं बदला। दोनों जाँचकर फिर कोशिश करें।
error-unknown-agent = { $vendor } इस एजेंट को नहीं जानता या उसे लॉग इन नहीं किया है। पहले { $vendor } में लॉग इन करें या प्रोफ़ाइल में एजेंट आईडी जाँचें।
error-signed-out = { $vendor } में आपका साइन इन खत्म हो गया। आपने जो सेव किया वह सुरक्षित है। आगे बढ़ने के लिए पासवर्ड डालें।
error-no-keychain = साइन इन नहीं हुआ: आपके एडमिन को पहले कीचेन चाहिए, क्योंकि नोट, नंबर और नाम एन्क्रिप्ट नहीं हो पाते। उसे अनलॉक करें, फिर साइन इन करें। कीचेन न हो तो एडमिन को बताएँ।
error-no-password = इस प्रोफ़ाइल का पासवर्ड नहीं रखा है। साइन इन के लिए डालें।
error-not-allowed = इस खाते को { $vendor } में इसकी अनुमति नहीं है। कुछ नहीं बदला। सुपरवाइज़र से अनुमति माँगें।
error-not-supported = { $vendor } यहाँ से यह नहीं करने देता।
error-rate-limited = { $vendor } कम रिक्वेस्ट चाहता है। कुछ नहीं हुआ; थोड़ी देर बाद फिर कोशिश करें।
error-offline = { $vendor } तक पहुँच नहीं है। कुछ नहीं भेजा गया। आप जो सेव करेंगे वह इस कंप्यूटर पर रहेगा और बाद में भेजा जाएगा।
error-tls = { $vendor } से कनेक्शन सुरक्षित नहीं है, इसलिए कुछ नहीं भेजा गया। एडमिन को बताएँ: सर्टिफ़िकेट पते से मेल नहीं खाता।
error-timed-out = { $vendor } से जवाब नहीं आया। काम हुआ भी हो सकता है और नहीं भी। दोबारा दबाने से पहले कॉल देखें।
error-interrupted = { $vendor } के जवाब से पहले कनेक्शन टूट गया। काम हुआ भी हो सकता है और नहीं भी। दोबारा दबाने से पहले कॉल देखें।
error-not-the-api = जवाब { $vendor } की टेलीफ़ोनी से नहीं, किसी और से आया, जैसे कोई वेब पेज। काम हुआ भी हो सकता है और नहीं भी। प्रोफ़ाइल में पता जाँचें।
error-not-understood = { $vendor } का जवाब समझ में नहीं आया। काम हुआ भी हो सकता है और नहीं भी। दोबारा दबाने से पहले कॉल देखें।
error-not-understood-nothing-sent = { $vendor } का जवाब समझ में नहीं आया। कुछ नहीं बदला। फिर जाँचें।
error-server-fault = { $vendor } के सर्वर ने अपनी गड़बड़ी बताई। काम हुआ भी हो सकता है और नहीं भी। दोबारा दबाने से पहले कॉल देखें।
error-timed-out-nothing-sent = { $vendor } से जवाब नहीं आया। कुछ नहीं बदला। थोड़ी देर में फिर कोशिश करें।
error-interrupted-nothing-sent = { $vendor } से कनेक्शन टूट गया। कुछ नहीं बदला। थोड़ी देर में फिर कोशिश करें।
error-not-the-api-nothing-sent = जवाब { $vendor } की टेलीफ़ोनी से नहीं, किसी और से आया, जैसे कोई वेब पेज। कुछ नहीं बदला। प्रोफ़ाइल में पता जाँचें।
error-server-fault-nothing-sent = { $vendor } के सर्वर ने अपनी गड़बड़ी बताई। कुछ नहीं बदला। थोड़ी देर में फिर कोशिश करें।
error-refused = { $vendor } ने मना किया।
error-refused-detail = { $vendor } ने मना किया: { $detail }
error-already-disposed = { $vendor } के अनुसार इस कॉल का डिस्पोज़िशन पहले ही हो चुका है: कहीं और से दिया गया या समय खत्म होने पर लगा। कुछ नहीं बदला।
error-unknown-disposition = { $vendor } यह डिस्पोज़िशन नहीं जानता। कुछ नहीं बदला। दूसरा चुनें।
error-break-reason = { $vendor } यह ब्रेक कारण नहीं जानता या उसे कारण चाहिए। कुछ नहीं बदला। दूसरा कारण चुनें।
error-not-on-call = { $vendor } के अनुसार आप इस कॉल पर नहीं थे। कुछ नहीं बदला।
error-wrong-state = { $vendor } मौजूदा स्टेटस में यह नहीं करने देता। कुछ नहीं बदला।
error-number-refused = { $vendor } यह नंबर नहीं लेता। कुछ नहीं बदला। अंक जाँचें।
error-account-mode = { $vendor } में खाते का साइन इन तरीका दूसरा है। कुछ नहीं बदला। एडमिन को बताएँ।
error-no-such-call = { $vendor } के पास यह कॉल अब नहीं है। कुछ नहीं भेजा गया।
error-not-now = अभी इसका कोई मतलब नहीं है। कुछ नहीं भेजा गया।
error-bad-number = यह नंबर डायल नहीं हो सकता। कुछ नहीं भेजा गया। अंक जाँचें।
error-incomplete = डिस्पोज़िशन पूरा नहीं है। ड्राफ़्ट के रूप में रखा है। जो बाकी है वह भरें।
error-incomplete-code = डिस्पोज़िशन नहीं चुना है। आपका लिखा सुरक्षित है। एक चुनें।
error-incomplete-known-code = { $vendor } की लिस्ट में यह डिस्पोज़िशन अब नहीं है। आपका लिखा सुरक्षित है। दूसरा चुनें।
error-incomplete-callback = इस डिस्पोज़िशन के लिए कॉलबैक का समय चाहिए। आपका लिखा सुरक्षित है।
error-incomplete-sales = इस डिस्पोज़िशन के लिए सेल की गिनती चाहिए। आपका लिखा सुरक्षित है।
error-incomplete-note = इस डिस्पोज़िशन के लिए नोट चाहिए। आपका लिखा सुरक्षित है।
error-bad-profile = प्रोफ़ाइल सही नहीं है: { $detail }
error-not-found = वह अब यहाँ नहीं है। कुछ नहीं बदला।
error-storage = यह कंप्यूटर उसे सेव नहीं कर सका, इसलिए कुछ नहीं भेजा गया। डिस्क में जगह बनाएँ या एडमिन को बताएँ।
error-unfinished = कुछ अधूरा है: कोई कॉल, डिस्पोज़िशन या अनुरोध। आगे बढ़ने पर वह इस कंप्यूटर पर रहेगा।
error-bad-request = वह माँग पढ़ी नहीं जा सकी: { $detail }

## बटन क्यों नहीं है या काम नहीं करता
why-no-dial = { $vendor } यहाँ से डायल नहीं करने देता।
why-no-answer = { $vendor } यहाँ से कॉल नहीं उठाने देता। { $vendor } की अपनी विंडो या फ़ोन से उठाएँ।
why-no-hang-up = { $vendor } यहाँ से कॉल नहीं काटने देता।
why-no-hold = { $vendor } यहाँ से होल्ड नहीं देता।
why-no-mute = { $vendor } में म्यूट नहीं है। अपने हेडसेट या फ़ोन से करें।
why-no-record = { $vendor } में रिकॉर्डिंग का कंट्रोल नहीं है।
why-no-transfer = { $vendor } यहाँ से ट्रांसफ़र नहीं देता।
why-no-keypad = { $vendor } यहाँ से न डायल लेता है, न टोन।
why-sign-in = साइन इन करने पर चलेगा।
why-elsewhere = जब तक आप नहीं चुनते कि काम कहाँ जारी रहे, कुछ नहीं भेजा जाएगा।
why-no-call = कॉल पर चलेगा।
why-answered-first = कॉल उठने पर चलेगा।
why-retrieve-first = दूसरी डायल करने से पहले पहली को होल्ड पर रखें।
why-outcome-first = पहले पिछली कॉल का डिस्पोज़िशन सेव करें।
why-outcome-on-its-way = पिछली कॉल का डिस्पोज़िशन अभी { $vendor } को भेजा जा रहा है।
why-outcome-needs-you = { $vendor } को पिछली कॉल का डिस्पोज़िशन चाहिए, और उस पर पहले आपका फ़ैसला।
why-pending = माँगा गया। { $vendor } का इंतज़ार है।
why-second-call = दो कॉल होने पर चलेगा: पहले दूसरी डायल करें।
why-checking = { $vendor } के हाल बताने का इंतज़ार है।
why-already = आप इसी स्टेटस में हैं।
why-no-not-ready = { $vendor } यहाँ से नॉट रेडी नहीं होने देता। { $vendor } की अपनी विंडो से करें।
why-not-allowed-now = { $vendor } इस कॉल पर अभी यह नहीं करने देता।

## स्टेटस लाइन
status-signed-out = साइन इन नहीं है।
status-signing-in = { $vendor } में साइन इन हो रहा है।
status-rest = { $vendor }, सब अपडेट है।
status-rest-estimated = { $vendor }, सब अपडेट है। स्टेटस अनुमान से।
status-asked-ready = { $vendor } से रेडी माँगा जा रहा है।
status-asked-not-ready = { $vendor } से नॉट रेडी माँगा जा रहा है।
status-asked-dial = { $vendor } से डायल कराया जा रहा है।
status-asked-answer = { $vendor } से कॉल उठवाई जा रही है।
status-asked-hang-up = { $vendor } से कॉल कटवाई जा रही है।
status-asked-hold = { $vendor } से होल्ड कराया जा रहा है।
status-asked-retrieve = { $vendor } से कॉल होल्ड से वापस ली जा रही है।
status-asked-start-recording = { $vendor } से रिकॉर्डिंग चालू कराई जा रही है।
status-asked-stop-recording = { $vendor } से रिकॉर्डिंग रुकवाई जा रही है।
status-asked-transfer = { $vendor } से कॉल ट्रांसफ़र कराई जा रही है।
status-asked-connect = { $vendor } से दोनों कॉल जुड़वाई जा रही हैं।
status-asked-lead = { $vendor } से लीड बदलवाई जा रही है।
status-asked-log-in = { $vendor } में आपका लॉग इन कराया जा रहा है।
status-asked-log-out = { $vendor } से आपका लॉग आउट कराया जा रहा है।
status-asked-mute = { $vendor } से माइक बदलवाया जा रहा है।
status-asked-digits = टोन भेजी जा रही हैं।
status-asked-early = { $vendor } को डिस्पोज़िशन बताया जा रहा है।
status-asked-deed = { $vendor } को बताया जा रहा है।
status-offline = { $vendor } से कनेक्शन नहीं है। डिस्पोज़िशन यहाँ रहेंगे और बाद में भेजे जाएँगे।
status-unsteady = { $vendor } रुक-रुककर जवाब दे रहा है। आप जो सेव करेंगे वह रहेगा और भेजा जाएगा।
status-slept = कंप्यूटर स्लीप में था। { $vendor } से अभी का हाल पूछा जा रहा है।
status-other-network = नेटवर्क बदल गया है। { $vendor } से अभी का हाल पूछा जा रहा है।
status-needs-password = { $vendor } में आपका साइन इन खत्म हो गया। कॉल इस कार्ड पर बनी रहेंगी।
status-corrected = स्टेटस ठीक किया गया: { $vendor } बार से कुछ और दिखा रहा है।
status-call-corrected = स्टेटस ठीक किया गया: कॉल { $to ->
    [dialing] डायल हो रही
    [ringing] बज रही
    [connected] लाइन पर
    [held] होल्ड पर
   *[over] खत्म
} है। बार ने दिखाया था: { $from ->
    [dialing] डायल हो रही
    [ringing] बज रही
    [connected] लाइन पर
    [held] होल्ड पर
   *[over] खत्म
}।
status-state-corrected = स्टेटस ठीक किया गया: { $from ->
    [ready] रेडी
    [not-ready] नॉट रेडी
    [on-call] कॉल पर
    [wrap-up] रैप-अप
    [signed-out] साइन आउट
   *[other] { $from }
} की जगह { $to ->
    [ready] रेडी
    [not-ready] नॉट रेडी
    [on-call] कॉल पर
    [wrap-up] रैप-अप
    [signed-out] साइन आउट
   *[other] { $to }
}।
status-changed-elsewhere = { $vendor } दिखा रहा है: { $state ->
    [ready] रेडी
    [not-ready] नॉट रेडी
    [on-call] कॉल पर
    [wrap-up] रैप-अप
    [signed-out] साइन आउट
   *[other] { $state }
}। यह इस बार ने नहीं किया: सुपरवाइज़र, दूसरा साइन इन या वहाँ का कोई नियम। कुछ वापस नहीं बदला गया।
status-elsewhere = दिखाया गया स्टेटस पुराना हो सकता है। { $certain ->
    [yes] लाइन दूसरे कंप्यूटर के पास है।
   *[no] लगता है लाइन किसी दूसरे साइन इन के पास है।
}
status-signed-out-elsewhere = { $vendor } आपको साइन आउट दिखा रहा है। यह इस बार ने नहीं किया: सुपरवाइज़र, दूसरा साइन इन या वहाँ का कोई नियम।
status-old = { $vendor } से कोई खबर नहीं। जो दिख रहा है वह इतना पुराना है:
status-hangs = { $vendor } से जवाब नहीं आया। आपने जो माँगा वह हुआ भी हो सकता है और नहीं भी।
status-state-unknown = { $vendor }, सब अपडेट है। आपका स्टेटस पता नहीं।
status-fixing = बार को { $vendor } से मिलाया जा रहा है।
status-time-over-waits = रैप-अप का समय खत्म हो गया। कॉल का डिस्पोज़िशन अब भी बाकी है।
status-time-over-saved = रैप-अप का समय खत्म हो गया। आपका भरा हुआ “{ $outcome }” के रूप में सेव हुआ।
status-time-over-overrun = रैप-अप का समय खत्म हो गया। कॉल को ऐसे मामले का तय डिस्पोज़िशन मिला: “{ $outcome }”।
status-time-over-away-waits = बार के बंद रहते रैप-अप खत्म हो गया। कॉल का डिस्पोज़िशन अब भी बाकी है।
status-time-over-away-saved = बार के बंद रहते रैप-अप खत्म हो गया। आपका भरा हुआ अब “{ $outcome }” के रूप में सेव हुआ।
status-time-over-away-overrun = बार के बंद रहते रैप-अप खत्म हो गया। कॉल को ऐसे मामले का तय डिस्पोज़िशन मिला: “{ $outcome }”।
status-time-over-away-owed = बार के बंद रहते एक रैप-अप खत्म हो गया और { $vendor } ने कॉल छोड़ दी। उसका डिस्पोज़िशन बाकी वालों में है।
status-they-hung-up = उन्होंने कॉल काटी। डिस्पोज़िशन बाकी है।
status-call-gone = { $vendor } की लिस्ट में कॉल अब नहीं है। हो सकता है उसका डिस्पोज़िशन अब न लिया जाए।
status-kept = यहाँ रखा है। कॉल खत्म होने पर भेजा जाएगा।
status-early-later = { $vendor } ने डिस्पोज़िशन अभी नहीं लिया। यहाँ रखा है और कॉल खत्म होने पर भेजा जाएगा।
status-early-unsure = { $vendor } ने डिस्पोज़िशन का जवाब नहीं दिया। यहाँ रखा है; कॉल खत्म होने पर फ़ैसला आपका।
status-attention = { $count ->
    [one] { $count } डिस्पोज़िशन पर आपका फ़ैसला चाहिए।
   *[other] { $count } डिस्पोज़िशन पर आपका फ़ैसला चाहिए।
}
status-owed = { $count ->
    [one] { $count } कॉल का डिस्पोज़िशन अभी नहीं हुआ।
   *[other] { $count } कॉल का डिस्पोज़िशन अभी नहीं हुआ।
}
status-recording-unconfirmed = { $vendor } ने रिकॉर्डिंग रुकना नहीं बताया। कॉल को रिकॉर्ड हुआ मानें।
status-recording-off = रिकॉर्डिंग बंद है। चालू करने के लिए रिकॉर्डिंग का बटन दबाएँ।
status-restored = Ringside फिर शुरू हुआ। आपका भरा डिस्पोज़िशन और नोट वापस हैं।
status-not-confirmed = { $vendor } ने ले लिया, पर उसकी लिस्ट में अभी नहीं दिखता। कॉल देखें।
status-codes-failed = { $vendor } से डिस्पोज़िशन नहीं पढ़े जा सके। तब तक नोट यहाँ रखे जाते हैं।
status-storage = यह कंप्यूटर अभी सेव नहीं कर पा रहा। जब तक न कर पाए, कुछ नया नहीं भेजा जाएगा।

## स्टेटस किसने बदला
cause-me = आपने सेट किया
cause-vendor = { $vendor } ने सेट किया
cause-supervisor = सुपरवाइज़र ने सेट किया
cause-supervisor-named = सुपरवाइज़र { $name } ने सेट किया
cause-elsewhere = कहीं और से बदला: सुपरवाइज़र, दूसरा प्रोग्राम या { $vendor } का नियम
cause-timer = समय खत्म हुआ
cause-reconnect = कनेक्ट होने पर यही मिला
cause-not-told = { $vendor } आपका स्टेटस नहीं बताता

## स्टेटस ठीक करें, एक वाक्य में
fix-agrees = { $vendor } वही बताता है जो बार दिखाता है। कुछ नहीं बदला।
fix-gave-up = { $vendor } वही बताता है जो बार दिखाता है। जो अटका था उसे छोड़ दिया गया।
fix-corrected = { $vendor } बताता है: { $to ->
    [ready] रेडी
    [not-ready] नॉट रेडी
    [on-call] कॉल पर
    [wrap-up] रैप-अप
    [signed-out] साइन आउट
   *[other] { $to }
}; बार में था: { $from ->
    [ready] रेडी
    [not-ready] नॉट रेडी
    [on-call] कॉल पर
    [wrap-up] रैप-अप
    [signed-out] साइन आउट
   *[other] { $from }
}। बार ठीक कर दिया गया।
fix-told = आपका स्टेटस पता नहीं था। { $vendor } बताता है: { $state ->
    [ready] रेडी
    [not-ready] नॉट रेडी
    [on-call] कॉल पर
    [wrap-up] रैप-अप
    [signed-out] साइन आउट
   *[other] { $state }
}। बार अब यही दिखाता है।
fix-cards = दिख रही कॉल { $vendor } वाली नहीं थीं। कार्ड ठीक कर दिए गए।
fix-call-open = { $vendor } से फिर पूछा गया। कॉल या उसका डिस्पोज़िशन खुला है, इसलिए आपका स्टेटस नहीं छेड़ा गया।
fix-still-asked = आपकी माँग पर { $vendor } का जवाब अभी बाकी है। और कुछ नहीं बदला।
fix-no-not-ready = { $vendor } न आपका स्टेटस बताता है, न यहाँ से नॉट रेडी लेता है। कुछ नहीं बदला। स्टेटस चुनें।
fix-not-ready = { $vendor } ने आपका स्टेटस नहीं बताया। नॉट रेडी माँगा गया और मिल गया।
fix-not-ready-refused = { $vendor } ने आपका स्टेटस नहीं बताया। नॉट रेडी माँगा गया और नहीं मिला।
fix-no-answer = { $vendor } जवाब नहीं दे रहा, इसलिए आपका स्टेटस पता नहीं। फिर कोशिश करें या { $vendor } की अपनी विंडो में देखें।
fix-password = { $vendor } कुछ बताने से पहले आपका पासवर्ड चाहता है। कुछ नहीं बदला।

## आगे क्या
next-held = यहाँ रखा है और सही समय पर भेजा जाएगा।
next-before-outcome = { $vendor } को ब्रेक डिस्पोज़िशन से पहले चाहिए। अभी चुनें।

## भेजे जा रहे डिस्पोज़िशन
outbox-waiting-network = कनेक्शन का इंतज़ार है।
outbox-waiting-retry = { $vendor } नहीं ले सका। अपने आप फिर कोशिश होगी।
outbox-asking = भेजा; जवाब नहीं आया। { $vendor } से पूछा जा रहा है।
outbox-unconfirmed = जहाँ तक दिखता है, { $vendor } के पास है। किसी जवाब ने पक्का नहीं किया।
outbox-still-listed = भेजा; जवाब नहीं आया, और { $vendor } की लिस्ट में कॉल अब भी है। पहला खोया हो तो फिर भेजने पर एक ही बार दर्ज होगा।
outbox-cannot-tell = भेजा; जवाब नहीं आया। दर्ज हुआ हो सकता है। फिर भेजने पर दो बार गिना जा सकता है।
outbox-refused = { $vendor } ने मना किया।
outbox-call-gone = { $vendor } के पास यह कॉल अब नहीं है, इसलिए भेजा नहीं जा सका।
outbox-not-allowed = इस खाते को { $vendor } में डिस्पोज़िशन दर्ज करने की अनुमति नहीं है।
outbox-signed-out = आपके साइन इन का इंतज़ार है।
outbox-cannot-send = { $vendor } यह डिस्पोज़िशन ऐसे नहीं लेता। इसे बदलें या नोट के रूप में रखें।
outbox-not-sent = जब तक इसका मतलब था, भेजा नहीं जा सका। कुछ नहीं भेजा गया।
outbox-unreadable = पढ़ा नहीं जा सकता: जिस कुंजी से रखा गया वह यहाँ नहीं है।
outbox-held-for-call-end = { $vendor } ने कॉल खत्म होने तक रखा है। दर्ज होने तक फिर भेजा जाएगा।
outbox-already-disposed = आपके डिस्पोज़िशन से पहले { $vendor } के पास इस कॉल का डिस्पोज़िशन था: कहीं और से दिया गया या समय खत्म होने पर लगा। आपका दर्ज नहीं हुआ।
outbox-unknown-disposition = { $vendor } यह डिस्पोज़िशन नहीं जानता। दूसरा चुनें।
outbox-break-reason = { $vendor } आगे वाला ब्रेक नहीं जानता। उसके बिना फिर भेजें।
outbox-not-on-call = { $vendor } के अनुसार आप इस कॉल पर नहीं थे।

## जब शुरू न हो सके
start-in-use = इस कंप्यूटर पर Ringside का डेटा इस्तेमाल में है, शायद दूसरे बार से। कुछ नहीं बदला। उसे बंद करें, फिर कोशिश करें।
start-newer = इस कंप्यूटर का डेटा नए Ringside ने लिखा है। उसे जैसा था वैसा छोड़ा गया। वही वर्शन शुरू करें।
start-damaged = आपकी कॉल और डिस्पोज़िशन वाली फ़ाइल खराब है। उसे जैसा था वैसा छोड़ा गया। एडमिन को बताएँ।
start-full = डिस्क भरी है, इसलिए कोई डिस्पोज़िशन नहीं रखा जा सकता। डिस्क में जगह बनाएँ, फिर कोशिश करें।
start-failed = Ringside इस कंप्यूटर पर अपने फ़ोल्डर इस्तेमाल नहीं कर पा रहा, इसलिए कोई डिस्पोज़िशन नहीं रखा जा सकता। एडमिन को बताएँ।

## प्रोफ़ाइल
bad-profile-file = { $file }, लाइन { $line }: { $detail }
bad-policy-file = पॉलिसी फ़ाइल { $file } सही नहीं है: { $detail }। Ringside की आम सेटिंग लागू हैं। एडमिन को बताएँ।

## नंबर
number-empty = नंबर लिखें।
number-too-short = बहुत छोटा।
number-too-long = बहुत लंबा।
number-unknown = यह नंबर डायल नहीं हो सकता।
number-unusual = { $region } का आम नंबर नहीं है। फिर भी डायल हो सकता है।
number-extension = एक्सटेंशन के रूप में, जैसा है वैसा डायल होगा।

## बोलकर बताया जाने वाला
announce-ready = रेडी।
announce-not-ready = नॉट रेडी।
announce-not-ready-reason = नॉट रेडी, { $reason }।
announce-asked-ready = रेडी माँगा गया।
announce-asked-not-ready = नॉट रेडी माँगा गया।
announce-dialing = डायल हो रहा है।
announce-ringing = { $who } की कॉल। F1 से उठाएँ।
announce-connected = { $who } के साथ कॉल पर।
announce-held = होल्ड पर।
announce-retrieved = होल्ड से वापस।
announce-they-hung-up = उन्होंने कॉल काटी। रैप-अप।
announce-wrap-up = रैप-अप।
announce-saved = डिस्पोज़िशन सेव हुआ।
announce-kept = कॉल खत्म होने तक डिस्पोज़िशन यहाँ रखा है।
announce-taken-early = कॉल खत्म होने के लिए डिस्पोज़िशन { $vendor } के पास है।
announce-recording-off = रिकॉर्डिंग बंद है।
announce-recording-on = रिकॉर्डिंग चालू है।
announce-offline = कनेक्शन नहीं है। डिस्पोज़िशन रखे जा रहे हैं।
announce-online = फिर कनेक्ट हो गया।
announce-checking = अभी का हाल पूछा जा रहा है।
announce-attention = एक डिस्पोज़िशन पर आपका फ़ैसला चाहिए।
announce-signed-in = साइन इन हो गया।
announce-signed-out = साइन आउट हो गया।
announce-needs-password = आपका साइन इन खत्म हो गया। पासवर्ड चाहिए।
announce-elsewhere = { $certain ->
    [yes] आप दो जगह साइन इन हैं।
   *[no] लगता है आप दो जगह साइन इन हैं।
} चुनें कि काम कहाँ जारी रहे।
