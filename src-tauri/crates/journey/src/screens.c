/* Xvfb has one screen. This tells GDK, and nobody else, that its parts are screens of their own: those RINGSIDE_SCREENS names,
   as in "1280x800+0+0 1024x768+1280+0". Loaded into the program before libXrandr. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <X11/extensions/Xrandr.h>

enum { MOST = 8, FIRST = 0x7000 };

static RROutput theirs(Display *display, XRRScreenResources *resources, RROutput output)
{
    if (output < FIRST || output >= FIRST + MOST) return output;
    XRRScreenResources *own = resources ? resources : XRRGetScreenResourcesCurrent(display, DefaultRootWindow(display));
    RROutput first = own && own->noutput > 0 ? own->outputs[0] : output;
    if (own && !resources) XRRFreeScreenResources(own);
    return first;
}

XRRMonitorInfo *XRRGetMonitors(Display *display, Window window, Bool active, int *count)
{
    (void)window, (void)active;
    XRRMonitorInfo *all = calloc(MOST, sizeof *all + sizeof(RROutput));
    RROutput *outputs = (RROutput *)(all + MOST);
    const char *named = getenv("RINGSIDE_SCREENS");
    int read = 0;
    for (*count = 0; all && named && *count < MOST; named += read, ++*count) {
        XRRMonitorInfo *one = &all[*count];
        if (sscanf(named, " %dx%d+%d+%d%n", &one->width, &one->height, &one->x, &one->y, &read) != 4) break;
        char name[32];
        snprintf(name, sizeof name, "screen-%d", *count + 1);
        one->name = XInternAtom(display, name, False);
        one->primary = *count == 0;
        one->mwidth = one->width * 254 / 960;
        one->mheight = one->height * 254 / 960;
        one->noutput = 1;
        one->outputs = &outputs[*count];
        outputs[*count] = FIRST + *count;
    }
    return all;
}

XRROutputInfo *XRRGetOutputInfo(Display *display, XRRScreenResources *resources, RROutput output)
{
    XRROutputInfo *(*real)(Display *, XRRScreenResources *, RROutput) = dlsym(RTLD_NEXT, "XRRGetOutputInfo");
    return real(display, resources, theirs(display, resources, output));
}

int XRRGetOutputProperty(Display *display, RROutput output, Atom property, long offset, long length, Bool delete_it,
                         Bool pending, Atom wanted, Atom *type, int *format, unsigned long *items, unsigned long *left,
                         unsigned char **value)
{
    int (*real)(Display *, RROutput, Atom, long, long, Bool, Bool, Atom, Atom *, int *, unsigned long *, unsigned long *,
                unsigned char **) = dlsym(RTLD_NEXT, "XRRGetOutputProperty");
    return real(display, theirs(display, NULL, output), property, offset, length, delete_it, pending, wanted, type, format,
                items, left, value);
}
