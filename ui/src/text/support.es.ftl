### Palabras del núcleo sobre el paquete de soporte y el examen de una conexión.

bundle-no-folder = Esa carpeta no existe. No se escribió nada. Elija otra.
bundle-not-allowed = No puede escribir en esa carpeta. No se escribió nada. Elija otra.
bundle-disk-full = El disco está lleno. No se escribió nada. Libere espacio o elija una carpeta de otro disco.
bundle-failed = No se pudo escribir el paquete. No queda nada de él. Pruebe otra carpeta.

## Examen de una conexión: lo que se encuentra
doctor-disk-ok = Se puede escribir en la carpeta de datos; su disco tiene { $free } libres.
doctor-disk-writes = Se puede escribir en la carpeta de datos.
doctor-disk-low = El disco de la carpeta de datos solo tiene { $free } libres.
doctor-disk-bad = No se puede escribir en la carpeta de datos.
doctor-keychain-ok = El llavero funciona y lo personal se guarda cifrado.
doctor-keychain-demo = No se usa: en el modo de demostración no se guarda nada.
doctor-proxy = El sistema lo envía por el proxy { $host }.
doctor-proxy-none = No hay ningún proxy por medio.
doctor-proxy-refused = El proxy { $host } no abre paso al proveedor.
doctor-name-ok = El nombre { $host } se conoce. Direcciones: { $count }.
doctor-name-bad = Nadie conoce el nombre { $host }.
doctor-connection-ok = { $host } acepta conexiones.
doctor-connection-refused = { $host } rechaza las conexiones.
doctor-connection-none = No hay camino hasta { $host }.
doctor-certificate-ok = El certificado de { $issuer } es de confianza y vale hasta { $day }.
doctor-certificate-trusted = El certificado es de confianza.
doctor-certificate-soon = El certificado de { $issuer } es de confianza, pero termina el { $day }.
doctor-certificate-none = No hace falta: la conexión no sale de este equipo.
doctor-certificate-file = No se puede leer el archivo de certificados raíz del perfil.
doctor-certificate-no-roots = Este equipo no confía en ningún certificado.
doctor-certificate-expired = El certificado de { $issuer } terminó el { $day }.
doctor-certificate-not-yet = El certificado de { $issuer } aún no vale; termina el { $day }.
doctor-certificate-name = El certificado es de otro servidor.
doctor-certificate-unknown = El certificado lo firma { $issuer }, en quien este equipo no confía.
doctor-certificate-bad = El certificado de { $issuer } no es bueno.
doctor-certificate-broken = No se logra una conexión cifrada.
doctor-answer-ok = El servidor del proveedor responde en { $milliseconds } ms.
doctor-answer-slow = El servidor del proveedor tarda { $milliseconds } ms en responder.
doctor-answer-none = El servidor del proveedor acepta la conexión y no responde.
doctor-clock-ok = El reloj de este equipo y el del proveedor coinciden.
doctor-clock-apart = El reloj de este equipo y el del proveedor difieren en { $seconds } s.
doctor-clock-not-told = El servidor del proveedor no dice la hora.
doctor-signed-in = Sesión iniciada en { $vendor }.
doctor-sign-in-ok = { $vendor } acepta el usuario y la contraseña.
doctor-no-password = No se probó: no hay contraseña guardada. Inicie sesión una vez para probarlo.
doctor-elsewhere = No se probó: cerraría la otra sesión. Elija antes dónde seguir.
doctor-lists-ok = Leído. Llamadas ahora: { $calls }. Resultados para elegir: { $outcomes }.
doctor-not-reached = No se probó, por lo que falló antes.

## Qué hacer
doctor-do-disk = Libere espacio en el disco o pregunte a su administrador por los permisos de la carpeta.
doctor-do-keychain = Desbloquee o configure el llavero de su sistema.
doctor-do-proxy = Pregunte a su administrador si el proxy permite llegar al proveedor.
doctor-do-address = Revise la dirección del perfil.
doctor-do-network = Revise la red y la VPN; después pregunte a su administrador.
doctor-do-root = Si su empresa abre las conexiones cifradas, aquí falta su certificado raíz: pídalo a su administrador.
doctor-do-clock = Ponga en hora este equipo.
doctor-do-clock-or-vendor = Revise el reloj de este equipo. Si está bien, el proveedor debe renovar el certificado.
doctor-do-vendor = Avise al proveedor o a su administrador.

## Keys: why one cannot be
keys-no-window = Las teclas para todos los programas necesitan la ventana.
keys-wayland = Este escritorio (Wayland) no deja a ningún programa tener teclas en todas partes. Use la bandeja o enlaces que marcan.
keys-system = El sistema no deja a ningún programa tener teclas en todas partes.
keys-in-use = Otro programa ya tiene { $key }. Elija otra tecla.
keys-not-there = Este teclado no tiene { $key }. Elija otra tecla.
keys-no-selection = Este sistema no dice qué está seleccionado en otro programa. Use enlaces, o copie y pegue el número.
keys-taken = { $key } ya está en uso.
keys-not-a-key = { $key } no se puede usar. Elija F1 a F24, una letra, una cifra o Enter.
keys-types = { $key } escribe un carácter. Manténgala junto con Ctrl o Alt.
keys-alt-gr = Ctrl y Alt juntas escriben un carácter en muchos teclados.
keys-reserved = { $key } tiene otro uso en campos de texto, listas o el sistema.
keys-not-everywhere = Para todos los programas, mantenga Ctrl o Alt con la tecla; Enter queda libre.

