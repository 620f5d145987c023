# Llamadas que suenan: la tarjeta, la notificación y lo que falla en ellas.

ring-title = Llamada entrante
ring-answer = Contestar
ring-decline = Rechazar
ring-decline-not-ready = Rechazar, no listo
ring-no-number = Sin número
ring-no-name = sin nombre
ring-keys = En la barra, { $answer } contesta y { $decline } rechaza
ring-keys-silence = En la barra, Esc la silencia
ring-is-silent = Sin sonido
ring-more = { $count ->
    [one] Suena 1 llamada más, en la barra
    [many] Suenan { $count } de llamadas más, en la barra
   *[other] Suenan { $count } llamadas más, en la barra
}
ring-notice = Llamada de { $who }
ring-given-up = Una llamada seguía sonando después de { $after_ms }. Aquí ya no suena; está en la barra.
ring-no-sound = No funciona ningún dispositivo de sonido. Las llamadas no se oyen.
ring-elsewhere = { $device } no está. Las llamadas suenan en el dispositivo del sistema.
