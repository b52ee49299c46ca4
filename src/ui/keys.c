#include "ui/keys.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

enum {
    ESC = 0x1B,
    SEQUENCE_MOST = 64,     /* longer than anything that means something */
    NUMBERS_MOST = 4,
    PLACES_MOST = 10000,    /* columns or rows of a screen */
};

enum modifier { SHIFT = 1, ALT = 2, CONTROL = 4 };

static const char paste_end[] = "\033[201~";

/* A control sequence: ESC [ marker numbers final. */
struct sequence {
    char marker;            /* one of "<=>?", or 0 */
    char final;
    unsigned numbers[NUMBERS_MOST];
};

static const struct { char final; const char *name; } letter_keys[] = {
    {'A', "Up"}, {'B', "Down"}, {'C', "Right"}, {'D', "Left"}, {'E', "Begin"}, {'F', "End"},
    {'H', "Home"}, {'P', "F1"}, {'Q', "F2"}, {'R', "F3"}, {'S', "F4"}, {'M', "Enter"},
    {'I', "Tab"}, {'X', "="}, {'j', "*"}, {'k', "+"}, {'l', ","}, {'m', "-"}, {'n', "."},
    {'o', "/"}, {'p', "0"}, {'q', "1"}, {'r', "2"}, {'s', "3"}, {'t', "4"}, {'u', "5"},
    {'v', "6"}, {'w', "7"}, {'x', "8"}, {'y', "9"},
};

/* ESC [ number ~, by number. */
static const char *const number_keys[] = {
    [1] = "Home", [2] = "Ins", [3] = "Del", [4] = "End", [5] = "PgUp", [6] = "PgDn",
    [7] = "Home", [8] = "End", [11] = "F1", [12] = "F2", [13] = "F3", [14] = "F4",
    [15] = "F5", [17] = "F6", [18] = "F7", [19] = "F8", [20] = "F9", [21] = "F10",
    [23] = "F11", [24] = "F12", [25] = "F13", [26] = "F14", [28] = "F15", [29] = "F16",
    [31] = "F17", [32] = "F18", [33] = "F19", [34] = "F20",
};

void keys_done(struct keys *keys)
{
    str_done(&keys->paste);
}

void keys_add_sequence(struct keys *keys, const char *bytes, const char *name)
{
    struct key_sequence *sequence = &keys->sequences[keys->sequence_count];
    size_t length = strlen(bytes);

    if (!length || length >= sizeof(sequence->bytes) || keys->sequence_count == KEY_SEQUENCES_MOST)
        return;
    memcpy(sequence->bytes, bytes, length + 1);
    sequence->name = name;
    keys->sequence_count++;
}

static void name_key(struct event *out, unsigned modifiers, const char *name)
{
    out->kind = EVENT_KEY;
    (void)snprintf(out->key, sizeof(out->key), "%s%s%s%s", modifiers & CONTROL ? "C-" : "",
                   modifiers & ALT ? "A-" : "", modifiers & SHIFT ? "S-" : "", name);
}

/* A key that has no character of its own, by its code; NULL for the others. */
static const char *name_of_code(int32_t c)
{
    switch (c) {
    case '\t':
        return "Tab";
    case '\r':
        return "Enter";
    case ESC:
        return "Esc";
    case ' ':
        return "Space";
    case 0x7F:
        return "BS";
    default:
        return NULL;
    }
}

/* The shift of a character is the character: only "S-Tab" and the like say it. */
static void name_character(struct event *out, unsigned modifiers, int32_t c)
{
    const char *name = name_of_code(c);
    char text[5];

    if (name) {
        name_key(out, modifiers, name);
        return;
    }
    if ((modifiers & SHIFT) && c >= 'a' && c <= 'z')
        c += 'A' - 'a';
    if (c < 0x20 || (c >= 0x7F && c <= 0x9F) || (c >= 0xE000 && c <= 0xF8FF) || c > 0x10FFFF)
        return;   /* controls, and private characters, by which some terminals name other keys */
    (void)text_encode(text, c);
    name_key(out, modifiers & ~(unsigned)SHIFT, text);
}

