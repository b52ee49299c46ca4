#include "ui/term_info.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"

/* These two define words such as "lines": they stand behind all others. */
#include <curses.h>
#include <term.h>

/* NULL if the terminal cannot do it. */
static const char *capability(const char *name)
{
    const char *text = tigetstr(name);

    return text == (const char *)-1 ? NULL : text;
}

/* What the description says, without the "$<5>" that made terminals of long ago wait. */
static void add_capability(struct str *out, const char *name)
{
    const char *text = capability(name);

    while (text && *text) {
        const char *padding = strstr(text, "$<");
        size_t length = padding ? (size_t)(padding - text) : strlen(text);

        str_add_bytes(out, text, length);
        text += length;
        if (padding)
            text += strcspn(text, ">") + (strchr(text, '>') != NULL);
    }
    str_add_bytes(out, "", 0);
}

static void copy_capability(char *out, size_t size, const char *name)
{
    struct str text = {0};

    add_capability(&text, name);
    (void)snprintf(out, size, "%s", text.text);
    str_done(&text);
}

static bool is_true_flag(const char *name)
{
    return tigetflag(name) > 0 || tigetnum(name) > 0;
}

/* Makes the description of that type the current one, if there is one. */
static bool describe(const char *type, int tty)
{
    int status = 0;

    return setupterm(type, tty, &status) == OK && status == 1;
}

static void forget_description(void)
{
    (void)del_curterm(cur_term);
}

static bool check_type(const char *type, int tty, struct error *err)
{
    bool can_show;

    if (!type || !*type)
        return error_set(err, ERROR_IO, "TERM does not say what terminal this is; "
                         "try TERM=xterm-256color");
    if (!describe(type, tty))
        return error_set(err, ERROR_IO, "nothing is known about the terminal '%s'; "
                         "try TERM=xterm-256color", type);
    can_show = capability("cup") && tigetflag("hc") <= 0;
    forget_description();
    if (!can_show)
        return error_set(err, ERROR_IO, "the terminal '%s' cannot show a full screen; "
                         "the commands work: liaise help", type);
    return true;
}

/* COLORTERM is how an emulator says that it knows true colour; a user may say so as well. */
static bool may_be_true(const struct term_options *options)
{
    const char *said = options->colorterm;

    if (options->depth == DEPTH_TRUE)
        return true;
    if (options->depth != DEPTH_AUTO || (options->no_color && *options->no_color))
        return false;
    return said && (strcmp(said, "truecolor") == 0 || strcmp(said, "24bit") == 0);
}

/* ncurses has true colour under another name only: "xterm-direct" for "xterm-256color". */
static void choose_type(char type[TERM_TYPE_SIZE], const struct term_options *options, int tty)
{
    char direct[TERM_TYPE_SIZE];

    (void)snprintf(type, TERM_TYPE_SIZE, "%s", options->term);
    if (!may_be_true(options))
        return;
    (void)snprintf(direct, sizeof(direct), "%.*s-direct", (int)strcspn(type, "-"), type);
    if (!describe(direct, tty))
        return;
    if (is_true_flag("RGB"))
        (void)snprintf(type, TERM_TYPE_SIZE, "%s", direct);
    forget_description();
}

static void learn_keys(struct keys *keys)
{
    static const struct { const char *capability, *name; } table[] = {
        {"kcuu1", "Up"}, {"kcud1", "Down"}, {"kcub1", "Left"}, {"kcuf1", "Right"},
        {"khome", "Home"}, {"kend", "End"}, {"kpp", "PgUp"}, {"knp", "PgDn"},
        {"kich1", "Ins"}, {"kdch1", "Del"}, {"kbs", "BS"}, {"kcbt", "S-Tab"}, {"kent", "Enter"},
        {"kf1", "F1"}, {"kf2", "F2"}, {"kf3", "F3"}, {"kf4", "F4"}, {"kf5", "F5"}, {"kf6", "F6"},
        {"kf7", "F7"}, {"kf8", "F8"}, {"kf9", "F9"}, {"kf10", "F10"}, {"kf11", "F11"},
        {"kf12", "F12"},
    };

    for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
        if (capability(table[i].capability))
            keys_add_sequence(keys, capability(table[i].capability), table[i].name);
}

static void read_restore(struct term_info *info)
{
    struct str text = {0};

    str_add(&text, "%s", info->has_modes ? MODES_OFF MOUSE_OFF : "");
    add_capability(&text, "rmkx");
    add_capability(&text, "rmcup");
    add_capability(&text, "sgr0");
    add_capability(&text, "cnorm");
    str_add(&text, "\r\n");
    (void)snprintf(info->restore, sizeof(info->restore), "%s", text.text);
    str_done(&text);
}

bool term_info_read(struct term_info *out, struct keys *keys, const struct term_options *options,
                    int tty, struct error *err)
{
    struct term_info info = {0};

    if (!check_type(options->term, tty, err))
        return false;
    choose_type(info.type, options, tty);
    if (!describe(info.type, tty))
        return error_set(err, ERROR_IO, "nothing is known about the terminal '%s'", info.type);
    info.has_modes = capability("kmous") != NULL;
    info.is_direct = is_true_flag("RGB");
    copy_capability(info.keys_on, sizeof(info.keys_on), "smkx");
    copy_capability(info.keys_off, sizeof(info.keys_off), "rmkx");
    read_restore(&info);
    learn_keys(keys);
    forget_description();
    *out = info;
    return true;
}
