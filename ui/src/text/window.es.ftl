# Dónde está la ventana.

window-dock = Se queda en un borde
window-dock-none = No, está donde usted la pone
window-dock-left = El borde izquierdo
window-dock-right = El borde derecho
window-dock-top = El borde superior
window-dock-bottom = El borde inferior
window-not-on-top = Este escritorio (Wayland) no deja que un programa quede encima ni que elija su lugar. Las llamadas se anuncian con la tarjeta, el sonido y la bandeja.
