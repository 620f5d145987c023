# Where the window stands.

window-dock = Keeps to an edge
window-dock-none = No, it stands where you put it
window-dock-left = The left edge
window-dock-right = The right edge
window-dock-top = The upper edge
window-dock-bottom = The lower edge
window-not-on-top = This desktop (Wayland) lets no program stay on top or choose its place. Calls are announced by the ring card, sound and tray.
