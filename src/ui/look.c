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

static struct colour on_selection(const struct role_look *text, const struct role_look *under,
                                  const struct role_look *plain)
{
    const struct colour *ground = &under->background;

    if (is_given(&under->foreground))
        return under->foreground;
    if (can_be_read(&text->foreground, ground) ||
        colour_contrast(&text->foreground, ground) >= colour_contrast(&plain->foreground, ground))
        return text->foreground;
    return plain->foreground;
}

/* Where there are sixteen colours, contrast is that of those. */
static struct role_look with_colours(const struct role_look *look, enum colour_depth depth)
{
    struct role_look fitted = *look;

    if (depth == DEPTH_16 && look->foreground.kind == COLOUR_RGB)
        fitted.foreground = colour_ansi(look->foreground.ansi);
    if (depth == DEPTH_16 && look->background.kind == COLOUR_RGB)
        fitted.background = colour_ansi(look->background.ansi);
    return fitted;
}

struct role_look look_of(const struct theme *theme, enum role role, enum role surface,
                         enum colour_depth depth)
{
    struct role_look look = with_colours(&theme->roles[role], depth);
    const struct role_look under = with_colours(&theme->roles[surface], depth);
    const struct role_look plain = with_colours(&theme->roles[ROLE_TEXT], depth);

    if (depth == DEPTH_MONO)
        return in_mono(&look, &under, role, surface);
    look.look |= under.look;
    if (is_selection(surface)) {
        look.foreground = on_selection(&look, &under, &plain);
        look.background = under.background;
    } else if (!is_given(&look.background))
        look.background = under.background;
    if (!is_given(&look.background))
        look.background = theme->roles[ROLE_BACKGROUND].background;
    if (!is_given(&look.foreground))
        look.foreground = plain.foreground;
    return look;
}
