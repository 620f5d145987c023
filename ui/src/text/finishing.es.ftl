# Lo que dice el programa sobre devoluciones de llamada, más tiempo de tipificación, resultados fijados y páginas para
# llamadas. Llega con los paneles poco usados.

status-callbacks-due = { $count ->
    [one] Hay una devolución de llamada pendiente.
   *[other] Hay { $count } devoluciones de llamada pendientes.
}
status-callbacks-missed = { $count ->
    [one] Una devolución de llamada lleva más de media hora de retraso.
   *[other] Hay { $count } devoluciones de llamada pendientes, { $missed } con más de media hora de retraso.
}
status-extended-here = La barra espera { $seconds } segundos más. No se pidió a { $vendor }, que puede terminar la tipificación por su cuenta.
status-page-failed = La página de la llamada no se abrió. Revise cuál es el navegador habitual de esta computadora.
status-page-not-allowed = La página de la llamada no se abrió: su administrador no permite esa dirección.
announce-callbacks-due = { $count ->
    [one] Hay una devolución de llamada pendiente.
   *[other] Hay { $count } devoluciones de llamada pendientes.
}
announce-extended = Más tiempo de tipificación.
why-no-more-time = No hay más tiempo para esta tipificación.
why-pins-full = Ya hay nueve resultados fijados. Quite primero uno de ellos.
tray-callbacks = { $count ->
    [one] 1 devolución de llamada pendiente
   *[other] { $count } devoluciones de llamada pendientes
}
export-agreed = Acordada para
export-zone = Zona
export-overdue = Retraso
export-put-off = Pospuesta hasta
export-note = Nota
