#ifndef COMMAND_SLOTS_PEOPLE_H
#define COMMAND_SLOTS_PEOPLE_H

/* What the files of the slot finder share. */

#include <liaise/person.h>

#include "command/slots.h"

enum { SLOTS_PEOPLE_MOST = 12 };

struct slots_loader {
    struct slots *slots;
    struct desk *desk;
    struct list orgs;           /* struct org: all */
    struct arena *arena;
};

/* The officer, and everybody who was asked for. Reads the organizations. */
MUST_CHECK bool slots_sit(struct slots_loader *loader, struct error *err);

#endif
