# Qué pasó en el turno, línea por línea, como lo cuenta el núcleo. La página las lee cuando alguien mira.

happened-signed-in = Sesión iniciada en { $vendor }
happened-signed-out = Sesión cerrada en { $vendor }
happened-signed-out-here = Sesión cerrada aquí. No se le dijo nada a { $vendor }
happened-password-asked = { $vendor } pidió la contraseña
happened-line-down = Conexión con { $vendor } perdida
happened-taken-over = Una sesión más nueva en { $vendor } cerró esta
happened-taken-over-it-seems = Parece que una sesión más nueva en { $vendor } cerró esta
happened-line-up = Conexión con { $vendor } recuperada
happened-for-sleep = Antes del reposo, la política pide no listo
happened-sleep = El equipo entró en reposo
happened-other-network = El equipo está en otra red
happened-state-asked = Pedido a { $vendor }: { $state ->
    [ready] listo
    [not-ready] no listo
    [on-call] en llamada
    [wrap-up] tipificación
    [signed-out] sin sesión
   *[other] { $state }
}
happened-state-refused = { $vendor } no aceptó { $state ->
    [ready] listo
    [not-ready] no listo
    [on-call] en llamada
    [wrap-up] tipificación
    [signed-out] sin sesión
   *[other] { $state }
}
happened-state-unanswered = Sin respuesta de { $vendor } a { $state ->
    [ready] listo
    [not-ready] no listo
    [on-call] en llamada
    [wrap-up] tipificación
    [signed-out] sin sesión
   *[other] { $state }
}
happened-state = Estado en { $vendor }: { $state ->
    [ready] listo
    [not-ready] no listo
    [on-call] en llamada
    [wrap-up] tipificación
    [signed-out] sin sesión
   *[other] { $state }
}
happened-state-estimated = Estado deducido, no dicho por { $vendor }: { $state ->
    [ready] listo
    [not-ready] no listo
    [on-call] en llamada
    [wrap-up] tipificación
    [signed-out] sin sesión
   *[other] { $state }
}
happened-state-unknown = Estado en { $vendor } desconocido
happened-call-dialled = Llamada { $call } marcada
happened-call-appeared = Llamada { $call } llegó de { $vendor }
happened-call-answered = Llamada { $call } contestada
happened-call-held = Llamada { $call } retenida
happened-call-retrieved = Llamada { $call } retomada
happened-call-ended-by-you = Llamada { $call } terminada: usted colgó
happened-call-ended = Llamada { $call } terminada: no desde esta barra
happened-call-corrected = Llamada { $call } corregida de { $from ->
    [dialing] marcando
    [ringing] sonando
    [connected] en línea
    [held] retenida
   *[over] terminada
} a { $to ->
    [dialing] marcando
    [ringing] sonando
    [connected] en línea
    [held] retenida
   *[over] terminada
}, como la muestra { $vendor }
happened-outcome-saved = Resultado de la llamada { $call } guardado en este equipo
happened-outcome-kept = Resultado de la llamada { $call } guardado aquí hasta que termine la llamada
happened-outcome-waits = Resultado de la llamada { $call } espera para enviarse a { $vendor }
happened-outcome-delivered = Resultado de la llamada { $call } está en { $vendor }
happened-outcome-unknown = Resultado de la llamada { $call } enviado, sin respuesta de { $vendor }
happened-outcome-needs-you = Resultado de la llamada { $call } necesita su decisión
happened-outcome-here = Resultado de la llamada { $call } queda en este equipo
happened-outcome-withdrawn = Resultado de la llamada { $call } vuelve a ser borrador
happened-decided-send-again = Decidido: enviar de nuevo un resultado
happened-decided-mark-done = Decidido: un resultado cuenta como registrado en { $vendor }
happened-decided-change = Decidido: otro resultado
happened-decided-keep-as-note = Decidido: guardar un resultado como nota
happened-fix-begun = Arreglar mi estado: consulta a { $vendor }
happened-fix-given-up = { $count ->
    [one] Sin esperar más: una acción que { $vendor } no respondió
   *[other] Sin esperar más: { $count } acciones que { $vendor } no respondió
}

## Lo que hizo una página del navegador
cause-page = por la página { $page }
happened-page-dialled = Una página conectada hizo marcar un número
happened-page-outcome = Una página conectada puso un resultado
