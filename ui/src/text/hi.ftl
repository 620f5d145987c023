# पेज के अपने शब्द। कोर जो key से भेजता है, वह core.hi.ftl में है। "आप"; विस्मय चिह्न नहीं; जो शब्द एजेंट बोलते हैं, वही।
# वेंडर का लेबल जैसा है वैसा ही रहता है। [one] हिन्दी में 0 के लिए भी है, इसलिए उसमें { $count } लिखें, या सिर्फ़ एक के लिए [1]।
# शब्द हर फ़ाइल में एक ही: रेडी, रैप-अप, डिस्पोज़िशन, एडमिन, सर्टिफ़िकेट, सेव; कीचेन और प्रोफ़ाइल स्त्रीलिंग।

## पेज
page-no-core = Ringside के एक हिस्से ने जवाब नहीं दिया। कुछ नहीं भेजा गया। बार बंद करके फिर शुरू करें।
page-no-profile = अभी कोई प्रोफ़ाइल नहीं है। साइन इन के लिए एक बनाएँ।
close = बंद करें
try-again = फिर कोशिश करें
today = आज
before-today = आज से पहले
menu = मेन्यू

## एजेंट का स्टेटस
state-ready = रेडी
state-not-ready = नॉट रेडी
state-on-call = कॉल पर
state-wrap-up = रैप-अप
state-unknown = पता नहीं
state-signed-out = साइन आउट
state-checking = जाँच जारी
state-offered = कॉल आ रही
state-dialing = डायल हो रहा

## स्टेटस चिप
chip-name = स्टेटस:
chip-asked = माँगा
chip-now = अभी { $state }
chip-asked-more = { $state } माँगा गया है। मिलने तक { $now } ही माना जाएगा।
chip-untold = अभी बताया नहीं
chip-untold-more = { $vendor } ने आपका स्टेटस नहीं बताया है। आपके स्टेटस चुनने या कॉल लेने पर पता चलेगा।
chip-ago = { $time } पहले: { $state }
chip-over = { $reason } से ज़्यादा
chip-left = बाकी
chip-last-seconds = रैप-अप { $seconds } सेकंड में खत्म होगा।
wrap-up-end = रैप-अप खत्म करें
chip-no-profile = प्रोफ़ाइल नहीं है
chip-on-hold = होल्ड पर
chip-estimated = आपकी कॉल से लगाया गया अनुमान; { $vendor } आपका स्टेटस नहीं बताता।
state-title = स्टेटस
state-field = स्टेटस या कारण
state-since = { $state }, { $cause }।
state-limit = सीमा { $limit }
state-none = { $vendor } यहाँ से स्टेटस नहीं लेता।
next-title = इस कॉल के बाद
next-field = इस कॉल के बाद
next-after = इसके बाद
next-choose = चुनें …
next-cancel = { $what } रद्द करें
next-asked = इसके बाद: { $what }

## चुनने की लिस्ट
picker-digits = या 1–9 दबाएँ
picker-found = { $all } में से { $found }
picker-none = कुछ नहीं मिला। कम अक्षर या कुछ और लिखें।
picker-recent = हाल के
picker-all = सभी, { $vendor }

## बटन
bar-actions = कॉल
slot-dial = डायल
slot-answer = कॉल उठाएँ
slot-hang-up = कॉल काटें
slot-hang-up-short = काटें
slot-call-over = कॉल खत्म
slot-call-over-short = खत्म
slot-decline = कॉल न लें
slot-decline-short = न लें
slot-hold = होल्ड
slot-retrieve = अनहोल्ड
slot-mute = म्यूट
slot-unmute = अनम्यूट
slot-stop-recording = रिकॉर्डिंग रोकें
slot-start-recording = रिकॉर्डिंग चालू करें
slot-transfer = ट्रांसफ़र
slot-connect = दोनों कॉल जोड़ें
slot-keypad = डायल पैड
slot-outcome = डिस्पोज़िशन
slot-outcome-short = डिस्पो
slot-outcome-picked = डिस्पोज़िशन, चुना हुआ
slot-outcome-picked-short = डिस्पो
slot-outcome-due = डिस्पोज़िशन, बाकी
slot-outcome-due-short = डिस्पो

## बैज
badges = काम और कनेक्शन
badge-outbox = { $attention ->
    [0] भेजे जा रहे डिस्पोज़िशन: { $count }
   *[other] भेजे जा रहे डिस्पोज़िशन: { $count }, उनमें से { $attention } पर आपका फ़ैसला चाहिए
}
badge-owed = बाकी डिस्पोज़िशन: { $count }
badge-callbacks = बाकी कॉलबैक: { $count }
badge-connection-idle = कनेक्ट नहीं है
badge-connection-online = { $vendor } जवाब दे रहा है
badge-connection-unsteady = { $vendor } रुक-रुककर जवाब दे रहा है
badge-connection-offline = { $vendor } से कनेक्शन नहीं है

## स्टेटस लाइन के लिंक
link-dismiss = बंद करें
link-check-again = फिर जाँचें
link-fix-state = स्टेटस ठीक करें
link-look-at-call = अभी देखें
link-enter-password = पासवर्ड …
link-edit-profile = प्रोफ़ाइल
link-show-outbox = देखें
link-show-owed = देखें
link-finish-outcome = पूरा करें

