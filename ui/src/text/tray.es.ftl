# La bandeja. Solo el programa lee estas palabras, desde Rust; la página nunca.

tray-state = { $session }: { $state }
tray-show = Mostrar Ringside
tray-answer = Contestar a { $who }
tray-answer-unknown = Contestar la llamada
tray-decline = Rechazar la llamada
tray-hang-up = Colgar
tray-ready = Listo
tray-not-ready = No listo
tray-not-ready-reason = No listo: { $reason }
tray-is-signed-out = Sin sesión
tray-is-checking = Verificando
tray-is-unknown = Estado desconocido
tray-is-elsewhere = Estado desconocido: hay dos sesiones
tray-is-ready = Listo
tray-is-not-ready = No listo
tray-is-offered = Timbrando
tray-is-dialing = Llamando
tray-is-on-call = En llamada
tray-is-wrap-up = Tipificación
tray-quit = Salir de Ringside
tray-quit-anyway = Salir de todos modos: { $what }
left-calls = { $count ->
    [one] 1 llamada en curso
   *[other] { $count } llamadas en curso
}
left-unsent = { $count ->
    [one] 1 resultado sin enviar
   *[other] { $count } resultados sin enviar
}
left-owed = { $count ->
    [one] 1 resultado pendiente
   *[other] { $count } resultados pendientes
}
left-asked = { $count ->
    [one] 1 petición sin respuesta
   *[other] { $count } peticiones sin respuesta
}
