# Lo que el núcleo dice de los perfiles, su prueba y el llavero. La página lo lee con los paneles donde aparece.

## Prueba de la conexión
test-profile-ok = El perfil está completo.
test-sign-in-ok = { $vendor } acepta el usuario y la contraseña.
test-agent-ok = { $count ->
    [0] El agente existe y no tiene llamadas.
    [one] El agente existe y tiene una llamada.
   *[other] El agente existe y tiene { $count } llamadas.
}
test-outcomes-ok = { $count ->
    [one] Se puede elegir un resultado.
   *[other] Se pueden elegir { $count } resultados.
}

## Llavero
keychain-locked = El llavero está bloqueado.
keychain-missing = Este equipo no tiene llavero.
keychain-timed-out = El llavero no respondió.
keychain-failed = El llavero informó una falla.
keychain-off = Ringside se inició sin el llavero.
keychain-data-encrypted = Las contraseñas se guardan solo durante esta sesión. Las notas, los números y los nombres siguen cifrados.
keychain-data-plain = Las contraseñas se guardan solo durante esta sesión. Las notas, los números y los nombres se guardan en este equipo sin cifrar, en un archivo que solo usted puede leer, hasta que el llavero vuelva a funcionar.
keychain-data-refused = Su administrador no permite iniciar sesión sin él, porque las notas, los números y los nombres no se podrían cifrar. Desbloquéelo y luego inicie sesión. Si no hay ninguno, avise a su administrador.

## Lo que pide un perfil, según el proveedor
field-login = Usuario
field-account = Cuenta
field-user-id = Número de agente
field-agent-id = Id de agente
field-password = Contraseña
field-api-key = Clave de la API
field-agent-password = Contraseña propia del agente
field-session-or-token = Sesión o token
field-dial-token = Token para marcar
field-supervisor-password = Contraseña del supervisor
