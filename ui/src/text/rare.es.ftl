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
floor-force = Poner { $state }
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
list-start-what = Iniciar { $what }
list-stop-what = Detener { $what }
list-more = { $count } más

## Perfiles
profile-new = Perfil nuevo
profile-edit = Editar perfil
profile-step = paso { $step } de 2
profile-vendor = Proveedor
profile-name = Nombre
profile-url = Dirección
profile-optional = { $field }, si se usa
profile-kept = guardada
profile-region = País de números cortos
profile-more = La dirección empieza con https. La contraseña solo sirve para probar ahora; va al llavero cuando inicie sesión.
profile-test = Probar
profile-testing = Probando
profile-cancel = Cancelar
profile-back = Volver
profile-delete = Eliminar
profile-use = Guardar y entrar
profile-use-anyway = Guardar así
profile-works = El perfil funciona.
profile-works-not = El perfil aún no funciona.
step-profile = Campos
step-sign-in = Inicio de sesión
step-agent = Agente
step-outcomes = Resultados

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
