### Palabras de la página sobre el turno: sus llamadas y sus cifras.

history-title = Llamadas de este turno
history-search = Nombre, número, resultado o cola
history-failed = No se pudieron leer las llamadas
history-none = Aún no hay llamadas en este turno
history-talk = hablados
history-up = en curso
history-owed = resultado pendiente
history-dropped = cerrada sin resultado
history-missed = perdida
history-only-missed = Perdidas { $count }
history-call-back = llamar
history-none-missed = Ninguna perdida

shift-title = Mi turno
shift-since = desde las { $time }; solo lo ve usted
shift-failed = No se pudieron leer las cifras
shift-none = Aún no hay nada en este turno
shift-calls = Llamadas
shift-talk = Conversación
shift-hold = En espera
shift-wrap-up = Tipificación
shift-break = Pausas
shift-ready = Listo
shift-owed = Pendientes
shift-by-hour = Llamadas por hora
shift-time-by-hour = Tiempo por hora
shift-share = En qué se fue el tiempo
shift-table = Como tabla
shift-hour = Hora
# Cabeceras de columnas estrechas
shift-short-calls = Llam.
shift-short-talk = Conv.
shift-short-hold = Espera
shift-short-wrap-up = Tipif.
shift-short-break = Pausas
shift-short-ready = Listo
shift-breaks = Pausas
shift-left = Quedan { $time }
shift-over = { $time } de más
shift-of = { $used } de { $all }
shift-times = { $count ->
    [one] { $count } pausa
    [many] { $count } de pausas
   *[other] { $count } pausas
}
shift-no-breaks = Ninguna hasta ahora
shift-outcomes = Resultados
shift-no-outcomes = Ninguno hasta ahora
shift-kind-success = Éxitos
shift-kind-callback = Devoluciones de llamada
shift-kind-call-again = Por intentar de nuevo
shift-kind-transfer = Transferidas
shift-kind-other = Otros
shift-private = Se cuenta en este equipo con lo que vio la barra. No se envía a ninguna parte.

export-save = Guardar como CSV
export-saved = Guardado:
export-elsewhere = Otra carpeta …
export-elsewhere-name = Carpeta para la tabla
