# Las palabras que el núcleo envía por clave: errores, motivos, la línea de estado, anuncios. La página carga este archivo
# junto a su es.ftl; el programa sin ventana, la bandeja y las notificaciones lo leen desde Rust. Qué pasó, qué fue del
# trabajo, un paso siguiente. De usted, sin signos de exclamación; claves y variables como en core.en.ftl.

## Solicitudes que fallaron
error-bad-credentials = { $vendor } no aceptó este usuario y contraseña. Nada cambió. Revise ambos y pruebe de nuevo.
error-unknown-agent = { $vendor } no conoce a este agente o no lo tiene conectado. Entre primero en { $vendor } o revise el id de agente en el perfil.
error-signed-out = Su sesión en { $vendor } venció. Lo que guardó se conserva. Escriba la contraseña para seguir.
error-no-keychain = No se inició la sesión: su administrador exige antes el llavero, porque las notas, los números y los nombres no se podrían cifrar. Desbloquéelo y vuelva a iniciar sesión. Si no hay ninguno, avise a su administrador.
error-no-password = No hay contraseña guardada para este perfil. Escríbala para iniciar sesión.
error-not-allowed = Esta cuenta no tiene permiso para eso en { $vendor }. Nada cambió. Pida el permiso a su supervisor.
error-not-supported = { $vendor } no ofrece esto desde aquí.
error-rate-limited = { $vendor } pide menos solicitudes por ahora. No se hizo nada; pruebe de nuevo en un rato.
error-offline = No se puede llegar a { $vendor }. Nada se envió. Lo que guarde queda en este equipo y se envía después.
error-tls = La conexión con { $vendor } no es segura, así que nada se envió. Avise a su administrador: el certificado no corresponde a la dirección.
error-timed-out = { $vendor } no respondió. Puede haberse hecho o no. Mire la llamada antes de repetir.
error-interrupted = La conexión se cortó antes de que { $vendor } respondiera. Puede haberse hecho o no. Mire la llamada antes de repetir.
error-not-the-api = Respondió algo que no es la telefonía de { $vendor }, como una página web. Puede haberse hecho o no. Revise la dirección en el perfil.
error-not-understood = La respuesta de { $vendor } no se entiende. Puede haberse hecho o no. Mire la llamada antes de repetir.
error-not-understood-nothing-sent = La respuesta de { $vendor } no se entiende. Nada cambió. Pruebe de nuevo.
error-server-fault = El servidor de { $vendor } informó una falla propia. Puede haberse hecho o no. Mire la llamada antes de repetir.
error-timed-out-nothing-sent = { $vendor } no respondió. No se cambió nada. Pruebe de nuevo en un momento.
error-interrupted-nothing-sent = Se cortó la conexión con { $vendor }. No se cambió nada. Pruebe de nuevo en un momento.
error-not-the-api-nothing-sent = Respondió algo distinto de la telefonía de { $vendor }, por ejemplo una página web. No se cambió nada. Revise la dirección en el perfil.
error-server-fault-nothing-sent = El servidor de { $vendor } avisó de una falla propia. No se cambió nada. Pruebe de nuevo en un momento.
error-refused = { $vendor } lo rechazó.
error-refused-detail = { $vendor } lo rechazó: { $detail }
error-already-disposed = { $vendor } dice que esta llamada ya tiene resultado: puesto en otro lugar o al agotarse el tiempo. No se cambió nada.
error-unknown-disposition = { $vendor } no conoce este resultado. No se cambió nada. Elija otro.
error-break-reason = { $vendor } no conoce este motivo de pausa o exige uno. No se cambió nada. Elija otro motivo.
error-not-on-call = { $vendor } dice que usted no estaba en esta llamada. No se cambió nada.
error-wrong-state = { $vendor } no lo permite en el estado actual. No se cambió nada.
error-number-refused = { $vendor } no acepta este número. No se cambió nada. Revise los dígitos.
error-account-mode = La cuenta en { $vendor } usa otra forma de iniciar sesión. No se cambió nada. Avise a su administrador.
error-no-such-call = { $vendor } ya no tiene esta llamada. Nada se envió.
error-not-now = Eso no tiene sentido en este momento. Nada se envió.
error-bad-number = Este número no se puede marcar. Nada se envió. Revise los dígitos.
error-incomplete = El resultado no está completo. Queda como borrador. Complete lo que falta.
error-incomplete-code = No hay resultado elegido. Lo que escribió se conserva. Elija uno.
error-incomplete-known-code = { $vendor } ya no ofrece este resultado. Lo que escribió se conserva. Elija otro.
error-incomplete-callback = Este resultado pide la hora para devolver la llamada. Lo que escribió se conserva.
error-incomplete-sales = Este resultado pide un número de ventas. Lo que escribió se conserva.
error-incomplete-note = Este resultado pide una nota. Lo que escribió se conserva.
error-bad-profile = El perfil no es correcto: { $detail }
error-not-found = Eso ya no está aquí. Nada cambió.
error-storage = Este equipo no pudo guardarlo, así que nada se envió. Libere espacio en disco o avise a su administrador.
error-unfinished = Queda algo sin terminar: una llamada, un resultado o una petición. Si sigue, queda en este equipo.
error-bad-request = Esa solicitud no se pudo leer: { $detail }

