#include "support/test.h"

#include <liaise/person.h>
#include <liaise/search.h>

#include <jansson.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "support/hostile_world.h"

/* Hostile texts in every field of every noun: what is kept, and what the command line says. */

static int setup(void **state)
{
    static struct hostile_world world;

    (void)setlocale(LC_ALL, "");
    hostile_world_open(&world);
    *state = &world;
    return 0;
}

static int teardown(void **state)
{
    hostile_world_close(*state);
    return 0;
}

/* The command line, in this process */

struct answer {
    char *out, *err;
    int status;
};

static void answer_done(struct answer *answer)
{
    free(answer->out);
    free(answer->err);
}

/* `words` are those after "liaise". The face is that of a terminal. */
static struct answer ask(struct hostile_world *world, bool colour, const char *const *words)
{
    struct cli_face face = {.width = 100, .colour = colour};
    struct answer answer = {0};
    struct arena arena = {0};
    struct command_set commands;
    struct error err = {0};
    size_t out_size, err_size;
    struct args args;

    face.out = open_memstream(&answer.out, &out_size);
    face.err = open_memstream(&answer.err, &err_size);
    assert_true(face.out && face.err);
    command_set_make(&commands, &arena);
    if (!args_read(&args, words, &commands, &arena, &err) || !args.command)
        answer.status = cli_fail(&face, &err);
    else
        answer.status = cli_run(&args, &world->region.desk, &face);
    (void)fclose(face.out);
    (void)fclose(face.err);
    arena_clear(&arena);
    return answer;
}

static void check_words(struct hostile_world *world, bool colour, int worst,
                        const char *const *words)
{
    struct answer answer = ask(world, colour, words);
    json_error_t why;
    json_t *json;

    assert_harmless(answer.out, colour, words[0]);
    assert_harmless(answer.err, false, words[0]);
    if (answer.status && answer.status != worst)
        fail_msg("%s %s: status %d: %s", words[0], words[1] ? words[1] : "", answer.status,
                 answer.err);
    for (size_t i = 0; words[i] && !answer.status; i++) {
        if (strcmp(words[i], "--json") != 0)
            continue;
        json = json_loads(answer.out, 0, &why);
        if (!json)
            fail_msg("%s %s --json: %s\n%.2000s", words[0], words[1], why.text, answer.out);
        json_decref(json);
    }
    answer_done(&answer);
}

/* It works, and what it says is harmless; with --json it is JSON. */
#define works(world, ...) \
    check_words(world, false, 0, (const char *const[]){__VA_ARGS__, NULL})
/* It works or is refused for what it says, and what it says is harmless. */
#define answers(world, ...) \
    check_words(world, false, 2, (const char *const[]){__VA_ARGS__, NULL})

/* What is kept */

static void every_text_is_kept_as_it_came(void **state)
{
    struct hostile_world *world = *state;
    struct error err = {0};

    assert_true(world->made_count >= 7 * world->hostile.count / HOSTILE_STEP);
    for (size_t i = 0; i < world->made_count; i++) {
        const struct noun *noun = world->made[i].noun;
        const char *key = record_key(noun, world->made[i].record);
        struct arena arena = {0};
        void *stored = arena_alloc(&arena, noun->size);
        struct str made = {0}, kept = {0};

        must(record_get_by_key(world->region.store, noun, key, stored, &arena, &err));
        must(record_write_json(noun, world->made[i].record, world->region.zones, &made, &err));
        must(record_write_json(noun, stored, world->region.zones, &kept, &err));
        assert_string_equal(kept.text, made.text);
        str_done(&made);
        str_done(&kept);
        arena_clear(&arena);
    }
}

/* Most of them are taken: else this file would test nothing. */
static void few_texts_are_refused(void **state)
{
    struct hostile_world *world = *state;

    print_message("%zu records, %zu texts refused\n", world->made_count, world->refused);
    assert_true(world->refused < 4 * world->made_count);
}

static void an_export_of_an_import_is_the_same(void **state)
{
    struct hostile_world *world = *state;
    const struct import_options options = {0};
    struct desk *desk = &world->region.desk;
    struct str first = {0}, second = {0};
    struct import_result result;
    struct import_file file;
    struct error err = {0};
    struct region other;

    must(export_all(desk->store, desk->zones, "OEM", desk->now.instant, desk->now.zone, &first,
                    &err));
    region_open(&other);
    must(jsonl_read(&file, first.text, first.length, "first", other.zones, &other.complaints));
    must(import_apply(other.store, &other.author, &file, "first", &options, &other.complaints,
                      &result, &err));
    must(export_all(other.store, other.zones, "OEM", desk->now.instant, desk->now.zone, &second,
                    &err));
    assert_true(first.length > world->size / 2);
    assert_string_equal(second.text, first.text);
    region_close(&other);
    str_done(&first);
    str_done(&second);
}

/* What is said */

static void lists_of_them_are_harmless(void **state)
{
    struct hostile_world *world = *state;

    for (const struct noun *const *noun = nouns; *noun; noun++) {
        works(world, "list", (*noun)->name, "--all");
        works(world, "list", (*noun)->name, "--all", "--json");
        check_words(world, true, 0, (const char *const[]){"list", (*noun)->name, "--all", NULL});
    }
    works(world, "today");
    works(world, "today", "--json");
    works(world, "history");
    works(world, "history", "--json");
    works(world, "export");
}

