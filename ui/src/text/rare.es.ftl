# Las palabras de los paneles que se abren poco. Llegan con ellos; las demás están en es.ftl.

## Ficha
lead-title = Ficha
lead-title-id = Ficha { $lead }
lead-no-call = No hay llamada en curso
lead-none = No se conoce la ficha de esta llamada
lead-none-more = { $vendor } no dijo cuál es. La llamada funciona como siempre.
lead-id = Número de ficha
lead-set = Fijar
lead-numbers = Números
lead-asking = Pidiendo los números a { $vendor }.
lead-no-numbers = Esta ficha no tiene números.
lead-in-call = en esta llamada
lead-move = Pasar aquí
lead-dial = Llamar
lead-dial-number = Llamar al { $number }
lead-create = Ficha nueva para esta llamada
lead-create-do = Crear
lead-create-more = { $vendor } crea la ficha y le asigna esta llamada.

## Unir dos llamadas
connect-title = Unir
connect-one = Hacen falta dos llamadas
connect-one-more = Ponga esta en espera y marque la segunda.
connect-on-hold = en espera
connect-talking = habla con usted
connect-what = Hablarán entre sí y usted deja ambas llamadas. { $vendor } recibe los dos resultados con este paso.
connect-outcome = Resultado de { $who }
connect-note = Nota de { $who }
connect-choose = Elegir …
connect-swap = Alternar
connect-do = Unir y salir
connect-missing = { $count ->
    [one] Falta un resultado.
   *[other] Faltan los dos resultados.
}

## Consultas al proveedor
lookups-title = Consultas
lookups-what = Qué
lookups-none = { $vendor } no tiene nada que consultar
lookup-contact = Contacto
lookup-past = Llamadas anteriores
lookup-notes = Notas
lookup-counters = Cifras
lookup-notices = Avisos
lookup-floor = Equipo
lookup-schedule = Programar una llamada
lookup-block = No llamar
lookup-look = Consultar
lookup-refresh = Consultar de nuevo
lookup-failed = No se pudo consultar
contact-how = Un número, para ver qué sabe { $vendor } de él.
contact-unknown = { $vendor } no conoce este número
contact-edit = Cambiar
contact-add = Agregarlo
contact-name = Campo
contact-value = Valor
contact-save = Guardar
past-none = { $vendor } no muestra llamadas anteriores
notes-no-call = Una nota va con una llamada y no hay ninguna
notes-add = Agregar nota
notes-added = { $vendor } lo tiene.
notes-data = Valor guardado con la llamada
counters-yours = Las suyas
notices-none = { $vendor } no tiene avisos
floor-listen = Escuchar
floor-whisper = Susurrar
floor-barge = Entrar
floor-leave = Dejar de escuchar
floor-force = Poner en { $state }
block-what = { $vendor } no llama a los números de su lista de no llamar.
block-do-on = Poner en la lista
block-do-off = Quitar
block-on = { $number } está en la lista de no llamar.
block-off = { $number } ya no está en la lista de no llamar.
schedule-campaign = Campaña
schedule-campaign-id = Id de la campaña
schedule-name = Nombre, si se conoce
schedule-soon = Lo antes posible
schedule-me = La atiendo yo
schedule-do = Programar
schedule-done = { $vendor } la tiene.

## Listas
lists-title = Listas
lists-none = { $vendor } no tiene listas para usted
list-campaigns = Campañas
list-queues = Colas
list-colleagues = Personas
list-search = Buscar
list-asking = Consultando a { $vendor }.
list-failed = No se pudo leer la lista
list-empty = { $vendor } no muestra nada aquí
list-active = activa
list-inactive = inactiva
list-start = Iniciar
list-stop = Detener

## Perfiles
profile-new = Perfil nuevo
profile-edit = Editar perfil
profile-step = paso { $step } de { $steps }
profile-vendor = Proveedor
profile-name = Nombre
profile-url = Dirección
profile-optional = { $field }, si se usa
profile-kept = guardada
profile-region = País de números locales
profile-begin = Elija su proveedor y dé un nombre al perfil. El paso siguiente pide la dirección y la cuenta; después se prueba todo el camino.
profile-more = La dirección empieza con https. La contraseña solo sirve para probar ahora; va al llavero cuando inicie sesión.
profile-test = Probar
profile-testing = Probando
profile-next = Siguiente
profile-cancel = Cancelar
profile-back = Volver
profile-delete = Eliminar
profile-delete-what = ¿Eliminar el perfil { $name }? Su dirección, cuenta y contraseña se borran de este equipo.
profile-delete-not = Conservarlo
profile-delete-do = Eliminar el perfil
profile-pages = Páginas para sus llamadas …
profile-use = Guardar y entrar
profile-use-anyway = Guardar así
profile-works = El perfil funciona.
profile-works-not = El perfil aún no funciona.