## Por qué un botón falta o no funciona
why-no-dial = { $vendor } no permite llamar desde aquí.
why-no-answer = { $vendor } no permite contestar desde aquí. Conteste en la ventana de { $vendor } o en su teléfono.
why-no-hang-up = { $vendor } no permite colgar desde aquí.
why-no-hold = { $vendor } no ofrece retener desde aquí.
why-no-mute = { $vendor } no ofrece silenciar. Use sus auriculares o su teléfono.
why-no-record = { $vendor } no ofrece control de grabación.
why-no-transfer = { $vendor } no ofrece transferencia desde aquí.
why-no-keypad = { $vendor } no permite marcar ni enviar tonos desde aquí.
why-sign-in = Funciona cuando inicie sesión.
why-elsewhere = No se envía nada hasta que elija dónde seguir.
why-no-call = Funciona en una llamada.
why-answered-first = Funciona cuando contesten.
why-retrieve-first = Retenga la primera llamada antes de marcar otra.
why-outcome-first = Guarde primero el resultado de la última llamada.
why-outcome-on-its-way = El resultado de la última llamada aún está en camino a { $vendor }.
why-outcome-needs-you = { $vendor } espera el resultado de la última llamada, y ese le necesita primero.
why-pending = Pedido. Esperando a { $vendor }.
why-second-call = Funciona con dos llamadas: marque primero la segunda.
why-checking = Esperando a que { $vendor } diga cómo está todo.
why-already = Ya está en este estado.
why-no-not-ready = { $vendor } no ofrece pasar a no listo desde aquí. Use la ventana de { $vendor }.
why-not-allowed-now = { $vendor } no lo permite en esta llamada por ahora.

