#include <liaise/config.h>

#include <stddef.h>

#define AT(member) offsetof(struct config, member)
#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

/*
 * To add an option: a member of struct config and a row here. A new section
 * ("ui" in "ui.theme") is a row of root_rules[] in config.c as well.
 */
/* clang-format off */
const struct config_option config_options[] = {
    {.path = "store", .kind = OPTION_TEXT, .at = AT(store), .affects = AFFECTS_START,
     .help = "the file with the records; the usual place if left out"},
    {.path = "ui.theme", .kind = OPTION_TEXT, .at = AT(theme), .preset = "terminal",
     .affects = AFFECTS_LOOK,
     .help = "terminal, dark, light, contrast, cvd-dark, cvd-light, gruvbox, mono"},
    {.path = "ui.zones", .kind = OPTION_ZONES, .at = AT(zones), .affects = AFFECTS_LOOK,
     .help = "more clocks in the header, such as [Asia/Tokyo, America/New_York]"},
    {.path = "ui.mouse", .kind = OPTION_CHOICE, .at = AT(mouse), .preset = "on",
     .words = WORDS("auto", "on", "off"), .affects = AFFECTS_LOOK,
     .help = "clicks and the wheel; off leaves the mouse to the terminal"},
    {.path = "ui.sync", .kind = OPTION_CHOICE, .at = AT(sync), .preset = "auto",
     .words = WORDS("auto", "on", "off"), .affects = AFFECTS_START,
     .help = "show each frame at once, on terminals that can"},
    {.path = "ui.motion", .kind = OPTION_CHOICE, .at = AT(motion), .preset = "some",
     .words = WORDS("none", "some"), .affects = AFFECTS_LOOK, .help = "none: no moving parts"},
    {.path = "ui.charts", .kind = OPTION_CHOICE, .at = AT(charts), .preset = "auto",
     .words = WORDS("auto", "braille", "block", "shade", "ascii"), .affects = AFFECTS_LOOK,
     .help = "what charts are drawn with"},
    {.path = "ui.cursor", .kind = OPTION_CHOICE, .at = AT(cursor), .preset = "line",
     .words = WORDS("line", "block", "hidden"), .affects = AFFECTS_LOOK,
     .help = "the terminal's cursor in lists: for screen readers and magnifiers"},
    {.path = "ui.week_starts", .kind = OPTION_CHOICE, .at = AT(week_starts), .preset = "mon",
     .words = WORDS("mon", "tue", "wed", "thu", "fri", "sat", "sun"), .affects = AFFECTS_LOOK,
     .help = "first day of the week in calendars"},
    {.path = "ui.esc_delay", .kind = OPTION_NUMBER, .at = AT(esc_delay), .preset = "25",
     .least = 1, .most = 2000, .affects = AFFECTS_START,
     .help = "milliseconds that Esc waits for the rest of a key; more on slow lines"},
    {.path = "ui.confirm.bulk", .kind = OPTION_NUMBER, .at = AT(confirm_bulk), .preset = "5",
     .least = 0, .most = 1000 * 1000, .help = "ask before acting on more than this many"},
    {.path = "layout.grow_focused", .kind = OPTION_FLAG, .at = AT(grow_focused), .preset = "off",
     .affects = AFFECTS_LOOK, .help = "the panel with the focus takes more room"},
    {.path = "dates.numeric", .kind = OPTION_CHOICE, .at = AT(numeric_dates), .preset = "refuse",
     .words = WORDS("refuse", "dmy", "mdy"), .help = "how 03/04 is read: day first or month first"},
    {.path = "keys.preset", .kind = OPTION_CHOICE, .at = AT(key_preset), .preset = "default",
     .words = WORDS("default", "vi", "emacs", "arrows"), .affects = AFFECTS_KEYS,
     .help = "the keys to begin with: default, vi, emacs, arrows"},
    {.path = NULL},
};
/* clang-format on */
