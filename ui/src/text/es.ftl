# Las palabras propias de la página. Lo que el núcleo envía por clave está en core.es.ftl. De usted, sin signos de
# exclamación. Las etiquetas del proveedor quedan como son.

## La página
page-no-core = Una parte de Ringside no respondió. Nada se envió. Cierre la barra e iníciela de nuevo.
page-no-profile = Aún no hay perfil. Cree uno para iniciar sesión.
close = Cerrar
try-again = Probar de nuevo
today = Hoy
before-today = Antes de hoy
menu = Menú

## Estados del agente
state-ready = Listo
state-not-ready = No listo
state-on-call = En llamada
state-wrap-up = Tipificación
state-unknown = Desconocido
state-signed-out = Sin sesión
state-checking = Verificando
state-offered = Timbrando
state-dialing = Llamando

## Indicador de estado
chip-name = Estado:
chip-asked = pedido
chip-now = ahora { $state }
chip-asked-more = Se pidió { $state }. Hasta entonces rige { $now }.
chip-untold = sin informar
chip-untold-more = { $vendor } no informó su estado. Se conocerá cuando elija uno o atienda una llamada.
chip-ago = hace { $time }: { $state }
chip-over = de más, { $reason }
chip-left = restan
chip-last-seconds = La tipificación termina en { $seconds } segundos.
wrap-up-end = Terminar tipificación
chip-no-profile = aún sin perfil
chip-on-hold = en espera
chip-estimated = Se deduce de sus llamadas; { $vendor } no informa su estado.
state-title = Estado
state-field = Estado o motivo
state-since = { $state }, { $cause }.
state-limit = límite { $limit }
state-none = { $vendor } no recibe estados desde aquí.
next-title = Después de esta llamada
next-field = Tras la llamada
next-after = después
next-choose = Elegir …
next-cancel = Cancelar { $what }
next-asked = Después: { $what }

## Listas para elegir
picker-digits = o pulse 1–9
picker-found = { $found } de { $all }
picker-none = Nada coincide. Escriba menos u otra cosa.
picker-recent = Recientes
picker-all = Todos, { $vendor }

## Botones
bar-actions = Llamada
slot-dial = Llamar
slot-answer = Contestar
slot-hang-up = Colgar
slot-hang-up-short = Colgar
slot-call-over = La llamada terminó
slot-call-over-short = Terminó
slot-decline = Rechazar
slot-decline-short = Rechazar
slot-hold = Retener
slot-retrieve = Retomar
slot-mute = Silenciar
slot-unmute = Activar micrófono
slot-stop-recording = Detener grabación
slot-start-recording = Grabar
slot-transfer = Transferir
slot-connect = Unir dos llamadas
slot-keypad = Teclado
slot-outcome = Tipificar
slot-outcome-short = Tipificar
slot-outcome-picked = Tipificar, elegido
slot-outcome-picked-short = Tipificar
slot-outcome-due = Tipificar, pendiente
slot-outcome-due-short = Tipificar

## Avisos
badges = Trabajo y conexión
badge-outbox = { $attention ->
    [0] Resultados en camino: { $count }
   *[other] Resultados en camino: { $count }; { $attention } esperan su decisión
}
badge-owed = Resultados pendientes: { $count }
badge-callbacks = Devoluciones de llamada pendientes: { $count }
badge-connection-idle = Sin conectar
badge-connection-online = { $vendor } responde
badge-connection-unsteady = { $vendor } responde a ratos
badge-connection-offline = Sin conexión con { $vendor }

## Enlaces de la línea de estado
link-dismiss = Cerrar
link-check-again = Probar
link-fix-state = Arreglar mi estado
link-look-at-call = Mirar
link-enter-password = Contraseña …
link-edit-profile = Perfil
link-show-outbox = Ver
link-show-owed = Ver
link-finish-outcome = Terminar