## Línea de estado
status-signed-out = Sin sesión.
status-signing-in = Iniciando sesión en { $vendor }.
status-rest = { $vendor }, al día.
status-rest-estimated = { $vendor }, al día. Estado estimado.
status-asked-ready = Pidiendo listo a { $vendor }.
status-asked-not-ready = Pidiendo no listo a { $vendor }.
status-asked-dial = Pidiendo a { $vendor } que llame.
status-asked-answer = Pidiendo a { $vendor } que conteste.
status-asked-hang-up = Pidiendo a { $vendor } que cuelgue.
status-asked-hold = Pidiendo a { $vendor } que retenga.
status-asked-retrieve = Pidiendo a { $vendor } que retome la llamada.
status-asked-start-recording = Pidiendo a { $vendor } que grabe.
status-asked-stop-recording = Pidiendo a { $vendor } que deje de grabar.
status-asked-transfer = Pidiendo a { $vendor } que transfiera.
status-asked-connect = Pidiendo a { $vendor } que una las dos llamadas.
status-asked-lead = Pidiendo a { $vendor } que cambie el contacto.
status-asked-log-in = Pidiendo a { $vendor } que inicie su sesión.
status-asked-log-out = Pidiendo a { $vendor } que cierre su sesión.
status-asked-mute = Pidiendo a { $vendor } cambiar el micrófono.
status-asked-digits = Enviando los tonos.
status-asked-early = Comunicando el resultado a { $vendor }.
status-asked-deed = Comunicándolo a { $vendor }.
status-offline = Sin conexión con { $vendor }. Los resultados se guardan aquí y se envían después.
status-unsteady = { $vendor } responde solo a ratos. Lo que guarde se conserva y se envía.
status-slept = El equipo estuvo en reposo. Se pregunta a { $vendor } cómo está todo ahora.
status-other-network = La red es otra. Se pregunta a { $vendor } cómo está todo ahora.
status-needs-password = Su sesión en { $vendor } venció. Las llamadas siguen en esta tarjeta.
status-corrected = Estado corregido: { $vendor } muestra otra cosa que la barra.
status-call-corrected = Estado corregido: la llamada está { $to ->
    [dialing] marcando
    [ringing] sonando
    [connected] en línea
    [held] retenida
   *[over] terminada
}. La barra la mostraba { $from ->
    [dialing] marcando
    [ringing] sonando
    [connected] en línea
    [held] retenida
   *[over] terminada
}.
status-state-corrected = Estado corregido: de { $from ->
    [ready] listo
    [not-ready] no listo
    [on-call] en llamada
    [wrap-up] tipificación
    [signed-out] sin sesión
   *[other] { $from }
} a { $to ->
    [ready] listo
    [not-ready] no listo
    [on-call] en llamada
    [wrap-up] tipificación
    [signed-out] sin sesión
   *[other] { $to }
}.
status-changed-elsewhere = { $vendor } muestra { $state ->
    [ready] listo
    [not-ready] no listo
    [on-call] en llamada
    [wrap-up] tipificación
    [signed-out] sin sesión
   *[other] { $state }
}. No fue esta barra: supervisión, un segundo inicio de sesión o una regla de allá. No se deshizo nada.
status-elsewhere = El estado que se ve puede ser viejo. { $certain ->
    [yes] El otro equipo tiene la línea.
   *[no] Parece que otra sesión tiene la línea.
}
status-signed-out-elsewhere = { $vendor } lo muestra sin sesión. No fue esta barra: supervisión, un segundo inicio de sesión o una regla de allá.
status-old = Sin noticias de { $vendor }. Lo que ve es de hace
status-hangs = Sin respuesta de { $vendor }. Lo pedido puede haberse hecho o no.
status-state-unknown = { $vendor }, al día. Su estado no se conoce.
status-fixing = Comparando la barra con { $vendor }.
status-time-over-waits = El tiempo de tipificación ha terminado. La llamada aún necesita su resultado.
status-time-over-saved = El tiempo de tipificación ha terminado. Lo introducido se guardó como «{ $outcome }».
status-time-over-overrun = El tiempo de tipificación ha terminado. La llamada recibió el resultado previsto para este caso: «{ $outcome }».
status-time-over-away-waits = La tipificación terminó mientras la barra no estaba. La llamada aún necesita su resultado.
status-time-over-away-saved = La tipificación terminó mientras la barra no estaba. Lo introducido se ha guardado ahora como «{ $outcome }».
status-time-over-away-overrun = La tipificación terminó mientras la barra no estaba. La llamada recibió el resultado previsto para este caso: «{ $outcome }».
status-time-over-away-owed = Una tipificación terminó mientras la barra no estaba, y { $vendor } ya ha soltado la llamada. Su resultado está entre los pendientes.
status-they-hung-up = Colgaron. Falta el resultado.
status-call-gone = { $vendor } ya no muestra la llamada. Puede que ya no acepte su resultado.
status-kept = Guardado aquí. Se envía cuando termine la llamada.
status-early-later = { $vendor } aún no tomó el resultado. Queda aquí y se envía al terminar la llamada.
status-early-unsure = { $vendor } no respondió sobre el resultado. Queda aquí; usted decide cuando termine la llamada.
status-attention = { $count ->
    [one] Un resultado necesita su decisión.
   *[other] { $count } resultados necesitan su decisión.
}
status-owed = { $count ->
    [one] Una llamada aún no tiene resultado.
   *[other] { $count } llamadas aún no tienen resultado.
}
status-recording-unconfirmed = { $vendor } no confirmó que la grabación paró. Considere grabada la llamada.
status-recording-off = No se está grabando. Pulse Grabar para reanudar.
status-restored = Ringside se reinició. El resultado y la nota que tenía están de vuelta.
status-not-confirmed = { $vendor } lo aceptó, pero su lista aún no lo muestra. Mire la llamada.
status-codes-failed = No se pudieron leer los resultados de { $vendor }. Las notas se guardan aquí mientras tanto.
status-storage = Este equipo no puede guardar ahora. No se envía nada nuevo hasta que pueda.