/* A byte below 32: the control key and a letter. */
static void name_control(struct event *out, unsigned modifiers, unsigned char byte)
{
    char text[2] = {(char)(byte + 0x60), '\0'};

    if (name_of_code(byte))
        name_key(out, modifiers, name_of_code(byte));
    else if (byte == 0)
        name_key(out, modifiers | CONTROL, "Space");
    else {
        if (byte > 0x1A)
            text[0] = (char)(byte + 0x40);
        name_key(out, modifiers | CONTROL, text);
    }
}

/* How long the character is that begins with this byte; 0 if none does. */
static size_t length_of(unsigned char first)
{
    if (first < 0x80)
        return 1;
    if (first < 0xC2 || first > 0xF4)
        return 0;
    return first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
}

/* A character, or a control key, without the Esc that may have been before it. */
static size_t read_character(struct event *out, unsigned modifiers, const char *bytes,
                             size_t count, bool is_all)
{
    size_t length = length_of((unsigned char)bytes[0]);
    char copy[5] = "";
    const char *text = copy;

    if ((unsigned char)bytes[0] < 0x20) {
        name_control(out, modifiers, (unsigned char)bytes[0]);
        return 1;
    }
    if (length > count && !is_all)
        return 0;
    if (!length || length > count || !text_is_utf8(bytes, length, NULL))
        return 1;
    memcpy(copy, bytes, length);
    name_character(out, modifiers, text_decode(&text));
    return length;
}

static unsigned modifiers_of(unsigned number)
{
    return number > 1 ? (number - 1) & (SHIFT | ALT | CONTROL) : 0;
}

static void name_letter_key(struct event *out, unsigned modifiers, char final)
{
    for (size_t i = 0; i < sizeof(letter_keys) / sizeof(*letter_keys); i++)
        if (letter_keys[i].final == final)
            name_key(out, modifiers, letter_keys[i].name);
}

static void read_mouse(struct event *out, unsigned button, unsigned x, unsigned y, bool pressed)
{
    static const enum mouse_action buttons[] = {MOUSE_LEFT, MOUSE_MIDDLE, MOUSE_RIGHT};
    bool moved = button & 32;
    unsigned which = button & 3;

    if (!pressed || moved || button >= 128 || x - 1 >= PLACES_MOST || y - 1 >= PLACES_MOST)
        return;
    if (button & 64) {
        if (which > 1)
            return;   /* sideways */
        out->mouse = which ? MOUSE_WHEEL_DOWN : MOUSE_WHEEL_UP;
    } else {
        if (which > 2)
            return;   /* released, in the old way of saying it */
        out->mouse = buttons[which];
    }
    out->kind = EVENT_MOUSE;
    out->x = (int)x - 1;
    out->y = (int)y - 1;
}

/* ESC [ number ~, where some numbers are no keys. */
static void read_number_key(struct keys *keys, struct event *out, const struct sequence *sequence,
                            unsigned modifiers)
{
    unsigned number = sequence->numbers[0];

    modifiers |= modifiers_of(sequence->numbers[1]);
    if (number == 200) {
        keys->is_pasting = true;
        keys->paste.length = 0;
    } else if (number == 27 && sequence->numbers[2])
        name_character(out, modifiers, (int32_t)sequence->numbers[2]);
    else if (number < sizeof(number_keys) / sizeof(*number_keys) && number_keys[number])
        name_key(out, modifiers, number_keys[number]);
}

static void read_sequence(struct keys *keys, struct event *out, const struct sequence *sequence,
                          unsigned modifiers)
{
    const unsigned *numbers = sequence->numbers;

    if (sequence->marker == '<' && (sequence->final == 'M' || sequence->final == 'm'))
        read_mouse(out, numbers[0], numbers[1], numbers[2], sequence->final == 'M');
    if (sequence->marker)
        return;
    switch (sequence->final) {
    case '~':
        read_number_key(keys, out, sequence, modifiers);
        break;
    case 'u':
        name_character(out, modifiers | modifiers_of(numbers[1]), (int32_t)numbers[0]);
        break;
    case 'Z':
        name_key(out, modifiers | SHIFT, "Tab");
        break;
    case 'I':
        out->kind = EVENT_FOCUS_IN;
        break;
    case 'O':
        out->kind = EVENT_FOCUS_OUT;
        break;
    default:
        if (sequence->final < 'a' && sequence->final != 'M')
            name_letter_key(out, modifiers | modifiers_of(numbers[1]), sequence->final);
        break;
    }
}

static void add_digit(unsigned *number, char c)
{
    if (c >= '0' && c <= '9' && *number < 100000)
        *number = *number * 10 + (unsigned)(c - '0');
}

