# बजती कॉल की सेटिंग।

ring-settings = घंटी
ring-mode = कॉल की सूचना कैसे मिले
ring-mode-card = कार्ड
ring-mode-badge = बैज
ring-mode-silent = मौन
ring-mode-fixed = कॉल की सूचना: { $mode }। एडमिन ने चुनी है।
ring-mode-card-what = कॉल करने वाले के नाम की छोटी विंडो और आवाज़। यह कीबोर्ड कभी नहीं लेती।
ring-mode-badge-what = बार, ट्रे का आइकन और आवाज़। कोई विंडो नहीं खुलती।
ring-mode-silent-what = सिर्फ़ बार और ट्रे का आइकन। कुछ सुनाई नहीं देता।
ring-device = आवाज़ कहाँ बजे
ring-device-system = सिस्टम का डिवाइस
ring-volume = आवाज़
ring-test = बजाकर सुनें
ring-played = यही आवाज़ है।
ring-notification = सिस्टम की सूचना भी
ring-at-most = जो कॉल { $after_ms } बाद भी बजती बताई जाए, वह यहाँ नहीं बजती। वह बार में रहती है।
