#include "store/db_refusal.h"

#include <string.h>

enum { WORDS_SIZE = 200 };

/* `length` bytes of a name, with spaces for underscores. */
static void words_of(char out[WORDS_SIZE], const char *name, size_t length)
{
    if (length >= WORDS_SIZE)
        length = WORDS_SIZE - 1;
    memcpy(out, name, length);
    out[length] = '\0';
    for (char *underscore = out; (underscore = strchr(underscore, '_'));)
        *underscore = ' ';
}

static const char *article_for(const char *noun)
{
    return noun[0] && strchr("aeio", noun[0]) ? "an" : "a";
}

/* "contact.first_name, contact.email" → "contact" and "first name and email". */
static bool split(const char *columns, char noun[WORDS_SIZE], char names[WORDS_SIZE])
{
    const char *dot = strchr(columns, '.');

    if (!dot || memchr(columns, ' ', (size_t)(dot - columns)))
        return false;
    words_of(noun, columns, (size_t)(dot - columns));
    names[0] = '\0';
    for (const char *at = columns; at && (dot = strchr(at, '.'));) {
        const char *comma = strchr(dot, ',');
        size_t used = strlen(names);
        char name[WORDS_SIZE];

        words_of(name, dot + 1, comma ? (size_t)(comma - dot) - 1 : strlen(dot + 1));
        if (used + strlen(name) + sizeof(" and ") > WORDS_SIZE)
            break;
        if (used)
            memcpy(names + used, " and ", sizeof(" and "));
        memcpy(names + strlen(names), name, strlen(name) + 1);
        at = comma ? comma + 1 : NULL;
    }
    return true;
}

bool db_refuse_double(struct error *err, const char *columns)
{
    char noun[WORDS_SIZE], names[WORDS_SIZE];

    if (!split(columns, noun, names))
        return error_set(err, ERROR_CONFLICT, "there is already one like this (%s)", columns);
    return error_set(err, ERROR_CONFLICT, "there is already %s %s with that %s; choose another %s",
                     article_for(noun), noun, names, names);
}

bool db_refuse_reference(struct error *err)
{
    return error_set(err, ERROR_CONFLICT,
                     "a record that this one refers to is not there (any more), or another record "
                     "still refers to this one; look again and repeat");
}

bool db_refuse_rule(struct error *err, const char *rule)
{
    char words[WORDS_SIZE];

    words_of(words, rule, strlen(rule));
    return error_set(err, ERROR_INVALID, "a value does not keep the rule '%s'; change it", words);
}

bool db_refuse_empty(struct error *err, const char *column)
{
    char noun[WORDS_SIZE], name[WORDS_SIZE];

    if (!split(column, noun, name))
        return error_set(err, ERROR_INVALID, "a value is missing (%s); give one", column);
    return error_set(err, ERROR_INVALID, "%s %s needs a value for %s; give one", article_for(noun),
                     noun, name);
}
