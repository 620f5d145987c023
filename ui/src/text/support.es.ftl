### Palabras del núcleo sobre el paquete de soporte y el examen de una conexión.

bundle-no-folder = Esa carpeta no existe. No se escribió nada. Elija otra.
bundle-not-allowed = No puede escribir en esa carpeta. No se escribió nada. Elija otra.
bundle-disk-full = El disco está lleno. No se escribió nada. Libere espacio o elija una carpeta de otro disco.
bundle-failed = No se pudo escribir el paquete. No queda nada de él. Pruebe otra carpeta.
