/* Fields as people read and type them. */

#include <liaise/noun.h>

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <liaise/when.h>

#include "base/str.h"
#include "base/text.h"
#include "model/noun_private.h"

/* Labels */

static char upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

const char *field_label(const struct field *field, char text[64])
{
    size_t i;

    if (field->label)
        return field->label;
    for (i = 0; field->name[i] && i < 63; i++)
        text[i] = field->name[i] == '_' ? ' ' : field->name[i];
    text[i] = '\0';
    text[0] = upper(text[0]);
    return text;
}

/* Words with commas between: one with a comma of its own is put in quotation marks. */

static void write_word(struct str *out, const char *word)
{
    const size_t length = strlen(word);
    bool plain = length > 0 && word[0] != ' ' && word[0] != '"' && word[length - 1] != ' '
                 && !strchr(word, ',');

    if (out->length)
        str_add(out, ", ");
    if (plain) {
        str_add(out, "%s", word);
        return;
    }
    str_add(out, "\"");
    for (const char *c = word; *c; c++)
        str_add_bytes(out, *c == '"' ? "\"\"" : c, *c == '"' ? 2 : 1);
    str_add(out, "\"");
}

/* The word in quotation marks at `text`, up to its comma. NULL if it is no such word. */
static const char *read_quoted(struct str *word, const char *text)
{
    for (text++; *text; text++) {
        if (*text == '"' && *++text != '"') {
            text += strspn(text, " ");
            return *text && *text != ',' ? NULL : text;
        }
        str_add_bytes(word, text, 1);
    }
    return NULL;
}

static const char *read_plain(struct str *word, const char *text)
{
    size_t length = strcspn(text, ",");
    const char *end = text + length;

    while (length > 0 && text[length - 1] == ' ')
        length--;
    str_add_bytes(word, text, length);
    return end;
}

static struct tags read_words(const char *text, struct arena *arena)
{
    struct tags words = {0};

    for (text += strspn(text, " ,"); *text; text += strspn(text, " ,")) {
        struct str word = {0};
        const char *end = *text == '"' ? read_quoted(&word, text) : NULL;

        if (!end) {
            str_done(&word);
            end = read_plain(&word, text);
        }
        if (word.length)
            tags_add(&words, word.text, arena);
        str_done(&word);
        text = end;
    }
    return words;
}

/* Writing */

bool list_is_words(const struct field *field)
{
    const struct field *first;

    if (field->kind != FIELD_LIST)
        return false;
    first = field->noun->fields;
    if (field_member(first) != MEMBER_TEXT && first->kind != FIELD_LINK)
        return false;
    for (const struct field *other = first + 1; other->name; other++) {
        if (other->flags & FIELD_REQUIRED)
            return false;
    }
    return true;
}

/* The first value of a part: what people call it by. */
static const char *part_word(const struct noun *part, const void *item)
{
    const struct field *first = part->fields;
    const char *word = first->kind == FIELD_LINK
                           ? ((const struct link *)field_place(first, item))->name
                           : *(const char *const *)field_place(first, item);

    return word ? word : "";
}

static void write_list(const struct field *field, const struct list *list, struct str *out)
{
    struct str words = {0};

    if (!list->count)
        return;
    if (!list_is_words(field)) {
        str_add(out, "%zu %s", list->count,
                list->count == 1 ? field->noun->name : field->noun->plural);
        return;
    }
    for (size_t i = 0; i < list->count; i++)
        write_word(&words, part_word(field->noun, (char *)list->items + i * field->noun->size));
    str_add(out, "%s", words.text);
    str_done(&words);
}

static void write_tags(const struct tags *tags, struct str *out)
{
    struct str words = {0};

    for (size_t i = 0; i < tags->count; i++)
        write_word(&words, tags->items[i]);
    if (words.text)
        str_add(out, "%s", words.text);
    str_done(&words);
}

static void write_number(const struct field *field, int64_t number, struct str *out)
{
    char text[INSTANT_TEXT_SIZE];

    if (field->kind == FIELD_INSTANT)
        str_add(out, "%s", instant_write(number, zone_utc(), text));
    else if (field->kind == FIELD_WALL)
        str_add(out, "%s", wall_write(number, text));
    else
        str_add(out, "%" PRId64, number);
}

static void write_value(const struct field *field, const void *place, struct str *out)
{
    const struct link *link;
    char text[DATE_TEXT_SIZE];

    switch (field_member(field)) {
    case MEMBER_TEXT:
        str_add(out, "%s", *(const char *const *)place);
        break;
    case MEMBER_NUMBER:
        write_number(field, *(const int64_t *)place, out);
        break;
    case MEMBER_CHOICE:
        str_add(out, "%s", choice_name(field_choices(field), *(const int *)place));
        break;
    case MEMBER_DATE:
        str_add(out, "%s", date_write(*(const struct date *)place, text));
        break;
    case MEMBER_LINK:
        link = place;
        str_add(out, "%s", link->name ? link->name : "");
        break;
    case MEMBER_TAGS:
        write_tags(place, out);
        break;
    case MEMBER_LIST:
        write_list(field, place, out);
        break;
    }
}

void field_write(const struct field *field, const void *record, struct str *out)
{
    str_add_bytes(out, "", 0);   /* so that there is a text, even of nothing */
    if (field_is_set(field, record))
        write_value(field, field_place(field, record), out);
}

/* Reading: each reader sets a value in place or leaves it alone. */

