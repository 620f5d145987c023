### The page's words of the panels that help whoever helps the agent. They come with those panels.

## Support bundle
bundle-title = Support bundle
bundle-what = All of this goes into one file for whoever helps you; nothing else does. Passwords, names, numbers and notes are left out. Nothing is sent: you decide who gets the file.
bundle-files = What is in it
bundle-no-preview = The bundle could not be shown.
bundle-folder = Folder
bundle-save = Save the bundle
bundle-saved = Saved ({ $size }) as
