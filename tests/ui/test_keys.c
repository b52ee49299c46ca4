#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "ui/keys.h"

/* What happens when these bytes come and no more, as words: "Up | paste <a> | mouse 0 4,2". */
static void say(struct str *out, const struct event *event)
{
    if (event->kind == EVENT_TIMEOUT)
        return;
    if (out->length)
        str_add(out, " | ");
    switch (event->kind) {
    case EVENT_KEY:
        str_add(out, "%s", event->key);
        break;
    case EVENT_PASTE:
        str_add(out, "paste <%s>", event->text);
        break;
    case EVENT_MOUSE:
        str_add(out, "mouse %d %d,%d", (int)event->mouse, event->x, event->y);
        break;
    case EVENT_FOCUS_IN:
        str_add(out, "in");
        break;
    case EVENT_FOCUS_OUT:
        str_add(out, "out");
        break;
    case EVENT_TIMEOUT:
    case EVENT_RESIZE:
    case EVENT_FD:
    case EVENT_HANGUP:
    case EVENT_TERMINATE:
        fail_msg("no bytes mean event %d", (int)event->kind);
    }
}

static void read_all(struct keys *keys, const char *bytes, size_t count, bool is_all,
                     struct str *out)
{
    while (count) {
        struct event event;
        size_t taken = keys_read(keys, &event, bytes, count, is_all);

        if (!taken)
            break;
        assert_true(taken <= count);
        bytes += taken;
        count -= taken;
        say(out, &event);
    }
    if (count)
        str_add(out, "%s(%zu left)", out->length ? " | " : "", count);
}

static void assert_read_with(struct keys *keys, const char *bytes, bool is_all,
                             const char *expected)
{
    struct str said = {0};

    read_all(keys, bytes, strlen(bytes), is_all, &said);
    assert_string_equal(said.text ? said.text : "", expected);
    str_done(&said);
}

static void assert_read(const char *bytes, const char *expected)
{
    struct keys keys = {0};

    assert_read_with(&keys, bytes, true, expected);
    keys_done(&keys);
}

/* What is to be done while more may come. */
static void assert_waits(const char *bytes, const char *expected)
{
    struct keys keys = {0};

    assert_read_with(&keys, bytes, false, expected);
    keys_done(&keys);
}

static void characters_are_keys(void **state)
{
    (void)state;
    assert_read("jG?", "j | G | ?");
    assert_read("é日\U0001F44D", "é | 日 | \U0001F44D");
    assert_read(" \t\r\x7f", "Space | Tab | Enter | BS");
}

static void control_keys_are_named_by_their_letter(void **state)
{
    struct keys keys = {0};
    struct event event;

    (void)state;
    assert_read("\x01\x12\x1a\x08", "C-a | C-r | C-z | C-h");
    assert_read("\x1c\x1d\x1e\x1f", "C-\\ | C-] | C-^ | C-_");
    assert_int_equal(keys_read(&keys, &event, "", 1, true), 1);
    assert_string_equal(event.key, "C-Space");
    keys_done(&keys);
}

static void cursor_keys_come_in_two_ways(void **state)
{
    (void)state;
    assert_read("\033[A\033[B\033[C\033[D\033[H\033[F", "Up | Down | Right | Left | Home | End");
    assert_read("\033OA\033OB\033OC\033OD\033OH\033OF", "Up | Down | Right | Left | Home | End");
    assert_read("\033[1~\033[2~\033[3~\033[4~\033[5~\033[6~",
                "Home | Ins | Del | End | PgUp | PgDn");
    assert_read("\033[7~\033[8~", "Home | End");
}

static void function_keys_come_in_four_ways(void **state)
{
    (void)state;
    assert_read("\033OP\033OS", "F1 | F4");
    assert_read("\033[P\033[S", "F1 | F4");
    assert_read("\033[11~\033[15~\033[24~\033[34~", "F1 | F5 | F12 | F20");
    assert_read("\033[[A\033[[E", "F1 | F5");   /* the Linux console */
}

static void modifiers_stand_before_the_name(void **state)
{
    (void)state;
    assert_read("\033[Z", "S-Tab");
    assert_read("\033[1;2A\033[1;3B\033[1;5C\033[1;8D", "S-Up | A-Down | C-Right | C-A-S-Left");
    assert_read("\033[3;5~\033[5;2~\033[1;2P", "C-Del | S-PgUp | S-F1");
    assert_read("\033[27;5;13~\033[13;2u", "C-Enter | S-Enter");
    assert_read("\033[97;5u\033[97;2u\033[9;5u", "C-a | A | C-Tab");
    assert_read("\033[57399u", "");   /* a key of a keypad under a name of its own */
}

static void escape_and_a_character_at_once_are_alt(void **state)
{
    (void)state;
    assert_read("\033x\033X\033é", "A-x | A-X | A-é");
    assert_read("\033\r\033 \033\x7f\033\x12", "A-Enter | A-Space | A-BS | C-A-r");
    assert_read("\033[", "A-[");
    assert_read("\033O", "A-O");
    assert_read("\033\033[A", "A-Up");
    assert_read("\033P\033P\033]\033", "A-P | A-P | A-] | Esc");
}

static void a_lone_escape_is_known_when_nothing_follows(void **state)
{
    (void)state;
    assert_waits("\033", "(1 left)");
    assert_read("\033", "Esc");
    assert_waits("\033\033", "(2 left)");
    assert_read("\033\033", "Esc | Esc");
}

