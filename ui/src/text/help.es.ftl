### Palabras de la página para los paneles que ayudan a quien ayuda al agente. Llegan con esos paneles.

## Paquete de soporte
bundle-title = Paquete de soporte
bundle-what = Todo esto va en un solo archivo para quien le ayude; nada más. Se omiten contraseñas, nombres, números y notas. No se envía nada: usted decide quién recibe el archivo.
bundle-files = Qué contiene
bundle-no-preview = No se pudo mostrar el paquete.
bundle-folder = Carpeta
bundle-save = Guardar el paquete
bundle-saved = Guardado ({ $size }) como