## Quién cambió el estado
cause-me = por usted
cause-vendor = por { $vendor }
cause-supervisor = por supervisión
cause-supervisor-named = por supervisión, { $name }
cause-elsewhere = cambiado en otro lugar: supervisión, otro programa o una regla de { $vendor }
cause-timer = se agotó el tiempo
cause-reconnect = como estaba al conectar
cause-not-told = { $vendor } no informa su estado

## Arreglar mi estado, en una frase
fix-agrees = { $vendor } confirma lo que muestra la barra. No se cambió nada.
fix-gave-up = { $vendor } confirma lo que muestra la barra. Lo que no respondía se dejó de esperar.
fix-corrected = { $vendor } dice { $to ->
    [ready] listo
    [not-ready] no listo
    [on-call] en llamada
    [wrap-up] tipificación
    [signed-out] sin sesión
   *[other] { $to }
}, la barra decía { $from ->
    [ready] listo
    [not-ready] no listo
    [on-call] en llamada
    [wrap-up] tipificación
    [signed-out] sin sesión
   *[other] { $from }
}. La barra se corrigió.
fix-told = Su estado no se conocía. { $vendor } dice { $state ->
    [ready] listo
    [not-ready] no listo
    [on-call] en llamada
    [wrap-up] tipificación
    [signed-out] sin sesión
   *[other] { $state }
}. La barra lo muestra ahora.
fix-cards = Las llamadas no eran las de { $vendor }. Las tarjetas se corrigieron.
fix-call-open = Se volvió a consultar a { $vendor }. Hay una llamada o un resultado abierto: su estado no se tocó.
fix-still-asked = { $vendor } aún no responde a lo que pidió. No se cambió nada más.
fix-no-not-ready = { $vendor } no dice su estado ni acepta no listo desde aquí. No se cambió nada. Elija un estado.
fix-not-ready = { $vendor } no dijo su estado. Se pidió no listo y lo aceptó.
fix-not-ready-refused = { $vendor } no dijo su estado. Se pidió no listo y no lo aceptó.
fix-no-answer = { $vendor } no responde: su estado no se conoce. Pruebe otra vez o mire en la ventana de { $vendor }.
fix-password = { $vendor } pide su contraseña antes de decir nada. No se cambió nada.

## Qué sigue
next-held = Queda aquí y se envía en el momento justo.
next-before-outcome = { $vendor } pide la pausa antes del resultado. Elíjala ahora.