/* Reads marker, numbers and final byte from behind the "[". 0: there is no end yet. */
static size_t split_sequence(struct sequence *out, const char *bytes, size_t count)
{
    size_t i = 0, number = 0;

    *out = (struct sequence){0};
    if (count && strchr("<=>?", bytes[0]) && bytes[0])
        out->marker = bytes[i++];
    for (; i < count && bytes[i] >= 0x20 && bytes[i] <= 0x3F; i++) {
        if (bytes[i] == ';' || bytes[i] == ':')
            number++;
        else if (number < NUMBERS_MOST)
            add_digit(&out->numbers[number], bytes[i]);
    }
    if (i == count)
        return 0;
    if (bytes[i] < 0x40 || bytes[i] > 0x7E)
        return i ? i : 1;   /* broken off: what follows is something new */
    out->final = bytes[i];
    return i + 1;
}

/* Three bytes behind ESC [ M: the old mouse, of terminals that know no other. */
static size_t read_old_mouse(struct event *out, const char *bytes, size_t count, bool is_all)
{
    if (count < 3)
        return is_all ? count : 0;
    read_mouse(out, (unsigned char)bytes[0] - 32u, (unsigned char)bytes[1] - 32u,
               (unsigned char)bytes[2] - 32u, true);
    return 3;
}

/* ESC [ [ A: the function keys of the Linux console. */
static size_t read_console_key(struct event *out, const char *bytes, size_t count,
                               unsigned modifiers, bool is_all)
{
    char name[] = {'F', '0', '\0'};

    if (count < 2)
        return is_all;
    if (bytes[1] >= 'A' && bytes[1] <= 'E') {
        name[1] = (char)('1' + bytes[1] - 'A');
        name_key(out, modifiers, name);
    }
    return 2;
}

/* ESC [ with parameters and a final byte. */
static size_t read_parameters(struct keys *keys, struct event *out, const char *bytes,
                              size_t count, unsigned modifiers, bool is_all)
{
    struct sequence sequence;
    size_t taken;

    count = count < SEQUENCE_MOST ? count : SEQUENCE_MOST;
    taken = split_sequence(&sequence, bytes, count);
    if (!taken)
        return is_all || count == SEQUENCE_MOST ? count : 0;
    if (sequence.final)
        read_sequence(keys, out, &sequence, modifiers);
    return taken;
}

/* Behind ESC [. Returns what it took of it; 0 if there is no end yet. */
static size_t read_control_sequence(struct keys *keys, struct event *out, const char *bytes,
                                    size_t count, unsigned modifiers, bool is_all)
{
    size_t taken;

    if (count && bytes[0] == '[')
        return read_console_key(out, bytes, count, modifiers, is_all);
    if (!count || bytes[0] != 'M')
        return read_parameters(keys, out, bytes, count, modifiers, is_all);
    taken = read_old_mouse(out, bytes + 1, count - 1, is_all);
    return taken || is_all ? taken + 1 : 0;
}

/* Behind ESC and one of "]P^_": what a terminal answers, up to BEL or ESC \. */
static size_t skip_string(const char *bytes, size_t count, bool is_all)
{
    for (size_t i = 0; i < count; i++) {
        if (bytes[i] == '\a')
            return i + 1;
        if (bytes[i] == ESC && i + 1 < count)
            return bytes[i + 1] == '\\' ? i + 2 : i;
    }
    return is_all ? count : 0;
}

/* The byte behind ESC could begin a sequence, but what follows shows that it was a key with Alt. */
static bool is_key_alone(const char *bytes, size_t count, bool is_all)
{
    if (count == 1)
        return is_all;
    if (bytes[0] == '[' || bytes[0] == 'O')
        return bytes[1] < 0x20 || bytes[1] > 0x7E;
    return bytes[1] == ESC && (count == 2 ? is_all : bytes[2] != '\\');
}

