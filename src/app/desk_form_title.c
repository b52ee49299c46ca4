/* Tokens that are typed in the title of a new record move to the fields they are meant for. */

#include "app/desk_form_private.h"

#include <string.h>

#include "command/add.h"

/* The last "due" that stands by itself, with what follows it; NULL if there is none. */
static const char *last_due(const char *text)
{
    const char *found = NULL;

    for (const char *at = strstr(text, "due "); at; at = strstr(at + 1, "due ")) {
        if (at == text || at[-1] == ' ')
            found = at;
    }
    return found;
}

/* Nothing but a day follows it: the next word may belong to it too. */
static bool may_go_on(const char *due, struct now now, struct arena *arena)
{
    struct quick quick;

    quick_read(&quick, due, now, arena);
    return quick.due && !quick.title[0] && !quick.parties.count && !quick.bangs && !quick.refs.count
           && !quick.repeat;
}

static bool ends_with_blank(const char *text)
{
    size_t length = strlen(text);

    return length > 0 && text[length - 1] == ' ';
}

/* @"Tove Halv: the name goes on. */
static bool is_open_quote(const char *text)
{
    const char *at = strstr(text, "@\"");

    return at && !strchr(at + 2, '"') && (at == text || at[-1] == ' ');
}

/*
 * quick_read() takes the backslashes away that keep words from being tokens. They are put back,
 * for the title will be read again.
 */
static const char *escaped_title(const char *title, const char *typed, struct arena *arena)
{
    struct str out = {0}, kept = {0};
    const char *copy;

    for (const char *word = title; *word;) {
        size_t length = strcspn(word, " ");

        str_done(&kept);
        str_add(&kept, "\\%.*s", (int)length, word);
        str_add(&out, "%s", strstr(typed, kept.text) ? "\\" : "");
        str_add_bytes(&out, word, length + strspn(word + length, " "));
        word += length + strspn(word + length, " ");
    }
    copy = arena_copy(arena, out.text ? out.text : "");
    str_done(&out);
    str_done(&kept);
    return copy;
}

/* What tokens need to know: how long a meeting takes counts from its start. */
static void give_starts(struct desk_form *form, void *record)
{
    size_t at = entry_find(form, "starts");
    struct error unused = {0};

    if (at < form->form.count && entry_typed(form, at)[0])
        (void)!field_read(form->entries[at].field, record, entry_value(form, at), NULL,
                          &form->moment, &unused);
}

static bool has_word(const char *list, const char *word)
{
    const size_t length = strlen(word);

    for (const char *at = strstr(list, word); at; at = strstr(at + 1, word)) {
        if ((at == list || at[-1] == ' ') && (!at[length] || at[length] == ','))
            return true;
    }
    return false;
}

/* Lists get one more, the rest is replaced. */
static void put(struct desk_form *form, size_t at, const char *text)
{
    const char *old = entry_typed(form, at);
    struct str both = {0};

    if (form->entries[at].is_several && old[0]) {
        str_add(&both, "%s%s%s", old, has_word(old, text) ? "" : ", ",
                has_word(old, text) ? "" : text);
        text = both.text;
    }
    if (strcmp(old, text) != 0) {
        entry_type(form, at, text);
        form_note(&form->form, at, FORM_ERROR, NULL);
    }
    str_done(&both);
}

/* Every field that the tokens set, shown or not: what is not shown yet is shown then. */
static void put_fields(struct desk_form *form, const void *record, const void *blank)
{
    for (const struct field *field = form->noun->fields; field->name; field++) {
        struct str text = {0};
        size_t at = entry_find(form, field->name);

        if (!field_is_set(field, record) || field_equal(field, record, blank))
            continue;
        if (at == form->form.count) {
            desk_form_show_more(form);
            at = entry_find(form, field->name);
        }
        field_write(field, record, &text);
        if (at < form->form.count)
            put(form, at, text.text);
        str_done(&text);
    }
}

/* False if a token makes no sense: the error says why, and the title stays as it is. */
static bool take_tokens(struct desk_form *form, const struct quick *quick, struct error *err)
{
    void *record = arena_alloc(&form->moment, form->noun->size);
    void *blank = arena_alloc(&form->moment, form->noun->size);

    record_init(form->noun, record);
    give_starts(form, record);
    record_copy(form->noun, blank, record, &form->moment);
    if (!new_record_tokens(form->desk, form->noun, record, quick, &form->moment, err))
        return false;
    put_fields(form, record, blank);
    return true;
}

static bool has_tokens(const struct quick *quick)
{
    return quick->parties.count || quick->refs.count || quick->bangs || quick->due || quick->repeat
           || quick->minutes != NUMBER_NONE;
}

static void set_title(struct desk_form *form, const char *title, const char *rest)
{
    struct str text = {0};

    str_add(&text, "%s%s%s", title, title[0] && rest[0] && rest[0] != ' ' ? " " : "", rest);
    form_set(&form->form, 0, text.text);
    str_done(&text);
}

/*
 * "due fri" may still become "due fri 9:00": while it stands at the end it is shown in its field
 * and stays in the title.
 */
void title_read_tokens(struct desk_form *form, bool all)
{
    struct arena *arena = &form->moment;
    const char *typed, *rest;
    struct error err = {0};
    struct quick quick;

    if (form->kind != DESK_FORM_ADD)
        return;
    typed = arena_copy(arena, entry_typed(form, 0));
    rest = last_due(typed);
    if (!all && is_open_quote(typed))
        return;
    quick_read(&quick, typed, form->desk->now, arena);
    if (!has_tokens(&quick))
        return;
    if (!take_tokens(form, &quick, &err)) {
        form_note(&form->form, 0, FORM_WARNING, err.text);
        return;
    }
    if (!all && rest && quick.due && may_go_on(rest, form->desk->now, arena)) {
        char *before = arena_copy(arena, typed);

        before[rest - typed] = '\0';
        quick_read(&quick, before, form->desk->now, arena);
    } else {
        rest = all || !ends_with_blank(typed) ? "" : " ";
    }
    set_title(form, escaped_title(quick.title, typed, arena), rest);
}