## Llamadas
calls = Llamadas
call-no-number = Sin número
call-none = Sin llamada
call-dialing = llamando
call-ringing = timbrando
call-connected = hablando
call-held = en espera
call-wrap-up = terminada
call-ended = lista
call-inbound = entrante
call-outbound = saliente
call-estimated = Se deduce de lo que usted pidió; el proveedor no lo informó.
call-gone = ya no figura
call-kept = guardado aquí
call-kept-there = en cola en { $vendor }
call-muted = silenciado
call-guess = { $word }, estimado
call-consultation = Consulta
call-over = La llamada terminó
call-other-code = En { $vendor }: { $code }
call-recorded = grab.
call-not-recorded = sin grabar
call-they-hung-up = colgaron
call-time-unknown = –:––
call-was = estaba { $word }
facts-outcome = Resultado
facts-note = Nota
facts-none = aún no
facts-kept = { $outcome } · guardado aquí
facts-finish = Terminar
facts-lead = Ficha

## Marcar
dial-title = Llamar
dial-number = Número
dial-erase = Borrar
dial-dials = Llama a
dial-last = Último: { $number }
dial-again = Otra vez
dial-how = Intro o el botón verde llama.
dial-kind = Como
dial-kind-manual = Un número
dial-kind-extension = Una extensión
dial-kind-preview = El registro en vista previa
dial-kind-shotgun = Varios números
dial-lead = Ficha, si se conoce

## Tonos
tones-title = Tonos
tones-none = Cada tecla envía su tono al instante
tones-how = Las teclas 0–9, * y # de su teclado también envían tonos.

## Resultado
outcome-title = Tipificar
outcome-field = Tipificar
outcome-hint = { $count ->
    [one] 1 código, 1–9 o escriba
   *[other] { $count } códigos, 1–9 o escriba
}
outcome-for = Para { $who }
outcome-path = Dónde está
outcome-top = Todos los resultados
outcome-opens = abre más
outcome-form-note = { $vendor } no guarda resultados. El suyo queda en este equipo y va a { $vendor } como nota.
outcome-form-here = { $vendor } no guarda resultados. El suyo queda en este equipo.
outcome-loading = Pidiendo los códigos a { $vendor }.
outcome-no-list = { $vendor } no dio códigos. Revise la conexión y pida de nuevo.
outcome-nobody = Ninguna llamada espera resultado
outcome-choose = Elija un resultado.
outcome-lacks-callback = «{ $outcome }» pide una hora.
outcome-lacks-sales = «{ $outcome }» pide un número de ventas.
outcome-lacks-note = «{ $outcome }» pide una nota.
outcome-note = Nota
outcome-note-needed = Nota (obligatoria)
outcome-note-stays = { $vendor } no recibe notas. Queda en este equipo.
outcome-sales = Ventas
needs-callback = pide una hora
needs-note = pide una nota
needs-sales = pide un número de ventas
kept-more = Guardado aquí. Se envía cuando termine la llamada.
kept-there = En cola en { $vendor }. Se guarda allí cuando termine la llamada.
kept-change = Cambiar
ending-save = Guardar
ending-save-ready = Guardar y listo
ending-save-break = Guardar y pausa …
ending-save-named = Guardar y { $what }
ending-keep = Conservar
ending-keep-ready = Conservar y listo
ending-keep-break = Conservar y pausa …
ending-keep-named = Conservar y { $what }
ending-change = Enviar este
break-title = Pausa después
break-field = Pausa

## Devolver la llamada
callback-title = Devolver la llamada
callback-back = Volver
callback-hour = En 1 h
callback-afternoon = Hoy 17:00
callback-tomorrow = Mañana 9:00
callback-date = Fecha
callback-time = Hora
callback-set = Fijar la hora
callback-set-at = Llamar el { $time }
callback-pick = Elegir hora

## Varias sesiones
sessions = Sesiones
session-ringing = Llamada en { $session } de { $who }. Mayús F9 muestra la sesión siguiente.
session-call-rings = una llamada timbra
session-call-up = una llamada en curso
session-needs = { $count ->
    [one] 1 cosa espera por usted
   *[other] { $count } cosas esperan por usted
}
together-title = Todas las sesiones

## Iniciar y cerrar sesión
sign-in-title = Iniciar sesión
sign-in-first = Crear el primer perfil
sign-in-going = Iniciando sesión
sign-in-starts = Al entrar, su estado queda como está.
sign-in-owed = { $count ->
    [one] Queda pendiente un resultado de su último turno.
   *[other] Quedan pendientes { $count } resultados de su último turno.
}
sign-out = Cerrar sesión …

## Menú
menu-quit = Salir de Ringside
