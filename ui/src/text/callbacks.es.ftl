# La lista de llamadas por hacer a la hora acordada, resultados fijados, más tiempo de tipificación y páginas para llamadas.

callbacks-title = Devoluciones de llamada
callbacks-search = Nombre, número o nota
callbacks-count = { $count ->
    [one] 1 llamada
   *[other] { $count } llamadas
}
callbacks-loading = Leyendo las devoluciones de llamada.
callbacks-none = No hay devoluciones de llamada
callbacks-none-more = Aquí aparece la hora fijada con un resultado.
callbacks-failed = No se pudieron leer las devoluciones de llamada
callbacks-missed = Atrasadas
callbacks-due = Ahora
callbacks-due-side = { $count } pendientes
callbacks-today = Más tarde hoy
callbacks-later = Más adelante
callbacks-called = Marcadas, resultado pendiente
callbacks-clocks = { $yours }, { $theirs } en { $city }
callbacks-over = { $time } de retraso
callbacks-in = en { $time }
callbacks-called-at = marcada { $time }
callbacks-minutes = { $count ->
    [one] 1 min
   *[other] { $count } min
}
callbacks-hours = { $hours } h { $minutes } min
callbacks-days = { $count ->
    [one] 1 día
   *[other] { $count } días
}
callbacks-there = { $vendor } también tiene estas horas, y su marcador puede hacer las llamadas por su cuenta.
callbacks-here = Solo esta barra conoce estas horas. { $vendor } no las recibe.
callbacks-export = Guardar las atrasadas en una tabla
callbacks-snooze = Recordarme de nuevo a { $who }
callbacks-minutes-5 = En 5 min
callbacks-minutes-15 = En 15 min
callbacks-minutes-60 = En 1 h
callbacks-tomorrow = Mañana
callbacks-dial = Llamar a { $who }
callbacks-done = Hecha
callbacks-unreadable = No se puede leer el número: la clave con que se guardó no está aquí.
link-show-callbacks = Ver

pin-add = Fijar { $outcome }
pin-remove = Quitar { $outcome } de los fijados
pin-group = Fijados
pin-added = { $outcome } queda fijado.
pin-removed = { $outcome } ya no está fijado.
wrap-up-extend = { $seconds } s más
wrap-up-extend-there = Se piden { $seconds } segundos más a { $vendor }. { $left ->
    [one] Una vez más en esta llamada.
   *[other] { $left } veces en esta llamada.
}
wrap-up-extend-here = Solo esta barra espera { $seconds } segundos más; { $vendor } sigue su propio tiempo. { $left ->
    [one] Una vez más en esta llamada.
   *[other] { $left } veces en esta llamada.
}

pages-title = Páginas que se abren con las llamadas
pages-what = Vacío, no se abre ninguna. Entre llaves va lo que tiene cada llamada:
pages-ring = Al timbrar una llamada
pages-answer = Al contestarla
pages-wrap-up = Al terminar
pages-try = Abrir el ejemplo
pages-not-allowed = Su administrador no permite esta dirección.
