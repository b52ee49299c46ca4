#include <liaise/theme.h>

static const struct {
    const char *name;
    enum role fallback;
    char letter;
} roles[ROLES] = {
#define X(id, name, fallback, letter) [ROLE_##id] = {name, ROLE_##fallback, letter},
    ROLE_LIST(X)
#undef X
};

const char *role_name(enum role role)
{
    return roles[role].name;
}

char role_letter(enum role role)
{
    return roles[role].letter;
}

enum role role_fallback(enum role role)
{
    return roles[role].fallback;
}
