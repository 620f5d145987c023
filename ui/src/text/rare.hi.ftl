# जो पैनल कम खुलते हैं, उनके शब्द। ये उन्हीं के साथ आते हैं; बाकी सब hi.ftl में हैं।

## लीड
lead-title = लीड
lead-title-id = लीड { $lead }
lead-no-call = कोई कॉल चालू नहीं
lead-none = इस कॉल की लीड पता नहीं
lead-none-more = { $vendor } ने नहीं बताया कि यह कौन सी लीड है। कॉल हमेशा की तरह चलेगी।
lead-id = लीड नंबर
lead-set = लगाएँ
lead-numbers = नंबर
lead-asking = { $vendor } से नंबर मँगाए जा रहे हैं।
lead-no-numbers = इस लीड में कोई नंबर नहीं।
lead-in-call = इसी कॉल में
lead-move = यहाँ लाएँ
lead-dial = डायल
lead-dial-number = { $number } डायल करें
lead-create = इस कॉल के लिए नई लीड
lead-create-do = बनाएँ
lead-create-more = { $vendor } लीड बनाएगा और यह कॉल उसमें डाल देगा।

## दो कॉल जोड़ना
connect-title = जोड़ें
connect-one = दो कॉल चाहिए
connect-one-more = इसे होल्ड पर रखें और दूसरी डायल करें।
connect-on-hold = होल्ड पर
connect-talking = आपसे बात में
connect-what = वे आपस में बात करेंगे और आप दोनों कॉल से हट जाएँगे। { $vendor } इसी कदम में दोनों डिस्पोज़िशन लेता है।
connect-outcome = { $who } का डिस्पोज़िशन
connect-note = { $who } का नोट
connect-choose = चुनें …
connect-swap = अदला-बदली
connect-do = जोड़कर हट जाएँ
connect-missing = { $count ->
    [one] { $count } डिस्पोज़िशन बाकी है।
   *[other] दोनों डिस्पोज़िशन बाकी हैं।
}

## वेंडर से देखना
lookups-title = जानकारी
lookups-what = क्या
lookups-none = { $vendor } में देखने को कुछ नहीं
lookup-contact = संपर्क
lookup-past = पुरानी कॉल
lookup-notes = नोट
lookup-counters = आँकड़े
lookup-notices = सूचनाएँ
lookup-floor = टीम
lookup-schedule = कॉल शेड्यूल करें
lookup-block = कॉल न करें
lookup-look = देखें
lookup-refresh = फिर देखें
lookup-failed = देखा नहीं जा सका
contact-how = नंबर लिखें, { $vendor } जो जानता है वह दिखेगा।
contact-unknown = { $vendor } को यह नंबर नहीं पता
contact-edit = बदलें
contact-add = जोड़ें
contact-name = फ़ील्ड
contact-value = मान
contact-save = सेव
past-none = { $vendor } पुरानी कॉल नहीं दिखाता
notes-no-call = नोट किसी कॉल का होता है, और कोई कॉल चालू नहीं
notes-add = नोट जोड़ें
notes-added = { $vendor } के पास पहुँच गया।
notes-data = कॉल के साथ रखा मान
counters-yours = आपके
notices-none = { $vendor } में कोई सूचना नहीं
floor-listen = सुनें
floor-whisper = धीरे बताएँ
floor-barge = जुड़ें
floor-leave = सुनना बंद करें
floor-force = { $state } करें
block-what = { $vendor } अपनी “कॉल न करें” लिस्ट के नंबर पर कॉल नहीं करता।
block-do-on = लिस्ट में डालें
block-do-off = लिस्ट से हटाएँ
block-on = { $number } “कॉल न करें” लिस्ट में है।
block-off = { $number } “कॉल न करें” लिस्ट में नहीं है।
schedule-campaign = कैंपेन
schedule-campaign-id = कैंपेन का आईडी
schedule-name = नाम, अगर पता हो
schedule-soon = जितनी जल्दी हो सके
schedule-me = कॉल मुझे दें
schedule-do = शेड्यूल करें
schedule-done = { $vendor } के पास पहुँच गया।