static bool read_count(int64_t *out, const struct field *field, const char *text, struct error *err)
{
    char *end;
    long long number;

    errno = 0;
    number = strtoll(text, &end, 10);
    end += strspn(end, " ");
    if (errno || end == text || *end || number == NUMBER_NONE)
        return error_set(err, ERROR_INVALID, "%s is a whole number, not '%.40s'", field->name,
                         text);
    *out = number;
    return true;
}

static bool read_date(struct date *out, const char *text, const struct now *now, struct error *err)
{
    return now ? when_read_date(out, text, *now, err) : date_read(out, text, err);
}

static bool read_time(struct when *out, const struct field *field, const char *text,
                      const struct now *now, struct error *err)
{
    const struct when_options options = {.now = *now};

    if (!when_read(out, text, &options, err))
        return false;
    if (!out->has_time)
        return error_set(err, ERROR_INVALID, "%s needs a time of day, such as '%.40s 9:00'",
                         field->name, text);
    return true;
}

static bool read_instant(int64_t *out, const struct field *field, const char *text,
                         const struct now *now, struct error *err)
{
    struct error unused = {0};
    struct when when;

    if (!now)
        return instant_read(out, text, err);
    if (instant_read(out, text, &unused))
        return true;
    if (!read_time(&when, field, text, now, err))
        return false;
    *out = when.instant;
    return true;
}

static bool read_wall(int64_t *out, const struct field *field, const char *text,
                      const struct now *now, struct error *err)
{
    struct error unused = {0};
    struct when when;

    if (!now)
        return wall_read(out, text, err);
    if (wall_read(out, text, &unused))
        return true;
    if (!read_time(&when, field, text, now, err))
        return false;
    *out = when.wall;
    return true;
}

static bool read_part(void *part, const struct field *field, const struct list *old,
                      const char *word, struct arena *arena, struct error *err)
{
    for (size_t i = 0; i < old->count; i++) {
        const void *item = (char *)old->items + i * field->noun->size;

        if (!strcmp(part_word(field->noun, item), word)) {
            record_copy(field->noun, part, item, arena);
            return true;
        }
    }
    return field_read(field->noun->fields, part, word, NULL, arena, err);
}

static bool read_list(struct list *out, const struct field *field, const char *text,
                      struct arena *arena, struct error *err)
{
    struct tags words;
    struct list list = {0};

    if (!list_is_words(field))
        return error_set(err, ERROR_INVALID, "%s cannot be typed as one text: its items have parts",
                         field->name);
    words = read_words(text, arena);
    for (size_t i = 0; i < words.count; i++) {
        void *part = list_add(&list, field->noun, arena);

        if (!read_part(part, field, out, words.items[i], arena, err))
            return false;
    }
    *out = list;
    return true;
}

/* "i-12" is what people type. */
static const char *read_ref(const char *text, struct arena *arena)
{
    char *ref = arena_copy(arena, text);

    ref[0] = upper(ref[0]);
    return ref;
}

static bool read_number(int64_t *out, const struct field *field, const char *text,
                        const struct now *now, struct error *err)
{
    if (field->kind == FIELD_INSTANT)
        return read_instant(out, field, text, now, err);
    if (field->kind == FIELD_WALL)
        return read_wall(out, field, text, now, err);
    return read_count(out, field, text, err);
}

/* A value of any kind, so that a new one can be tried before the old one goes. */
union value {
    const char *text;
    int64_t number;
    int choice;
    struct date date;
    struct link link;
    struct tags tags;
    struct list list;
};

static bool read_value(union value *value, const struct field *field, const char *text,
                       const struct now *now, struct arena *arena, struct error *err)
{
    switch (field_member(field)) {
    case MEMBER_TEXT:
        value->text = field->kind == FIELD_REF ? read_ref(text, arena) : arena_copy(arena, text);
        return true;
    case MEMBER_NUMBER:
        return read_number(&value->number, field, text, now, err);
    case MEMBER_CHOICE:
        return choice_read(&value->choice, field_choices(field), text, err)
               || error_while(err, "%s", field->name);
    case MEMBER_DATE:
        return read_date(&value->date, text, now, err);
    case MEMBER_LINK:
        value->link = (struct link){.name = arena_copy(arena, text)};
        return true;
    case MEMBER_TAGS:
        value->tags = read_words(text, arena);
        return true;
    case MEMBER_LIST:
        return read_list(&value->list, field, text, arena, err);
    }
    return false;
}

static size_t value_size(const struct field *field)
{
    static const size_t sizes[] = {
        [MEMBER_TEXT] = sizeof(const char *), [MEMBER_NUMBER] = sizeof(int64_t),
        [MEMBER_CHOICE] = sizeof(int),        [MEMBER_DATE] = sizeof(struct date),
        [MEMBER_LINK] = sizeof(struct link),  [MEMBER_TAGS] = sizeof(struct tags),
        [MEMBER_LIST] = sizeof(struct list),
    };

    return sizes[field_member(field)];
}

bool field_read(const struct field *field, void *record, const char *text, const struct now *now,
                struct arena *arena, struct error *err)
{
    void *room = field_room(field, record);
    union value old = {0}, value;

    if (!text[0]) {
        field_clear(field, record);
        return true;
    }
    memcpy(&old, room, value_size(field));
    value = old;
    if (!read_value(&value, field, text, now, arena, err))
        return false;
    memcpy(room, &value, value_size(field));
    if (field_check(field, record, err))
        return true;
    memcpy(room, &old, value_size(field));
    return false;
}
