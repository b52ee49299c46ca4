/* What stands before a colon and after it. */

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "model/filter_private.h"
#include "model/noun_private.h"

bool filter_refuse(const struct filter_reader *reader, const char *at, struct error *err)
{
    struct error cause = *err;

    return error_set(err, ERROR_INVALID, "column %zu: %s", (size_t)(at - reader->start) + 1,
                     cause.text);
}

bool filter_field_has_order(const struct field *field)
{
    switch (field_member(field)) {
    case MEMBER_NUMBER:
    case MEMBER_CHOICE:
    case MEMBER_DATE:
        return true;
    case MEMBER_TEXT:
    case MEMBER_LINK:
    case MEMBER_TAGS:
    case MEMBER_LIST:
        break;
    }
    return false;
}

/* Fields by their words */

static bool is_kind_field(const struct field *field)
{
    size_t length = strlen(field->name);

    return field->kind == FIELD_CHOICE
           && ((length > 5 && !strcmp(field->name + length - 5, "_kind"))
               || !strcmp(field->name, "type") || !strcmp(field->name, "channel"));
}

enum { WORD_LEAST = 3 }; /* as much of a field's name has to be typed */

static const struct field *field_named(const struct noun *noun, const char *word)
{
    const struct field *exact = noun_field(noun, word);

    if (exact || strlen(word) < WORD_LEAST)
        return exact;
    for (const struct field *field = noun->fields; field->name; field++) {
        if (!strncmp(field->name, word, strlen(word)))
            return field;
    }
    return NULL;
}

static void add_field(struct filter_term *term, const struct noun *noun, const struct field *field)
{
    if (term->field_count < FILTER_NOUNS)
        term->fields[term->field_count++] = (struct filter_field){noun, field, 0};
}

static void add_fields(struct filter_term *term, const struct noun *noun, const char *word)
{
    const struct field *named = field_named(noun, word);

    if (term->kind == TERM_FIELD && named)
        add_field(term, noun, named);
    for (const struct field *field = noun->fields; field->name; field++) {
        if (term->kind == TERM_NOUN && is_kind_field(field))
            add_field(term, noun, field);
    }
}

static void find_fields(const struct filter_reader *reader, struct filter_term *term,
                        const char *word)
{
    for (const struct noun *const *noun = nouns; *noun; noun++) {
        if (!reader->noun || *noun == reader->noun)
            add_fields(term, *noun, word);
    }
}

static const char *const special_words[] = {"is", "party", "kind", NULL};

static void add_word(const char ***words, size_t *count, const char *word, struct arena *arena)
{
    for (size_t i = 0; i < *count; i++) {
        if (!strcmp((*words)[i], word))
            return;
    }
    *words = arena_grow(arena, *words, *count, sizeof(**words));
    (*words)[(*count)++] = word;
}

const char *const *filter_words(const struct noun *noun, struct arena *arena)
{
    const char **words = NULL;
    size_t count = 0;

    for (size_t i = 0; special_words[i]; i++)
        add_word(&words, &count, special_words[i], arena);
    for (const struct noun *const *each = nouns; *each; each++) {
        for (const struct field *field = (*each)->fields; field->name; field++) {
            if (!noun || *each == noun)
                add_word(&words, &count, field->name, arena);
        }
    }
    words = arena_grow(arena, words, count, sizeof(*words));
    words[count] = NULL;
    return words;
}

static bool refuse_word(const struct filter_reader *reader, const char *at, const char *word,
                        struct error *err)
{
    const char *nearest = text_nearest(word, filter_words(reader->noun, reader->arena));

    if (nearest)
        error_set(err, ERROR_INVALID, "there is nothing called \"%.40s\"; did you mean \"%s:\"?",
                  word, nearest);
    else
        error_set(err, ERROR_INVALID,
                  "there is nothing called \"%.40s\"; text with a colon stands in quotation marks",
                  word);
    return filter_refuse(reader, at, err);
}

/* Values */

static bool read_count(int64_t *out, const char *text, struct error *err)
{
    char *end;
    long long number;

    errno = 0;
    number = strtoll(text, &end, 10);
    if (errno || end == text || *end)
        return error_set(err, ERROR_INVALID, "'%.40s' is not a whole number", text);
    *out = number;
    return true;
}

/* What the field is compared with; text is compared as it is. */
static bool read_value(struct filter_field *of, const char *text, const struct now *now,
                       struct error *err)
{
    const struct choices *choices = field_choices(of->field);
    struct date day;
    int choice;