## लिस्ट
lists-title = लिस्ट
lists-none = { $vendor } में आपके लिए कोई लिस्ट नहीं
list-campaigns = कैंपेन
list-queues = क्यू
list-colleagues = लोग
list-search = खोजें
list-asking = { $vendor } से पूछा जा रहा है।
list-failed = लिस्ट पढ़ी नहीं जा सकी
list-empty = { $vendor } की लिस्ट में यहाँ कुछ नहीं
list-active = चालू
list-inactive = बंद
list-start = शुरू करें
list-stop = रोकें

## प्रोफ़ाइल
profile-new = नई प्रोफ़ाइल
profile-edit = प्रोफ़ाइल बदलें
profile-step = चरण { $step } / { $steps }
profile-vendor = वेंडर
profile-name = नाम
profile-url = पता
profile-optional = { $field }, अगर हो
profile-kept = रखा हुआ
profile-region = लोकल नंबरों का देश
profile-begin = अपना वेंडर चुनें और प्रोफ़ाइल को नाम दें। अगले चरण में पता और खाता भरें; फिर वहाँ तक का पूरा रास्ता जाँचा जाता है।
profile-more = पता https से शुरू होता है। पासवर्ड अभी सिर्फ़ जाँच के लिए है; साइन इन करने पर कीचेन में जाएगा।
profile-test = जाँचें
profile-testing = जाँच हो रही
profile-next = आगे
profile-cancel = रद्द करें
profile-back = वापस
profile-delete = हटाएँ
profile-delete-what = प्रोफ़ाइल { $name } हटाएँ? इसका पता, खाता और पासवर्ड इस कंप्यूटर से हट जाएँगे।
profile-delete-not = रहने दें
profile-delete-do = प्रोफ़ाइल हटाएँ
profile-pages = कॉल पर खुलने वाले पेज …
profile-use = सेव करके साइन इन
profile-use-anyway = ऐसे ही सेव करें
profile-works = प्रोफ़ाइल काम कर रही है।
profile-works-not = प्रोफ़ाइल अभी काम नहीं कर रही।

## क्या-क्या हुआ
timeline-title = क्या-क्या हुआ
timeline-search = खोजें
timeline-copy = कॉपी
timeline-copied = { $count ->
    [one] { $count } लाइन कॉपी हुई।
   *[other] { $count } लाइनें कॉपी हुईं।
}
timeline-none = अभी कुछ नहीं
timeline-failed = पढ़ा नहीं जा सका

## कॉल आगे देना
transfer-title = ट्रांसफ़र
transfer-field = नाम या नंबर
transfer-directory = डायरेक्टरी
transfer-none = कोई नहीं मिला। नंबर लिखें, वही इस्तेमाल होगा।
transfer-number-only = नंबर लिखें।
transfer-choose = पहले किसे, फिर कैसे – चुनें।
transfer-choose-whom = किसे देना है, चुनें।
transfer-to = { $who } को
transfer-way-transfer = सीधे दें
transfer-way-consult-transfer = पहले बात करें
transfer-way-consult-conference = पहले बात, फिर तीनों
transfer-way-conference = कॉल में जोड़ें
consult-title = कंसल्ट
consult-customer = ग्राहक
consult-consulted = जिनसे पूछा
consult-waits = { $customer } इंतज़ार में है। { $who } ने अभी नहीं उठाया।
consult-what = { $who } से आपकी बात के दौरान { $customer } इंतज़ार में है।
consult-transfer = उन्हें जोड़कर हट जाएँ
consult-conference = तीनों साथ
consult-back = ग्राहक पर वापस

## कई सेशन
together-wish = क्या माँगें
together-break = ब्रेक
together-each = हर वेंडर से अलग पूछा जाता है और हर एक अपना जवाब देता है। कॉल के दौरान यह कॉल के बाद के लिए है।
together-none = { $vendor } यहाँ से ऐसा स्टेटस नहीं लेता।
together-asked = माँगा: { $state }
together-ask = { $count ->
    [one] { $count } सेशन से माँगें
   *[other] { $count } सेशन से माँगें
}