/* Behind ESC. Returns what it took of it; 0 if there is no end yet. */
static size_t read_escaped(struct keys *keys, struct event *out, const char *bytes, size_t count,
                           unsigned modifiers, bool is_all)
{
    size_t taken = 0;

    if (is_key_alone(bytes, count, is_all))
        return read_character(out, modifiers | ALT, bytes, count, true);
    switch (bytes[0]) {
    case '[':
        taken = read_control_sequence(keys, out, bytes + 1, count - 1, modifiers, is_all);
        break;
    case 'O':
        taken = count > 1;
        if (taken)
            name_letter_key(out, modifiers, bytes[1]);
        break;
    case ']':
    case 'P':
    case '^':
    case '_':
        taken = skip_string(bytes + 1, count - 1, is_all);
        break;
    default:
        return read_character(out, modifiers | ALT, bytes, count, is_all);
    }
    return taken ? taken + 1 : 0;
}

static void lone_escape(struct event *out)
{
    name_key(out, 0, "Esc");
}

static size_t read_escape(struct keys *keys, struct event *out, const char *bytes, size_t count,
                          bool is_all)
{
    size_t taken;

    if (count == 1) {
        if (is_all)
            lone_escape(out);
        return is_all;
    }
    if (bytes[1] != ESC) {
        taken = read_escaped(keys, out, bytes + 1, count - 1, 0, is_all);
        return taken ? taken + 1 : 0;
    }
    /* Esc twice: Alt and a cursor key in some terminals, otherwise a key of its own. */
    if (count == 2 && !is_all)
        return 0;
    if (count > 2 && (bytes[2] == '[' || bytes[2] == 'O')) {
        taken = read_escaped(keys, out, bytes + 2, count - 2, ALT, is_all);
        return taken ? taken + 2 : 0;
    }
    lone_escape(out);
    return 1;
}

/* What the description of this very terminal knows; `*taken` is 0 if it may still become that. */
static bool read_described(const struct keys *keys, struct event *out, const char *bytes,
                           size_t count, bool is_all, size_t *taken)
{
    bool may_come = false;

    for (size_t i = 0; i < keys->sequence_count; i++) {
        size_t length = strlen(keys->sequences[i].bytes);

        if (length <= count && memcmp(bytes, keys->sequences[i].bytes, length) == 0) {
            name_key(out, 0, keys->sequences[i].name);
            *taken = length;
            return true;
        }
        may_come |= length > count && memcmp(bytes, keys->sequences[i].bytes, count) == 0;
    }
    *taken = 0;
    return may_come && !is_all;
}

static void give_paste(struct keys *keys, struct event *out)
{
    str_add_bytes(&keys->paste, "", 0);
    keys->is_pasting = false;
    out->kind = EVENT_PASTE;
    out->text = keys->paste.text;
    out->length = keys->paste.length;
}

/* Line ends as \n, whatever they were; no NUL. */
static void add_pasted(struct str *paste, char byte)
{
    bool after_return = paste->length && paste->text[paste->length - 1] == '\r';

    if (!byte || paste->length >= PASTE_MOST)
        return;
    if (after_return)
        paste->text[paste->length - 1] = '\n';
    if (byte != '\n' || !after_return)
        str_add_bytes(paste, &byte, 1);
}

static size_t read_paste(struct keys *keys, struct event *out, const char *bytes, size_t count)
{
    const size_t end_length = sizeof(paste_end) - 1;

    for (size_t i = 0; i < count; i++) {
        size_t left = count - i;

        if (bytes[i] == ESC && left < end_length && memcmp(bytes + i, paste_end, left) == 0)
            return i;   /* perhaps the end: wait for the rest */
        if (left >= end_length && memcmp(bytes + i, paste_end, end_length) == 0) {
            keys_end_paste(keys, out);
            return i + end_length;
        }
        add_pasted(&keys->paste, bytes[i]);
    }
    return count;
}

void keys_end_paste(struct keys *keys, struct event *out)
{
    *out = (struct event){.kind = EVENT_TIMEOUT};
    if (keys->paste.length && keys->paste.text[keys->paste.length - 1] == '\r')
        keys->paste.text[keys->paste.length - 1] = '\n';
    give_paste(keys, out);
}

size_t keys_read(struct keys *keys, struct event *out, const char *bytes, size_t count,
                 bool is_all)
{
    size_t taken;

    *out = (struct event){.kind = EVENT_TIMEOUT};
    if (!count)
        return 0;
    if (keys->is_pasting)
        return read_paste(keys, out, bytes, count);
    if (read_described(keys, out, bytes, count, is_all, &taken))
        return taken;
    if (bytes[0] == ESC)
        return read_escape(keys, out, bytes, count, is_all);
    return read_character(out, 0, bytes, count, is_all);
}
