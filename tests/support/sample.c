#include "support/sample.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"

static const char folder[] = ".local/share/liaise/demo";
static const char store[] = ".local/share/liaise/demo/demo.db";

/* The store after the first start, from which each test gets a copy. */
struct sample_template {
    struct arena arena;
    char *store;
    size_t size;
};

enum { MOST = 64 * 1024 * 1024 };

/* Importing takes seconds under the sanitizers: it is done once for each build of the program. */
static bool is_kept(void)
{
    struct stat kept, program;

    return stat(TEST_DEMO, &kept) == 0 && stat(TEST_LIAISE, &program) == 0
           && kept.st_mtime > program.st_mtime;
}

static void make_and_keep(void)
{
    struct sample first = {.temp = temp_open()};
    const struct program program = {
        .arguments = (const char *const[]){TEST_LIAISE, "demo", "--reset", "history", NULL},
        .seconds = 60, /* 1,676 records, and the machine may be busy */
    };
    struct arena arena = {0};
    struct error err = {0};
    char *bytes;
    size_t size;

    assert_int_equal(program_run(first.temp, &program).status, 0);
    must(file_read(&bytes, &size, temp_path(first.temp, store), MOST, &arena, &err));
    must(file_write(TEST_DEMO, bytes, size, &err));
    arena_clear(&arena);
    assert_int_equal(temp_close(first.temp), 0);
}

int sample_begin(void **state)
{
    struct sample_template *made = calloc(1, sizeof(*made));
    struct error err = {0};

    if (!is_kept())
        make_and_keep();
    must(file_read(&made->store, &made->size, TEST_DEMO, MOST, &made->arena, &err));
    *state = made;
    return 0;
}

int sample_end(void **state)
{
    struct sample_template *made = *state;

    if (!made)
        return 0;
    arena_clear(&made->arena);
    free(made);
    return 0;
}

int sample_setup(void **state)
{
    const struct sample_template *made = *state;
    struct sample *sample = calloc(1, sizeof(*sample));
    struct error err = {0};

    sample->temp = temp_open();
    must(folder_make(temp_path(sample->temp, folder), &err));
    must(file_write(temp_path(sample->temp, store), made->store, made->size, &err));
    *state = sample;
    return 0;
}

int sample_teardown(void **state)
{
    struct sample *sample = *state;
    int result = temp_close(sample->temp);

    free(sample);
    return result;
}

struct outcome sample_run_words(struct sample *sample, const char *const *words)
{
    return liaise_run_words(sample->temp, NULL, words);
}

const char *sample_answer(struct sample *sample, const char *const *words)
{
    struct outcome outcome = sample_run_words(sample, words);

    if (outcome.status != 0)
        fail_msg("%s %s: status %d, %s", words[1], words[2] ? words[2] : "", outcome.status,
                 outcome.err);
    assert_string_equal(outcome.err, "");
    return outcome.out;
}

void sample_says(struct sample *sample, const char *text, const char *const *words)
{
    assert_string_equal(sample_answer(sample, words), text);
}

void sample_refuses(struct sample *sample, int status, const char *text, const char *const *words)
{
    struct outcome outcome = sample_run_words(sample, words);

    has(outcome.err, "liaise: ");
    has(outcome.err, text);
    assert_string_equal(outcome.out, "");
    assert_int_equal(outcome.status, status);
}

void has(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("\"%s\" is not in:\n%s", part, text);
}

void has_not(const char *text, const char *part)
{
    if (strstr(text, part))
        fail_msg("\"%s\" should not be in:\n%s", part, text);
}

const char *newest_sentence(struct sample *sample)
{
    char *text = (char *)answer(sample, "history", "--limit", "1", "--json");
    char *start = strstr(text, "\"sentence\":\"");

    assert_non_null(start);
    start += strlen("\"sentence\":\"");
    start[strcspn(start, "\"")] = '\0';
    return start;
}