static void pages_of_them_are_harmless(void **state)
{
    struct hostile_world *world = *state;

    for (size_t i = 0; i < world->made_count; i++) {
        const char *key = record_key(world->made[i].noun, world->made[i].record);

        if (i % 2 == 0)
            check_words(world, i % 2, 0, (const char *const[]){"show", "--", key, NULL});
        if (i % 7 == 0)
            works(world, "show", "--json", "--", key);
        if (i % 11 == 0)
            works(world, "history", "--", key);
    }
}

/* What is typed */

/* A field of that noun for the number; NULL after the last. */
static const struct field *text_field(const struct noun *noun, size_t number)
{
    for (const struct field *field = noun->fields; field->name; field++) {
        if ((field->kind == FIELD_TEXT || field->kind == FIELD_LONG || field->kind == FIELD_TAGS)
            && number-- == 0)
            return field;
    }
    return NULL;
}

static void edit(struct hostile_world *world, const struct import_line *line, const char *text,
                 size_t number)
{
    const struct field *field = text_field(line->noun, number);
    struct str word = {0};

    if (!field || !strcmp(field->name, line->noun->key))
        return;
    str_add(&word, "%s=%s", field->name, text);
    answers(world, "edit", "--", record_key(line->noun, line->record), word.text);
    str_done(&word);
}

static void they_can_be_typed_into_every_field(void **state)
{
    struct hostile_world *world = *state;

    for (size_t i = 0; i < world->hostile.count; i++) {
        const struct import_line *line = &world->made[i * 41 % world->made_count];

        for (size_t field = i % 3; field < 12; field += 3)
            edit(world, line, world->hostile.texts[i], field);
    }
    works(world, "history", "--limit", "300");
    works(world, "history", "--limit", "300", "--json");
}

static void they_can_be_noted_and_logged_and_taken_back(void **state)
{
    struct hostile_world *world = *state;
    for (size_t i = 0; i < world->hostile.count; i++) {
        const char *text = world->hostile.texts[i];
        const struct import_line *line = &world->made[i * 7 % world->made_count];

        if (i % 3 == 0)
            answers(world, "log", "--", "NWP", "phone", text);
        if (i % 3 == 1)
            answers(world, "add", "--", "issue", text, "parties=NWP");
        if (i % 3 == 2)
            answers(world, "add", "--", text);
        answers(world, "note", "--", record_key(line->noun, line->record), text);
    }
    works(world, "list", "followup");
    works(world, "history", "--limit", "1000");
    works(world, "history", "--limit", "1000", "--json");
    for (size_t i = 0; i < 8; i++)
        works(world, "undo");
    for (size_t i = 0; i < 8; i++)
        works(world, "redo", "--json");
}

static void refusals_that_quote_them_are_harmless(void **state)
{
    static const char *const asked[][4] = {
        {"show"}, {"history"}, {"help"}, {"list"}, {"acknowledge"}, {"edit", "I-5000"},
        {"snooze", "F-5000"}, {"log", "NWP"}, {"log"}, {"import"}, {"check"}, {"theme"},
        {"today", "--limit"}, {"add", "issue"}, {"stage", "I-5000"}, {"target", "I-5000"},
    };
    struct hostile_world *world = *state;

    for (size_t i = 0; i < world->hostile.count; i++) {
        for (size_t which = i % 7; which < sizeof(asked) / sizeof(*asked); which += 7) {
            const char *words[6] = {asked[which][0], asked[which][1]};
            struct answer answer;

            words[words[1] ? 2 : 1] = world->hostile.texts[i];
            answer = ask(world, false, words);
            assert_harmless(answer.out, false, words[0]);
            assert_harmless(answer.err, false, words[0]);
            assert_in_range(answer.status, 0, 7);
            answer_done(&answer);
        }
        answers(world, world->hostile.texts[i], "x");
    }
}

static void filters_and_searches_stand_them(void **state)
{
    struct hostile_world *world = *state;

    for (size_t i = 0; i < world->hostile.count; i++) {
        struct arena arena = {0};
        struct search_hits hits;
        struct error err = {0};
        struct str word = {0};

        answers(world, "list", "--", "issue", world->hostile.texts[i]);
        str_add(&word, "title:%s", world->hostile.texts[i]);
        answers(world, "list", "issue", word.text);
        must(search_find(world->region.store, world->hostile.texts[i], NULL, 20, &hits, &arena,
                         &err));
        str_done(&word);
        arena_clear(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_text_is_kept_as_it_came),
        cmocka_unit_test(few_texts_are_refused),
        cmocka_unit_test(an_export_of_an_import_is_the_same),
        cmocka_unit_test(lists_of_them_are_harmless),
        cmocka_unit_test(pages_of_them_are_harmless),
        cmocka_unit_test(filters_and_searches_stand_them),
        cmocka_unit_test(refusals_that_quote_them_are_harmless),
        cmocka_unit_test(they_can_be_typed_into_every_field),
        cmocka_unit_test(they_can_be_noted_and_logged_and_taken_back),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
