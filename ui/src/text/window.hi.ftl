# विंडो कहाँ रहती है।

window-dock = किनारे पर रहे
window-dock-none = नहीं, जहाँ आप रखें
window-dock-left = बाएँ किनारे पर
window-dock-right = दाएँ किनारे पर
window-dock-top = ऊपरी किनारे पर
window-dock-bottom = निचले किनारे पर
window-not-on-top = यह डेस्कटॉप (Wayland) किसी प्रोग्राम को ऊपर रहने या अपनी जगह चुनने नहीं देता। कॉल की सूचना कार्ड, आवाज़ और ट्रे देते हैं।
