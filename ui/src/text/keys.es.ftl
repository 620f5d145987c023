# The page of keys. Its words come with it.

## What the keys do
key-dial = Marcar, contestar
key-hang-up = Colgar, rechazar
key-hold = Espera, retomar
key-mute = Micrófono apagado, encendido
key-record = Grabación
key-transfer = Transferir, conectar
key-keypad = Teclado
key-outcome = Tipificación
key-state = Estado, inicio de sesión
key-next = Después
key-session = Otra sesión
key-height = Tira, tarjeta, panel
key-link = Enlace de la línea de estado
key-help = Esta lista de teclas
key-save = Guardar la tipificación
key-save-ready = Guardar y listo
key-save-break = Guardar y pausa
key-pin = Fijar un resultado, quitarlo de los fijados
key-everywhere-answer = Contestar
key-everywhere-decline = Rechazar
key-everywhere-silence = Silenciar el timbre
key-everywhere-show = Mostrar la barra
key-everywhere-dial = Marcar lo seleccionado

## The page
keys-title = Teclas
keys-here = En la barra
keys-everywhere = En todos los programas
keys-everywhere-more = Funciona solo cuando usted la elige, y entonces ningún otro programa la recibe.
keys-always = Siempre
keys-digits = elegir en la lista abierta
keys-alt-digits = lo mismo mientras escribe
keys-back = un nivel arriba
keys-enter = marcar, elegir, entrar
keys-esc = cerrar y volver
keys-alt = mantener: muestra las teclas
keys-press = Pulse una tecla, por ejemplo { $usual }. Retroceso: ninguna. Esc: como antes.
keys-fixed = Decidida por su administrador
keys-taken-by = Su tecla hace otra cosa: { $what }
keys-none = ninguna
keys-set = Elegir
keys-choose = Elegir: { $what }
keys-change = { $what }: { $key }. Cambiar
keys-reset = Tecla habitual para { $what }
keys-chosen = { $what }: { $key }. Aún sin guardar.
keys-conflict = { $key } sirve para «{ $one }» y «{ $two }». Elija otra tecla para una de las dos.
keys-not-saved = No se guardó. { $why }
keys-saved = Teclas guardadas
keys-save = Guardar
keys-usual = Teclas habituales
keys-failed = { $count ->
    [one] { $key } ({ $what }) es de otro programa, así que no funciona en todas partes. Vea Teclas en el menú.
    [many] { $count } de teclas son de otros programas, así que no funcionan en todas partes, como { $key } ({ $what }). Vea Teclas en el menú.
   *[other] { $count } teclas son de otros programas, así que no funcionan en todas partes, como { $key } ({ $what }). Vea Teclas en el menú.
}

## Which program gets links that dial
links-title = Enlaces que marcan
links-what = Con qué programa los abre este equipo.
links-nobody = ninguno
links-take = Abrirlos con Ringside
links-taken = Ahora se abren con Ringside.