## Qué pasó
timeline-title = Qué pasó
timeline-search = Buscar
timeline-copy = Copiar
timeline-copied = { $count ->
    [one] Una línea copiada.
   *[other] { $count } líneas copiadas.
}
timeline-none = Nada todavía
timeline-failed = No se pudo leer

## Pasar una llamada
transfer-title = Transferir
transfer-field = Nombre o número
transfer-directory = Directorio
transfer-none = Nadie coincide. Escriba un número para usarlo tal cual.
transfer-number-only = Escriba un número.
transfer-choose = Elija a quién y luego cómo.
transfer-choose-whom = Elija a quién.
transfer-to = A { $who }
transfer-way-transfer = Pasar
transfer-way-consult-transfer = Consultar antes
transfer-way-consult-conference = Consultar y luego los tres
transfer-way-conference = Sumar a la llamada
consult-title = Consulta
consult-customer = cliente
consult-consulted = consulta
consult-waits = { $customer } espera. { $who } aún no contestó.
consult-what = { $customer } espera mientras usted habla con { $who }.
consult-transfer = Unirlos y salir
consult-conference = Los tres juntos
consult-back = Volver con el cliente

## Varias sesiones
together-wish = Pedir
together-break = Pausa
together-each = A cada proveedor se le pide por separado y cada uno confirma lo suyo. Durante una llamada, es lo que sigue a la llamada.
together-none = { $vendor } no recibe ese estado desde aquí.
together-asked = pedido: { $state }
together-ask = { $count ->
    [one] Pedir en una sesión
   *[other] Pedir en { $count } sesiones
}

## Resultados en camino
outcomes-title = Resultados
outcomes-owed = Pendientes { $count }
outcomes-owed-side = { $count } pendientes
outcomes-way = En camino { $count }
outcomes-all = Todos
outcomes-open = Abiertos
outcomes-search = Resultado, nombre o número
outcomes-all-failed = No se pudieron leer los resultados terminados
outcomes-needs = Necesitan su decisión
outcomes-going = Siguen solos
outcomes-order = en orden, por llamada
outcomes-line = { $needs ->
    [0] { $going } siguen solos, ninguno espera por usted.
   *[other] { $going } siguen solos, { $needs } esperan por usted.
}
outcomes-none-way = Todo llegó
outcomes-none-way-more = Lo que guarde ahora se ve aquí hasta que llegue.
outcomes-none-done = Nada enviado aún
entry-queued = en espera
entry-sending = enviando
entry-unknown = consultando
entry-needs-attention = espera por usted
entry-delivered = registrado
entry-delivered-unconfirmed = al parecer, registrado
entry-marked-done = marcado por usted
entry-kept-as-note = queda como nota
entry-times = guardado { $saved }, resuelto { $settled }
entry-again = otra vez en
entry-for = De { $who }.
entry-recorded = Está registrado
entry-send-again = Enviar otra vez
entry-change = Cambiar …
entry-keep-note = Conservar como nota
owed-search = Nombre, número, cola o resultado
owed-finish = Terminar
owed-keep = Conservar como nota
owed-late-what = { $vendor } ya no acepta resultados para { $who }. Lo que usted escribió puede quedarse aquí como nota.
owed-note = con nota
owed-nothing = nada elegido
owed-ended-away = la tipificación terminó sin la barra
owed-too-late = tarde para { $vendor }
owed-none = Cada llamada tiene su resultado
owed-none-more = { $count ->
    [0] Hoy aún no se registró ninguno.
    [one] 1 registrado hoy.
   *[other] { $count } registrados hoy.
}