## Dialling links and what is selected
link-off = Aquí los enlaces no marcan: su administrador lo ha desactivado.
link-not-to-dial = Ese enlace no es para marcar. No se marcó nada.
link-no-number = Ese enlace no contiene un número que se pueda marcar. No se marcó nada.
link-no-profile = Ese enlace es para el perfil { $profile }, que no existe aquí. No se marcó nada.
selected-off = Aquí no se marcan números seleccionados: su administrador lo ha desactivado.
selected-nothing = No hay nada seleccionado. Seleccione un número en cualquier programa y vuelva a pulsar la tecla.
selected-no-number = Lo seleccionado no contiene un número, o contiene más de uno. No se marcó nada.

## Avisos y bróker
doctor-push-ok = { $vendor } avisa al momento de lo que cambia.
doctor-push-down = { $vendor } no avisa de lo que cambia; se le pregunta cada pocos segundos.
doctor-push-none = Sin comprobar: { $vendor } no avisa de nada por sí mismo. Se le pregunta cada pocos segundos.
doctor-broker-none = Sin comprobar: no hay ningún bróker configurado.
doctor-do-push = Pregunte a su administrador si el proxy corta las peticiones que quedan abiertas mucho tiempo.

## Lo que rige
bad-settings-file = El archivo de ajustes { $file } no es correcto: { $detail }. Rigen los valores habituales de Ringside hasta que usted cambie alguno.
in-force-without-keychain = Mientras no haya llavero
in-force-wrap-up-at-zero = Cuando se acaba el tiempo de tipificación
in-force-history-days = Días que se guarda lo resuelto
in-force-not-ready-before-sleep = No listo antes de que el equipo entre en reposo
in-force-dial-links = Enlaces que piden marcar
in-force-page-bridge = Páginas del navegador que usan la barra
in-force-page-bridge-origins = Las únicas páginas que pueden preguntar
in-force-page-bridge-on = Las páginas pueden pedir usar la barra
in-force-language = Idioma
in-force-theme = Colores
in-force-text-percent = Tamaño del texto en porcentaje
in-force-break-day-minutes = Minutos de descanso por turno
in-force-extend-wrap-up-seconds = Segundos que se añaden a la tipificación
in-force-extend-wrap-up-times = Veces que se puede alargar la tipificación
in-force-ring-at-most-s = Timbre, como mucho, en segundos
in-force-screen-pop-hosts = Servidores donde se puede abrir una página
in-force-screen-pop-schemes = Tipos de dirección con que se abre una página
in-force-ring-mode = Cómo se muestra una llamada que suena
in-force-ring-notification = Notificación cuando suena
in-force-ring-volume-percent = Volumen del timbre
in-force-do-not-call-command = Programa al que se pregunta antes de marcar
in-force-do-not-call-url = Dirección a la que se pregunta antes de marcar
in-force-do-not-call-seconds = Segundos que puede tardar su respuesta
in-force-do-not-call-unreachable = Sin respuesta
in-force-other = { $key }

## Tablas de un turno
export-began = Comienzo
export-ended = Fin
export-direction = Sentido
export-inbound = entrante
export-outbound = saliente
export-number = Número
export-name = Nombre
export-queue = Cola o campaña
export-outcome = Resultado
export-owed = pendiente
export-missed = perdida
export-hour = Hora
export-calls = Llamadas
export-talk = Conversación
export-hold = En espera
export-wrap-up = Tipificación
export-break = Pausas
export-ready = Listo
export-not-ready = No listo
export-ringing = Timbrando o llamando

## Formación
shift-inbound = Cola de entrada
shift-inbound-about = Las llamadas llegan con regularidad; los problemas son pequeños.
shift-outbound = Campaña de salida
shift-outbound-about = Usted marca; casi uno de cada dos números no contesta.
shift-difficult = Día difícil
shift-difficult-about = Todo lo que conviene haber visto una vez, en veinte minutos.
shift-own = { $text }
bad-shift-file = El turno { $file } no es correcto: { $detail }.
training-no-demo = Eso es solo para el modo de demostración. No ocurrió nada.
training-not-now = Eso no puede ocurrir ahora. No ocurrió nada.

## Numbers not to be called
do-not-call = No se marcó: no se puede llamar a este número.
do-not-call-because = No se marcó: { $reason }
do-not-call-unknown = No se marcó: no se pudo consultar si se puede llamar a este número. Pruebe de nuevo en un momento.
do-not-call-ask = No se pudo consultar si se puede llamar a este número. Marque otra vez para llamar de todos modos.

## Links that dial: whose they are
links-not-installed = Esta copia de Ringside no está instalada, así que el escritorio no la conoce. Instálela primero.
links-not-taken = El escritorio no aceptó el cambio. Elija Ringside en su configuración de programas predeterminados.
links-in-system-settings = Elija Ringside en la configuración del sistema, en programas predeterminados.

## Páginas del navegador que usan la barra
bridge-gone = Esa página ya no pregunta. No se conectó nada.
bridge-ports-taken = Ninguna página encuentra la barra: otros programas ocupan los puertos { $first } a { $last } de esta computadora. Cierre la segunda barra e intente de nuevo.
bridge-not-let = Ninguna página encuentra la barra: esta computadora no deja usar el puerto { $port }. Avise a su administrador.