## भेजे जा रहे डिस्पोज़िशन
outcomes-title = डिस्पोज़िशन
outcomes-owed = बाकी { $count }
outcomes-owed-side = { $count } बाकी
outcomes-way = भेजे जा रहे { $count }
outcomes-all = सभी
outcomes-open = बाकी
outcomes-search = डिस्पोज़िशन, नाम या नंबर
outcomes-all-failed = पूरे हो चुके डिस्पोज़िशन पढ़े नहीं जा सके
outcomes-needs = आपका फ़ैसला चाहिए
outcomes-going = अपने आप
outcomes-order = हर कॉल में क्रम से
outcomes-line = { $needs ->
    [0] { $going } अपने आप जा रहे हैं, आपके लिए कुछ नहीं।
   *[other] { $going } अपने आप जा रहे हैं, { $needs } आपके लिए।
}
outcomes-none-way = सब पहुँच गए
outcomes-none-way-more = अब जो सेव करेंगे, पहुँचने तक यहाँ दिखेगा।
outcomes-none-done = अभी कुछ नहीं भेजा गया
entry-queued = क्यू में
entry-sending = भेजा जा रहा
entry-unknown = पूछा जा रहा
entry-needs-attention = आपके लिए
entry-delivered = दर्ज
entry-delivered-unconfirmed = शायद दर्ज
entry-marked-done = आपने दर्ज बताया
entry-kept-as-note = नोट के रूप में रखा
entry-times = { $saved } पर सेव, { $settled } पर पूरा
entry-again = फिर भेजेंगे
entry-for = { $who } के लिए।
entry-recorded = यह दर्ज है
entry-send-again = फिर भेजें
entry-change = बदलें …
entry-keep-note = नोट के रूप में रखें
owed-search = नाम, नंबर, क्यू या डिस्पोज़िशन
owed-finish = पूरा करें
owed-keep = नोट के रूप में रखें
owed-late-what = { $vendor } अब { $who } के लिए डिस्पोज़िशन नहीं लेता। आपने जो लिखा है वह यहाँ नोट के रूप में रह सकता है।
owed-note = नोट लिखा है
owed-nothing = कुछ नहीं चुना
owed-ended-away = बार के न रहते रैप-अप खत्म हुआ
owed-too-late = { $vendor } के लिए देर हो गई
owed-none = हर कॉल का डिस्पोज़िशन हो गया
owed-none-more = { $count ->
    [0] आज अभी कुछ दर्ज नहीं हुआ।
    [one] आज { $count } दर्ज।
   *[other] आज { $count } दर्ज।
}

## साइन इन और साइन आउट
sign-in-again = फिर साइन इन करें
sign-in-profile = प्रोफ़ाइल
sign-in-password = पासवर्ड
sign-in-secret-for = { $agent } के लिए { $secret }
sign-in-kept = पासवर्ड इस कंप्यूटर की कीचेन में है। वही लेने के लिए खाली छोड़ें।
sign-in-remember = इसे इस कंप्यूटर की कीचेन में रखें
sign-in-demo = डेमो: कुछ सेव नहीं होता, हर वेंडर नकली है।
sign-in-do = साइन इन
sign-in-another = एक और में साइन इन …
sign-in-all = हर प्रोफ़ाइल में साइन इन है
sign-in-no-profile = अभी कोई प्रोफ़ाइल नहीं
sign-in-no-profile-more = प्रोफ़ाइल बताती है कि आप कहाँ और किस नाम से साइन इन करते हैं।
sign-out-title = साइन आउट
sign-out-first = { $count ->
    [one] पहले { $count } डिस्पोज़िशन
   *[other] पहले { $count } डिस्पोज़िशन
}
sign-out-stay = साइन इन रहें
sign-out-insist = साइन आउट, उन्हें यहाँ रखें
sign-out-anyway = फिर भी साइन आउट करें
sign-out-do = साइन आउट
quit-title = Ringside बंद करें
quit-stay = रुकें
quit-insist = फिर भी बंद करें
quit-do = बंद करें
unfinished-nothing = कुछ भी अधूरा नहीं है।
unfinished-calls = { $count ->
    [1] एक कॉल चालू है।
   *[other] { $count } कॉल चालू हैं।
}
unfinished-calls-more = { $count ->
    [1] { $vendor } में वह चालू रहेगी; बस बार उसे नहीं दिखाएगा।
   *[other] { $vendor } में वे चालू रहेंगी; बस बार उन्हें नहीं दिखाएगा।
}
unfinished-unsent = { $count ->
    [one] { $count } डिस्पोज़िशन अभी नहीं भेजा गया।
   *[other] { $count } डिस्पोज़िशन अभी नहीं भेजे गए।
}
unfinished-unsent-more = इस कंप्यूटर की डिस्क पर रखा है। अभी जाने पर भेजना यहाँ आपके अगले साइन इन के बाद ही चलेगा, पहले नहीं।
unfinished-owed = { $count ->
    [one] { $count } कॉल का डिस्पोज़िशन अभी नहीं हुआ।
   *[other] { $count } कॉल का डिस्पोज़िशन अभी नहीं हुआ।
}
unfinished-owed-more = आपका भरा हुआ इस कंप्यूटर की डिस्क पर, बाकी डिस्पोज़िशन की लिस्ट में रहेगा।
unfinished-asked = { $vendor } ने अभी जवाब नहीं दिया।
unfinished-asked-more = जो आपने माँगा वह वहाँ अब भी हो सकता है; बार उसे आपके अगले साइन इन के बाद दिखाएगा।
unfinished-demo = यह डेमो है: इसका कुछ भी नहीं रखा जाता।
unfinished-show = डिस्पोज़िशन देखें