## Iniciar y cerrar sesión
sign-in-again = Iniciar sesión de nuevo
sign-in-profile = Perfil
sign-in-password = Contraseña
sign-in-secret-for = { $secret } de { $agent }
sign-in-kept = La contraseña está en el llavero de este equipo. Deje el campo vacío para usarla.
sign-in-remember = Guardarla en el llavero de este equipo
sign-in-demo = Demostración: nada se guarda y el proveedor es simulado.
sign-in-do = Entrar
sign-in-another = Entrar también en otro …
sign-in-all = Todos los perfiles tienen sesión
sign-in-no-profile = Aún no hay perfil
sign-in-no-profile-more = Un perfil dice dónde entra usted y con qué nombre.
sign-out-title = Cerrar sesión
sign-out-first = { $count ->
    [one] antes 1 resultado
   *[other] antes { $count } resultados
}
sign-out-stay = Seguir en la sesión
sign-out-insist = Salir y dejarlos aquí
sign-out-anyway = Salir de todos modos
sign-out-do = Cerrar sesión
quit-title = Salir de Ringside
quit-stay = Quedarse
quit-insist = Salir de todos modos
quit-do = Salir
unfinished-nothing = No queda nada sin terminar.
unfinished-calls = { $count ->
    [one] Hay una llamada en curso.
   *[other] Hay { $count } llamadas en curso.
}
unfinished-calls-more = { $count ->
    [one] Sigue en { $vendor }; la barra solo deja de mostrarla.
   *[other] Siguen en { $vendor }; la barra solo deja de mostrarlas.
}
unfinished-unsent = { $count ->
    [one] Un resultado aún no se envió.
   *[other] { $count } resultados aún no se enviaron.
}
unfinished-unsent-more = Guardados en el disco de este equipo. Si sale ahora, el envío sigue cuando vuelva a entrar aquí, no antes.
unfinished-owed = { $count ->
    [one] Una llamada aún no tiene resultado.
   *[other] { $count } llamadas aún no tienen resultado.
}
unfinished-owed-more = Lo que introdujo queda en el disco de este equipo, en la lista de pendientes.
unfinished-asked = { $vendor } aún no ha respondido.
unfinished-asked-more = Lo que pidió aún puede ocurrir allí; la barra lo muestra cuando vuelva a entrar.
unfinished-demo = Esto es la demo: no se guarda nada de ella.
unfinished-show = Ver los resultados

## Dos sesiones
elsewhere-title = Dos sesiones iniciadas
elsewhere-who = { $certain ->
    [yes] { $agent } inició sesión en otro equipo. Esta barra lo notó a las { $time }.
   *[no] Parece que otro programa inició sesión con la cuenta de { $agent }. Esta barra lo notó a las { $time }.
}
elsewhere-what = En { $vendor } una sesión nueva cierra las anteriores. Esta barra dejó de preguntar y no cambia nada hasta que usted elija.
elsewhere-left = Si cierra sesión aquí:
elsewhere-here = Seguir aquí y cerrar la otra
elsewhere-there = Seguir allá y cerrar sesión aquí
badge-connection-elsewhere = Otra sesión tiene la línea
link-choose-where = Elegir

## Menú
menu-height = Altura
height-strip = Tira
height-card = Tarjeta
height-panel = Panel
menu-language = Idioma
menu-language-fixed = Idioma: { $language }. Lo eligió su administrador.
menu-theme = Colores
theme-auto = Sistema
theme-light = Claro
theme-dark = Oscuro
menu-text = Tamaño del texto
menu-log-in = Conectarse en { $vendor }
menu-log-out = Desconectarse de { $vendor }
menu-fix = Arreglar mi estado
menu-minimise = Minimizar
menu-no-tray = Este escritorio no muestra iconos de bandeja. Tenga esta ventana a mano para contestar y colgar.

## Un número de un enlace
offered-sign-in = Inicie sesión; { $number } estará entonces en el campo del número.
offered-waits = { $number } está en el campo del número. Podrá marcarse después.

## Una hora para devolver la llamada cuando cambia el reloj
callback-skipped = Esa hora no existe esa noche en { $city }. Las más cercanas:
callback-nearest = { $time }, para usted { $own }
callback-twice = Las { $time } se repiten esa noche en { $city }. ¿Cuál de las dos?
callback-first = { $time }, la primera
callback-second = { $time }, la segunda
callback-past = Esa hora ya pasó. Elija una posterior.
callback-wrong = Escriba una hora como 14:30.
callback-yours = { $city }, usted
callback-theirs = { $city }, cliente
callback-zone = Con el reloj de
