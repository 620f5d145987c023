### Palabras de la página para el modo de demostración de los formadores y para la visita. Llegan con esos paneles.

## Formador
trainer-title = Formador
trainer-goes = { $calls } llamadas por hora
trainer-rests = sin turno
trainer-vendor-of = Proveedor
trainer-script = Turno
trainer-holds = Llamadas por hora: { $calls }. Otras cosas que ocurren: { $steps }.
trainer-begin = Empezar el turno
trainer-again = Empezar de nuevo
trainer-end = Terminarlo
trainer-rate = Llamadas por hora
trainer-rate-set = Fijar
trainer-rate-wrong = Un número de 0 a 240
trainer-calls = Le ocurre a la llamada
trainer-agent = Le ocurre al agente
trainer-vendor = Le ocurre al proveedor
trainer-vendor-slow = El proveedor va lento hasta que vuelva a estar bien.
trainer-vendor-down = El proveedor no responde hasta que vuelva a estar bien.
trainer-lines = Lo que ocurrió
trainer-not-then = En ese momento no tenía sentido
happening-call-arrives = Llama un cliente
happening-caller-hangs-up = La otra parte cuelga
happening-call-drops = La llamada se corta
happening-line-busy = La línea está ocupada
happening-state-changes = Otro programa cambia el estado
happening-logged-out = Un supervisor desconecta al agente
happening-session-ends = La sesión termina
happening-vendor-slow = Lento
happening-vendor-down = Caído
happening-vendor-restarts = Se reinicia
happening-vendor-well = Bien otra vez

## Visita
tour-title = Visita guiada
tour-stop = { $stop } de { $stops }
tour-next = Siguiente
tour-back = Atrás
tour-end = Terminar la visita
tour-done = Listo
tour-welcome-title = Cinco minutos con la barra
tour-welcome = Este es el modo de demostración: los proveedores son simulados, no se guarda nada y no se llama a nadie. Las flechas pasan las páginas, Esc termina la visita cuando usted quiera y luego sigue donde la dejó. Un marco señala la parte de la que se habla.
tour-state-title = Su estado
tour-state = La forma, la palabra y el tiempo dicen lo último que confirmó el proveedor. F9 lo cambia. Rayado significa pedido y aún sin respuesta; gris discontinuo, que nadie lo sabe.
tour-slots-title = Ocho sitios, ocho teclas
tour-slots = Los sitios no se mueven nunca, con ningún proveedor ni en ninguna altura. Sus teclas son F1 a F8, en este orden. Lo que no funciona ahora se ve tenue y dice por qué. Mantenga Alt para ver las teclas.
tour-call-title = Una llamada
tour-call = F1 marca o contesta, F2 cuelga. Escriba un número y mire lo que se marcaría antes de pulsar Intro. Cuando cuelga la otra parte, el sitio de colgar queda inactivo un momento para que usted no termine nada por error.
tour-outcome-title = El resultado
tour-outcome = F8 abre los resultados. Una cifra elige, y lo que el código pide se dice antes. Guardar, guardar y listo, o guardar y pausa: una tecla termina el trabajo de una llamada.
tour-badges-title = Lo que está en camino
tour-badges = Resultados en camino al proveedor y llamadas que aún no tienen ninguno. Si se cae la red no se pierde nada: se guarda aquí y se envía después.
tour-status-title = Un solo sitio para los problemas
tour-status = La última línea dice lo que pasa, y lo que salió mal con el paso siguiente. F12 sigue su enlace. También lo dice a los lectores de pantalla.
tour-menu-title = Todo lo demás
tour-menu = Aquí están las listas, lo que pasó en el turno, los idiomas, la comprobación de la conexión y, en el modo de demostración, el formador, que hace que algo falle a propósito.