## दो जगह साइन इन
elsewhere-title = दो जगह साइन इन
elsewhere-who = { $certain ->
    [yes] { $agent } ने दूसरे कंप्यूटर पर साइन इन किया। इस बार को { $time } पर पता चला।
   *[no] लगता है किसी दूसरे प्रोग्राम ने { $agent } के खाते से साइन इन किया। इस बार को { $time } पर पता चला।
}
elsewhere-what = { $vendor } में नया साइन इन पहले वालों को खत्म कर देता है। इस बार ने पूछना बंद कर दिया है और आपके चुनने तक कुछ नहीं बदलेगा।
elsewhere-left = यहाँ से साइन आउट करने पर:
elsewhere-here = यहाँ जारी रखें, दूसरा खत्म करें
elsewhere-there = वहाँ जारी रखें, यहाँ से साइन आउट करें
badge-connection-elsewhere = लाइन किसी दूसरे साइन इन के पास है
link-choose-where = चुनें

## मेन्यू
menu-height = ऊँचाई
height-strip = पट्टी
height-card = कार्ड
height-panel = पैनल
menu-language = भाषा
menu-language-fixed = भाषा: { $language }। एडमिन ने चुनी है।
menu-theme = रंग
theme-auto = सिस्टम
theme-light = हल्का
theme-dark = गहरा
menu-text = अक्षरों का आकार
menu-log-in = { $vendor } में लॉग इन
menu-log-out = { $vendor } से लॉग आउट
menu-fix = स्टेटस ठीक करें
menu-minimise = छोटा करें
menu-no-tray = इस डेस्कटॉप पर ट्रे आइकन नहीं दिखते। कॉल उठाने और काटने के लिए यह विंडो सामने रखें।

## लिंक से आया नंबर
offered-sign-in = साइन इन करें; फिर { $number } नंबर फ़ील्ड में मिलेगा।
offered-waits = { $number } नंबर फ़ील्ड में है। इसके बाद डायल किया जा सकेगा।

## कॉलबैक का समय जब घड़ी बदलती है
callback-skipped = { $city } में उस रात यह समय होता ही नहीं। सबसे पास के समय:
callback-nearest = { $time }, आपका { $own }
callback-twice = { $city } में उस रात { $time } दो बार आता है। कौन सा?
callback-first = { $time }, पहला
callback-second = { $time }, दूसरा
callback-past = वह समय निकल गया। आगे का चुनें।
callback-wrong = समय ऐसे लिखें: 14:30।
callback-yours = { $city }, आपका समय
callback-theirs = { $city }, ग्राहक का
callback-zone = किसकी घड़ी से