    if (!filter_field_has_order(of->field))
        return true;
    if (choices) {
        if (!choice_read(&choice, choices, text, err))
            return false;
        of->number = choice;
        return true;
    }
    if (of->field->kind == FIELD_NUMBER)
        return read_count(&of->number, text, err);
    if (!when_read_date(&day, text, *now, err))
        return false;
    of->number = day.day;
    return true;
}

/* Keeps the fields that can be compared with the text; an error if there is none. */
static bool read_values(struct filter_term *term, const char *text, const struct now *now,
                        struct error *err)
{
    struct error first = {0};
    size_t kept = 0;

    for (size_t i = 0; i < term->field_count; i++) {
        struct filter_field of = term->fields[i];
        struct error why = {0};

        if (read_value(&of, text, now, &why))
            term->fields[kept++] = of;
        else if (!first.kind)
            first = why;
    }
    term->field_count = kept;
    if (!kept)
        *err = first;
    return kept > 0;
}

static bool has_order(const struct filter_term *term)
{
    for (size_t i = 0; i < term->field_count; i++) {
        if (filter_field_has_order(term->fields[i].field))
            return true;
    }
    return false;
}

/* "none" and "any", unless it is one of the field's own words. */
static bool takes_presence(struct filter_term *term, const char *text)
{
    for (size_t i = 0; i < term->field_count; i++) {
        const struct field *field = term->fields[i].field;
        struct error unused = {0};
        int choice;

        if (field->kind == FIELD_CHOICE && choice_read(&choice, field->choices, text, &unused))
            return false;
    }
    if (strcmp(text, "none") != 0 && strcmp(text, "any") != 0)
        return false;
    term->sign = text[0] == 'n' ? SIGN_NONE : SIGN_ANY;
    return true;
}

static bool read_field(const struct filter_reader *reader, struct filter_term *term, const char *at,
                       const char *text, struct error *err)
{
    if (takes_presence(term, text))
        return true;
    if (!text[0]) {
        error_set(err, ERROR_INVALID, "nothing stands after \"%.40s:\"; try none or any",
                  term->fields[0].field->name);
        return filter_refuse(reader, at, err);
    }
    if (term->sign != SIGN_HAS && term->sign != SIGN_EQUAL && !has_order(term)) {
        error_set(err, ERROR_INVALID, "%s is text, which is neither less nor more than another",
                  term->fields[0].field->name);
        return filter_refuse(reader, at, err);
    }
    return read_values(term, text, &reader->filter->asker.now, err)
           || filter_refuse(reader, at, err);
}

static bool read_state(const struct filter_reader *reader, const char *at, const char *text,
                       struct error *err)
{
    const char *nearest = text_nearest(text, filter_states);

    for (const char *const *state = filter_states; *state; state++) {
        if (!strcmp(*state, text))
            return true;
    }
    if (nearest)
        error_set(err, ERROR_INVALID, "nothing is \"%.40s\"; did you mean is:%s?", text, nearest);
    else
        error_set(err, ERROR_INVALID,
                  "nothing is \"%.40s\"; there are open, closed, late, today, waiting, conflict, "
                  "snoozed and pinned",
                  text);
    return filter_refuse(reader, at, err);
}

static bool read_kind(const struct filter_reader *reader, struct filter_term *term, const char *at,
                      const char *text, struct error *err)
{
    find_fields(reader, term, "kind");
    if (noun_named(text)) {
        term->field_count = 0;
        return true;
    }
    if (term->field_count)
        return read_values(term, text, &reader->filter->asker.now, err)
               || filter_refuse(reader, at, err);
    error_set(err, ERROR_INVALID, "%s have no kinds", reader->noun->plural);
    return filter_refuse(reader, at, err);
}

/* Words with blanks between them as they are compared; "me" and "us" are names. */
static const char *meant(const struct filter_reader *reader, const char *text)
{
    const struct filter_asker *asker = &reader->filter->asker;

    if (!strcmp(text, "me") && asker->officer)
        text = asker->officer;
    if (!strcmp(text, "us") && asker->home)
        text = asker->home;
    return text_fold(text, reader->arena);
}

bool filter_read_term(const struct filter_reader *reader, struct filter_term *term,
                      const char *word, const char *at, const char *text, struct error *err)
{
    term->text = text;
    if (!strcmp(word, "is")) {
        term->kind = TERM_IS;
        return read_state(reader, at, text, err);
    }
    if (!strcmp(word, "kind")) {
        term->kind = TERM_NOUN;
        return read_kind(reader, term, at, text, err);
    }
    term->text = meant(reader, text);
    if (!strcmp(word, "party")) {
        term->kind = TERM_PARTY;
        return true;
    }
    term->kind = TERM_FIELD;
    find_fields(reader, term, word);
    return term->field_count ? read_field(reader, term, at, text, err)
                             : refuse_word(reader, at, word, err);
}
