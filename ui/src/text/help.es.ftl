### Palabras de la página para los paneles que ayudan a quien ayuda al agente. Llegan con esos paneles.

## Paquete de soporte
bundle-title = Paquete de soporte
bundle-what = Todo esto va en un solo archivo para quien le ayude; nada más. Se omiten contraseñas, nombres, números y notas. No se envía nada: usted decide quién recibe el archivo.
bundle-files = Qué contiene
bundle-no-preview = No se pudo mostrar el paquete.
bundle-folder = Carpeta
bundle-save = Guardar el paquete
bundle-saved = Guardado ({ $size }) como

## Examen de una conexión
doctor-title = Comprobar la conexión
doctor-start = Comprobar
doctor-again = Comprobar de nuevo
doctor-stop = Detener
doctor-copy = Copiar como texto
doctor-copied = Copiado.
doctor-profile = Perfil
doctor-over = Comprobado.
doctor-was-stopped = Detenido antes del final.
doctor-none = Aún no hay ningún perfil que comprobar.
doctor-what = Revisa todo lo que hay entre este equipo y el proveedor. No se cambia nada.
doctor-check-disk = Carpeta de datos
doctor-check-keychain = Llavero
doctor-check-proxy = Proxy
doctor-check-name = Nombre
doctor-check-connection = Conexión
doctor-check-certificate = Certificado
doctor-check-answer = Respuesta
doctor-check-clock = Reloj
doctor-check-sign-in = Inicio de sesión
doctor-check-lists = Llamadas y resultados
doctor-check-push = Avisos
doctor-check-broker = Bróker
doctor-verdict-good = bien
doctor-verdict-doubtful = conviene mirarlo
doctor-verdict-bad = mal
doctor-verdict-skipped = sin comprobar

## Ajustes y directivas
in-force-title = Ajustes en vigor
in-force-what = Cada ajuste, el valor en vigor y quién lo fijó. Lo que fijó su administrador está bloqueado.
in-force-locked = Lo fijó su administrador
in-force-line = línea { $line }
in-force-user = Lo fijó usted
in-force-default = Habitual
in-force-none = sin fijar
in-force-file = Archivo de directivas
in-force-no-file = No hay ninguno.
in-force-own-file = Sus ajustes
in-force-failed = No se pudo leer
bundle-choose = Elegir …
bundle-choose-name = Elegir la carpeta
bundle-show = Mostrar en la carpeta
bundle-not-shown = La carpeta no se puede mostrar desde aquí. Ábrala por su ruta.
