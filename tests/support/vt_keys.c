#include "support/vt_private.h"

#include "support/test.h"

#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name;
    VTermKey key;
} named_keys[] = {
    {"Enter", VTERM_KEY_ENTER},      {"Esc", VTERM_KEY_ESCAPE},
    {"Tab", VTERM_KEY_TAB},          {"Backspace", VTERM_KEY_BACKSPACE},
    {"Insert", VTERM_KEY_INS},       {"Delete", VTERM_KEY_DEL},
    {"Up", VTERM_KEY_UP},            {"Down", VTERM_KEY_DOWN},
    {"Left", VTERM_KEY_LEFT},        {"Right", VTERM_KEY_RIGHT},
    {"Home", VTERM_KEY_HOME},        {"End", VTERM_KEY_END},
    {"PageUp", VTERM_KEY_PAGEUP},    {"PageDown", VTERM_KEY_PAGEDOWN},
    {"F1", VTERM_KEY_FUNCTION(1)},   {"F2", VTERM_KEY_FUNCTION(2)},
    {"F3", VTERM_KEY_FUNCTION(3)},   {"F4", VTERM_KEY_FUNCTION(4)},
    {"F5", VTERM_KEY_FUNCTION(5)},   {"F6", VTERM_KEY_FUNCTION(6)},
    {"F7", VTERM_KEY_FUNCTION(7)},   {"F8", VTERM_KEY_FUNCTION(8)},
    {"F9", VTERM_KEY_FUNCTION(9)},   {"F10", VTERM_KEY_FUNCTION(10)},
    {"F11", VTERM_KEY_FUNCTION(11)}, {"F12", VTERM_KEY_FUNCTION(12)},
};

static VTermKey key_named(const char *name)
{
    for (size_t i = 0; i < sizeof(named_keys) / sizeof(*named_keys); i++) {
        if (!strcmp(name, named_keys[i].name))
            return named_keys[i].key;
    }
    return VTERM_KEY_NONE;
}

/* "<C-S-…": reads what is held down, and returns the rest. */
static const char *read_modifiers(const char *name, int *modifiers)
{
    for (; name[0] && name[1] == '-' && name[2]; name += 2) {
        if (name[0] == 'S')
            *modifiers |= VTERM_MOD_SHIFT;
        else if (name[0] == 'C')
            *modifiers |= VTERM_MOD_CTRL;
        else if (name[0] == 'A')
            *modifiers |= VTERM_MOD_ALT;
        else
            return name;
    }
    return name;
}

/* As every terminal sends it: escape for alt, the low five bits for control. */
static void press_character(struct vt *vt, char character, int modifiers)
{
    if (modifiers & VTERM_MOD_ALT)
        str_add_bytes(&vt->outgoing, "\033", 1);
    if (modifiers & VTERM_MOD_CTRL)
        character = (char)(character & 0x1f);
    str_add_bytes(&vt->outgoing, &character, 1);
}

static void press_named(struct vt *vt, const char *written)
{
    int modifiers = 0;
    const char *name = read_modifiers(written, &modifiers);
    VTermKey key = key_named(name);

    if (key != VTERM_KEY_NONE)
        vterm_keyboard_key(vt->terminal, key, (VTermModifier)modifiers);
    else if (!strcmp(name, "Space"))
        press_character(vt, ' ', modifiers);
    else if (!strcmp(name, "lt"))
        press_character(vt, '<', modifiers);
    else if (modifiers && name[0] && !name[1])
        press_character(vt, name[0], modifiers);
    else
        fail_msg("there is no key <%s>", written);
}

void vt_keys(struct vt *vt, const char *keys)
{
    while (*keys) {
        const char *end = keys[0] == '<' ? strchr(keys, '>') : NULL;
        size_t length = end ? (size_t)(end - keys) - 1 : 0;
        char name[32];

        if (!end) {
            str_add_bytes(&vt->outgoing, keys++, 1);
            continue;
        }
        if (length >= sizeof(name))
            fail_msg("there is no key %s", keys);
        memcpy(name, keys + 1, length);
        name[length] = '\0';
        press_named(vt, name);
        keys = end + 1;
    }
    vt_flush(vt);
}

void vt_send(struct vt *vt, const char *bytes, size_t count)
{
    str_add_bytes(&vt->outgoing, bytes, count);
    vt_flush(vt);
}

void vt_paste(struct vt *vt, const char *text)
{
    vterm_keyboard_start_paste(vt->terminal);
    str_add_bytes(&vt->outgoing, text, strlen(text));
    vterm_keyboard_end_paste(vt->terminal);
    vt_flush(vt);
}

void vt_click(struct vt *vt, int x, int y, int button)
{
    vterm_mouse_move(vt->terminal, y, x, VTERM_MOD_NONE);
    vterm_mouse_button(vt->terminal, button, true, VTERM_MOD_NONE);
    vterm_mouse_button(vt->terminal, button, false, VTERM_MOD_NONE);
    vt_flush(vt);
}

void vt_wheel(struct vt *vt, int x, int y, int steps)
{
    vterm_mouse_move(vt->terminal, y, x, VTERM_MOD_NONE);
    for (int i = abs(steps); i > 0; i--)
        vterm_mouse_button(vt->terminal, steps < 0 ? 4 : 5, true, VTERM_MOD_NONE);
    vt_flush(vt);
}