## Resultados en camino
outbox-waiting-network = Espera la conexión.
outbox-waiting-retry = { $vendor } no pudo recibirlo. Se intenta de nuevo solo.
outbox-asking = Enviado, sin respuesta. Consultando a { $vendor }.
outbox-unconfirmed = Por lo que se ve, { $vendor } lo tiene. Ninguna respuesta lo confirmó.
outbox-still-listed = Enviado, sin respuesta, y { $vendor } aún muestra la llamada. Si se repite, queda registrado una vez si el primero se perdió.
outbox-cannot-tell = Enviado, sin respuesta. Puede estar registrado. Si se repite, podría contar doble.
outbox-refused = { $vendor } lo rechazó.
outbox-call-gone = { $vendor } ya no tiene esta llamada, así que no se pudo enviar.
outbox-not-allowed = Esta cuenta no tiene permiso para registrar resultados en { $vendor }.
outbox-signed-out = Espera a que inicie sesión.
outbox-cannot-send = { $vendor } no acepta este resultado tal como está. Cámbielo o guárdelo como nota.
outbox-not-sent = No se pudo enviar mientras tenía sentido. No se envió nada.
outbox-unreadable = No se puede leer: falta la clave con la que se guardó.
outbox-held-for-call-end = { $vendor } lo guarda para el final de la llamada. Se envía de nuevo hasta que quede registrado.
outbox-already-disposed = { $vendor } ya tenía un resultado para esta llamada: puesto en otro lugar o al agotarse el tiempo. El suyo no quedó registrado.
outbox-unknown-disposition = { $vendor } no conoce este resultado. Elija otro.
outbox-break-reason = { $vendor } no conoce la pausa que debía seguir. Envíelo de nuevo sin ella.
outbox-not-on-call = { $vendor } dice que usted no estaba en esta llamada.

## Inicios que fallaron
start-in-use = Los datos de Ringside en este equipo están en uso, probablemente por otra barra. Nada cambió. Ciérrela y pruebe de nuevo.
start-newer = Un Ringside más nuevo escribió los datos de este equipo. Quedaron como están. Inicie esa versión.
start-damaged = El archivo con sus llamadas y resultados está dañado. Quedó como está. Avise a su administrador.
start-full = El disco está lleno y ningún resultado podría guardarse. Libere espacio y pruebe de nuevo.
start-failed = Ringside no puede usar sus carpetas en este equipo y ningún resultado podría guardarse. Avise a su administrador.

## Perfiles
bad-profile-file = { $file }, línea { $line }: { $detail }
bad-policy-file = El archivo de directivas { $file } no es correcto: { $detail }. Rigen los valores habituales de Ringside. Avise a su administrador.

## Números
number-empty = Escriba un número.
number-too-short = Demasiado corto.
number-too-long = Demasiado largo.
number-unknown = No es un número que se pueda marcar.
number-unusual = No es un número habitual de { $region }. Aun así se puede marcar.
number-extension = Se marca tal cual, como extensión.

## Dicho en voz alta
announce-ready = Listo.
announce-not-ready = No listo.
announce-not-ready-reason = No listo, { $reason }.
announce-asked-ready = Listo, pedido.
announce-asked-not-ready = No listo, pedido.
announce-dialing = Llamando.
announce-ringing = Llamada de { $who }. F1 contesta.
announce-connected = En llamada con { $who }.
announce-held = Llamada retenida.
announce-retrieved = Llamada retomada.
announce-they-hung-up = Colgaron. Tipificación.
announce-wrap-up = Tipificación.
announce-saved = Resultado guardado.
announce-kept = Resultado guardado aquí hasta que termine la llamada.
announce-taken-early = { $vendor } tiene el resultado para el final de la llamada.
announce-recording-off = No se está grabando.
announce-recording-on = Se está grabando.
announce-offline = Sin conexión. Los resultados quedan guardados.
announce-online = Conexión recuperada.
announce-checking = Se pregunta cómo está todo ahora.
announce-attention = Un resultado necesita su decisión.
announce-signed-in = Sesión iniciada.
announce-signed-out = Sesión cerrada.
announce-needs-password = Su sesión venció. Falta la contraseña.
announce-elsewhere = { $certain ->
    [yes] Hay dos sesiones iniciadas.
   *[no] Parece que hay dos sesiones iniciadas.
} Elija dónde seguir.