## कॉल
calls = कॉल
call-no-number = नंबर नहीं
call-none = कोई कॉल नहीं
call-dialing = डायल हो रहा
call-ringing = घंटी बज रही
call-connected = बात चालू
call-held = होल्ड पर
call-wrap-up = कटी हुई
call-ended = पूरी
call-inbound = इनकमिंग
call-outbound = आउटगोइंग
call-estimated = आपने जो माँगा उससे लगाया गया अनुमान; वेंडर ने नहीं बताया है।
call-gone = अब लिस्ट में नहीं
call-kept = यहाँ रखा है
call-kept-there = { $vendor } की क्यू में
call-muted = म्यूट
call-guess = { $word }, अनुमान
call-consultation = कंसल्ट
call-over = कॉल खत्म
call-other-code = { $vendor } में: { $code }
call-recorded = REC
call-not-recorded = रिकॉर्ड नहीं
call-they-hung-up = उन्होंने काटी
call-time-unknown = –:––
call-was = पहले: { $word }
facts-outcome = डिस्पोज़िशन
facts-note = नोट
facts-none = अभी नहीं
facts-kept = { $outcome } · यहाँ रखा है
facts-finish = पूरा करें
facts-lead = लीड

## डायल करना
dial-title = डायल
dial-number = नंबर
dial-erase = मिटाएँ
dial-dials = डायल होगा
dial-last = पिछला: { $number }
dial-again = दोबारा
dial-how = Enter या हरा बटन डायल करता है।
dial-kind = कैसे
dial-kind-manual = नंबर
dial-kind-extension = एक्सटेंशन
dial-kind-preview = प्रीव्यू वाला रिकॉर्ड
dial-kind-shotgun = कई नंबर
dial-lead = लीड, अगर पता हो

## टोन
tones-title = टोन
tones-none = हर बटन अपनी टोन तुरंत भेजता है
tones-how = आपके कीबोर्ड के 0–9, * और # भी टोन भेजते हैं।

## डिस्पोज़िशन
outcome-title = डिस्पोज़िशन
outcome-field = डिस्पोज़िशन
outcome-hint = { $count ->
    [one] { $count } कोड, लिखें या 1–9
   *[other] { $count } कोड, लिखें या 1–9
}
outcome-for = { $who } के लिए
outcome-path = आप कहाँ हैं
outcome-top = सभी डिस्पोज़िशन
outcome-opens = और खुलेगा
outcome-form-note = { $vendor } डिस्पोज़िशन नहीं रखता। आपका इस कंप्यूटर पर रहेगा और नोट के रूप में { $vendor } को जाएगा।
outcome-form-here = { $vendor } डिस्पोज़िशन नहीं रखता। आपका इस कंप्यूटर पर रहेगा।
outcome-loading = { $vendor } से डिस्पोज़िशन मँगाए जा रहे हैं।
outcome-no-list = { $vendor } से डिस्पोज़िशन नहीं मिले। कनेक्शन देखें, फिर दोबारा माँगें।
outcome-nobody = किसी कॉल का डिस्पोज़िशन बाकी नहीं
outcome-choose = डिस्पोज़िशन चुनें।
outcome-lacks-callback = { $outcome } के लिए समय चाहिए।
outcome-lacks-sales = { $outcome } के लिए सेल की गिनती चाहिए।
outcome-lacks-note = { $outcome } के लिए नोट चाहिए।
outcome-note = नोट
outcome-note-needed = नोट (ज़रूरी)
outcome-note-stays = { $vendor } नोट नहीं लेता। यह इस कंप्यूटर पर रहेगा।
outcome-sales = सेल
needs-callback = समय चाहिए
needs-note = नोट चाहिए
needs-sales = सेल की गिनती चाहिए
kept-more = यहाँ रखा है। कॉल खत्म होने पर भेजा जाएगा।
kept-there = { $vendor } की क्यू में है। कॉल खत्म होने पर वहाँ सेव होगा।
kept-change = बदलें
ending-save = सेव
ending-save-ready = सेव, फिर रेडी
ending-save-break = सेव, फिर ब्रेक …
ending-save-named = सेव, फिर { $what }
ending-keep = यहाँ रखें
ending-keep-ready = रखें, फिर रेडी
ending-keep-break = रखें, फिर ब्रेक …
ending-keep-named = रखें, फिर { $what }
ending-change = इसके बदले यह भेजें
break-title = इसके बाद ब्रेक
break-field = ब्रेक

## कॉलबैक
callback-title = कॉलबैक
callback-back = वापस
callback-hour = 1 घंटे में
callback-afternoon = आज 17:00
callback-tomorrow = कल 9:00
callback-date = तारीख
callback-time = समय
callback-set = कॉलबैक लगाएँ
callback-set-at = कॉलबैक { $time }
callback-pick = समय चुनें

## कई सेशन
sessions = सेशन
session-ringing = { $session } पर { $who } की कॉल। Shift F9 से अगला सेशन।
session-call-rings = कॉल आ रही है
session-call-up = कॉल चालू है
session-needs = { $count ->
    [one] { $count } काम आपके लिए
   *[other] { $count } काम आपके लिए
}
together-title = सभी सेशन

## साइन इन और साइन आउट
sign-in-title = साइन इन
sign-in-first = पहली प्रोफ़ाइल बनाएँ
sign-in-going = साइन इन हो रहा
sign-in-starts = साइन इन करने से आपका स्टेटस नहीं बदलता।
sign-in-owed = { $count ->
    [one] पिछली शिफ़्ट का { $count } डिस्पोज़िशन अब भी बाकी है।
   *[other] पिछली शिफ़्ट के { $count } डिस्पोज़िशन अब भी बाकी हैं।
}
sign-out = साइन आउट …

## मेन्यू
menu-quit = Ringside बंद करें
