# Los ajustes de las llamadas que suenan.

ring-settings = Timbre
ring-mode = Cómo se anuncia una llamada
ring-mode-card = Tarjeta
ring-mode-badge = Insignia
ring-mode-silent = Silencio
ring-mode-fixed = Cómo se anuncia una llamada: { $mode }. Lo eligió su administrador.
ring-mode-card-what = Una ventana pequeña con quien llama, y un sonido. Nunca toma el teclado.
ring-mode-badge-what = La barra, el icono de la bandeja y un sonido. No se abre ninguna ventana.
ring-mode-silent-what = Solo la barra y el icono de la bandeja. No se oye nada.
ring-device = Suena en
ring-device-system = El dispositivo del sistema
ring-volume = Volumen
ring-test = Reproducir
ring-played = Ese era el sonido.
ring-notification = También una notificación del sistema
ring-at-most = Una llamada que sigue sonando después de { $after_ms } deja de sonar aquí. Queda en la barra.