static void what_is_cut_short_waits_for_its_rest(void **state)
{
    (void)state;
    assert_waits("j\033[", "j | (2 left)");
    assert_waits("\033[1;5", "(5 left)");
    assert_waits("\033O", "(2 left)");
    assert_waits("\033[<0;1", "(6 left)");
    assert_waits("\xe6\x97", "(2 left)");
    assert_waits("\033]11;rgb", "(8 left)");
}

static void what_never_gets_its_rest_is_dropped(void **state)
{
    (void)state;
    assert_read("\033[1;5", "");
    assert_read("\xe6\x97", "");
    assert_read("\033]11;rgb", "");
    assert_read("\033[1;\033[A", "Up");
}

static void unknown_sequences_leave_no_letters(void **state)
{
    (void)state;
    assert_read("\033[?62;4c\033[>0;95;0c\033[24;80Wj", "j");
    assert_read("\033[99~\033[1;99~\033[12345678901234567890~q", "A-Home | q");
    assert_read("\033]52;c;aaaa\a\033P1$r0m\033\\\033_G\033\\k", "k");
    assert_read("\x80\xff\xc2\x9bz", "z");
}

static void the_mouse_is_read_in_two_ways(void **state)
{
    (void)state;
    assert_read("\033[<0;5;3M\033[<0;5;3m", "mouse 0 4,2");
    assert_read("\033[<1;1;1M\033[<2;300;200M", "mouse 1 0,0 | mouse 2 299,199");
    assert_read("\033[<64;9;9M\033[<65;9;9M\033[<66;9;9M", "mouse 3 8,8 | mouse 4 8,8");
    assert_read("\033[<32;5;3M\033[<35;5;3M", "");      /* moved */
    assert_read("\033[<16;5;3M", "mouse 0 4,2");        /* with Control */
    assert_read("\033[M %#\033[M#%#", "mouse 0 4,2");
    assert_read("\033[<0;0;0M", "");
}

static void the_focus_is_told(void **state)
{
    (void)state;
    assert_read("\033[I\033[O", "in | out");
}

static void a_paste_is_text_and_no_keys(void **state)
{
    (void)state;
    assert_read("a\033[200~q\033[A \x03\033[201~b", "a | paste <q\033[A \x03> | b");
    assert_read("\033[200~\033[201~", "paste <>");
    assert_read("\033[201~x", "x");
}

static void line_ends_of_a_paste_are_all_alike(void **state)
{
    (void)state;
    assert_read("\033[200~a\rb\r\nc\n\r\rd\r\033[201~", "paste <a\nb\nc\n\n\nd\n>");
}

static void a_paste_may_come_in_pieces(void **state)
{
    struct keys keys = {0};

    (void)state;
    assert_read_with(&keys, "\033[200~one ", false, "");
    assert_true(keys.is_pasting);
    assert_read_with(&keys, "two\033[20", false, "(4 left)");
    assert_read_with(&keys, "\033[201~j", false, "paste <one two> | j");
    assert_false(keys.is_pasting);
    keys_done(&keys);
}

static void a_paste_without_end_can_be_ended(void **state)
{
    struct keys keys = {0};
    struct event event;

    (void)state;
    assert_read_with(&keys, "\033[200~open\r", false, "");
    keys_end_paste(&keys, &event);
    assert_int_equal(event.kind, EVENT_PASTE);
    assert_string_equal(event.text, "open\n");
    assert_int_equal(event.length, 5);
    keys_done(&keys);
}

static void a_huge_paste_is_cut(void **state)
{
    struct keys keys = {0};
    struct event event;
    size_t size = (size_t)PASTE_MOST + 1000;
    char *text = malloc(size);

    (void)state;
    assert_non_null(text);
    memset(text, 'x', size);
    assert_int_equal(keys_read(&keys, &event, "\033[200~", 6, true), 6);
    assert_int_equal(keys_read(&keys, &event, text, size, true), size);
    keys_end_paste(&keys, &event);
    assert_int_equal(event.length, PASTE_MOST);
    free(text);
    keys_done(&keys);
}

static void a_description_may_name_other_sequences(void **state)
{
    struct keys keys = {0};

    (void)state;
    keys_add_sequence(&keys, "\033A", "Up");
    keys_add_sequence(&keys, "\x08", "BS");
    keys_add_sequence(&keys, "", "Nothing");
    keys_add_sequence(&keys, "a sequence that is far too long", "Nothing");
    assert_int_equal(keys.sequence_count, 2);
    assert_read_with(&keys, "\033A\x08", true, "Up | BS");
    keys_done(&keys);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters_are_keys),
        cmocka_unit_test(control_keys_are_named_by_their_letter),
        cmocka_unit_test(cursor_keys_come_in_two_ways),
        cmocka_unit_test(function_keys_come_in_four_ways),
        cmocka_unit_test(modifiers_stand_before_the_name),
        cmocka_unit_test(escape_and_a_character_at_once_are_alt),
        cmocka_unit_test(a_lone_escape_is_known_when_nothing_follows),
        cmocka_unit_test(what_is_cut_short_waits_for_its_rest),
        cmocka_unit_test(what_never_gets_its_rest_is_dropped),
        cmocka_unit_test(unknown_sequences_leave_no_letters),
        cmocka_unit_test(the_mouse_is_read_in_two_ways),
        cmocka_unit_test(the_focus_is_told),
        cmocka_unit_test(a_paste_is_text_and_no_keys),
        cmocka_unit_test(line_ends_of_a_paste_are_all_alike),
        cmocka_unit_test(a_paste_may_come_in_pieces),
        cmocka_unit_test(a_paste_without_end_can_be_ended),
        cmocka_unit_test(a_huge_paste_is_cut),
        cmocka_unit_test(a_description_may_name_other_sequences),
    };

    return cmocka_run_group_tests_name("keys", tests, NULL, NULL);
}
