#include "ui/look.h"

#include "base/colour.h"

/* Less contrast than this on a selection is not good enough for text. */
static const double contrast_least = 4.5;

static bool is_given(const struct colour *colour)
{
    return colour->kind != COLOUR_UNSET;
}

static bool is_selection(enum role surface)
{
    return surface == ROLE_SELECTION || surface == ROLE_SELECTION_INACTIVE;
}

/* The looks without which a meaning would get lost on a screen without colours. */
static unsigned look_without_colour(enum role role)
{
    switch (role) {
    case ROLE_SELECTION:
    case ROLE_ERROR:
        return LOOK_REVERSE;
    case ROLE_STRONG:
    case ROLE_CRITICAL:
    case ROLE_LATE:
    case ROLE_KEY:
    case ROLE_TITLE_FOCUS:
    case ROLE_BORDER_FOCUS:
    case ROLE_SELECTION_INACTIVE:
        return LOOK_BOLD;
    case ROLE_LINK:
    case ROLE_MATCH:
        return LOOK_UNDERLINE;
    default:
        return 0;
    }
}

static struct role_look in_mono(const struct role_look *text, const struct role_look *under,
                                enum role role, enum role surface)
{
    return (struct role_look){
        .foreground = {.kind = COLOUR_DEFAULT},
        .background = {.kind = COLOUR_DEFAULT},
        .look = text->look | under->look | look_without_colour(role) | look_without_colour(surface),
    };
}

/* Unknown contrast, with colours of the terminal's own, is left as the theme has it. */
static bool can_be_read(const struct colour *text, const struct colour *ground)
{
    double contrast = colour_contrast(text, ground);

    return contrast <= 0 || contrast >= contrast_least;
}

static struct colour on_selection(const struct theme *theme, const struct role_look *text,
                                  const struct role_look *under)
{
    const struct colour *plain = &theme->roles[ROLE_TEXT].foreground;

    if (is_given(&under->foreground))
        return under->foreground;
    if (can_be_read(&text->foreground, &under->background))
        return text->foreground;
    return colour_contrast(plain, &under->background) >
                   colour_contrast(&text->foreground, &under->background)
               ? *plain
               : text->foreground;
}

struct role_look look_of(const struct theme *theme, enum role role, enum role surface,
                         enum colour_depth depth)
{
    const struct role_look *text = &theme->roles[role], *under = &theme->roles[surface];
    struct role_look look = *text;

    if (depth == DEPTH_MONO)
        return in_mono(text, under, role, surface);
    look.look = text->look | under->look;
    if (is_selection(surface)) {
        look.foreground = on_selection(theme, text, under);
        look.background = under->background;
    } else if (!is_given(&text->background))
        look.background = under->background;
    if (!is_given(&look.background))
        look.background = theme->roles[ROLE_BACKGROUND].background;
    return look;
}
