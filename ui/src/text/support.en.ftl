### Words the core sends about the support bundle and the examination of a connection.

bundle-no-folder = That folder is not there. Nothing was written. Choose another one.
bundle-not-allowed = You may not write into that folder. Nothing was written. Choose another one.
bundle-disk-full = The disk is full. Nothing was written. Make room or choose a folder on another disk.
bundle-failed = The bundle could not be written. Nothing of it is left. Try another folder.
