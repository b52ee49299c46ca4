#include "ui/form.h"

#include <assert.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"

void form_init(struct form *form, const char *title, const struct form_field *fields,
               size_t count)
{
    assert(count > 0);
    *form = (struct form){.title = title, .count = count};
    form->fields = mem_zero((count + 1) * sizeof(*form->fields));
    for (size_t i = 0; i < count; i++) {
        form->fields[i] = (struct form_field){
            .label = fields[i].label,
            .kind = fields[i].kind,
            .required = fields[i].required,
            .spread = fields[i].spread,
            .choices = fields[i].choices,
            .hint = fields[i].hint,
            .choice = fields[i].choice,
            .flag = fields[i].flag,
            .line = {.limit = fields[i].line.limit},
        };
    }
}

void form_done(struct form *form)
{
    for (size_t i = 0; i < form->count; i++) {
        struct form_field *field = &form->fields[i];

        line_done(&field->line);
        str_done(&field->text);
        for (int note = 0; note < FORM_NOTES; note++)
            str_done(&field->notes[note]);
    }
    free(form->fields);
    str_done(&form->note);
    str_done(&form->before);
    *form = (struct form){0};
}

static void replace(struct str *str, const char *text)
{
    str_done(str);
    if (text && text[0])
        str_add(str, "%s", text);
}

void form_note(struct form *form, size_t field, enum form_note note, const char *text)
{
    replace(&form->fields[field].notes[note], text);
}

void form_warn(struct form *form, const char *text)
{
    replace(&form->note, text);
}

static bool is_text(const struct form_field *field)
{
    return field->kind == FORM_TEXT || field->kind == FORM_WORDS;
}

const char *form_value(const struct form *form, size_t at)
{
    const struct form_field *field = &form->fields[at];

    switch (field->kind) {
    case FORM_TEXT:
    case FORM_WORDS:
        return line_text(&field->line);
    case FORM_CHOICE:
        return field->choices[field->choice];
    case FORM_FLAG:
        return field->flag ? "yes" : "no";
    case FORM_LONG:
        return field->text.text ? field->text.text : "";
    }
    return "";
}

void form_set(struct form *form, size_t at, const char *value)
{
    struct form_field *field = &form->fields[at];

    switch (field->kind) {
    case FORM_TEXT:
    case FORM_WORDS:
        line_set(&field->line, value);
        return;
    case FORM_CHOICE:
        for (size_t i = 0; field->choices[i]; i++) {
            if (!strcmp(field->choices[i], value))
                field->choice = i;
        }
        return;
    case FORM_FLAG:
        field->flag = !strcmp(value, "yes");
        return;
    case FORM_LONG:
        replace(&field->text, value);
        return;
    }
}

size_t form_first_bad(const struct form *form)
{
    for (size_t i = 0; i < form->count; i++) {
        const struct form_field *field = &form->fields[i];

        if (field->notes[FORM_ERROR].length || (field->required && !form_value(form, i)[0]))
            return i;
    }
    return form->count;
}

static void forget_candidates(struct form *form)
{
    form->candidate_count = 0;
    form->list_open = false;
    form->fields[form->at].line.ghost = NULL;
}

void form_go(struct form *form, size_t field)
{
    if (field >= form->count)
        return;
    forget_candidates(form);
    form->left = form->at;
    form->at = field;
    form->fields[field].typed = false;
}

static enum form_action go_by(struct form *form, size_t step)
{
    form_go(form, (form->at + step) % form->count);
    return FORM_MOVED;
}

static enum form_action go_back(struct form *form)
{
    return go_by(form, form->count - 1);
}

/* Where the word before the cursor begins. */
static size_t word_start(const struct line *line)
{
    size_t at = line->cursor;

    while (at > 0 && line_text(line)[at - 1] != ',')
        at--;
    return at + strspn(line_text(line) + at, " ");
}

/* Ask for candidates for what stands before the cursor, and expect the best one. */
static void find_candidates(struct form *form)
{
    struct form_field *field = &form->fields[form->at];
    struct line *line = &field->line;
    const char *typed;
    size_t length;

    forget_candidates(form);
    if (!form->source.find || !is_text(field) || line->cursor != line->text.length)
        return;
    form->word_from = field->kind == FORM_WORDS ? word_start(line) : 0;
    typed = line_text(line) + form->word_from;
    length = strlen(typed);
    if (!length)
        return;
    form->candidate_count = form->source.find(form->source.context, form->at, typed,
                                              form->candidates, FORM_CANDIDATES);
    if (form->candidate_count == 1 && !strcmp(form->candidates[0], typed))
        form->candidate_count = 0;
    if (form->candidate_count && !strncasecmp(form->candidates[0], typed, length))
        line->ghost = form->candidates[0] + length;
}

static enum form_action changed(struct form *form)
{
    form->fields[form->at].typed = true;
    find_candidates(form);
    return FORM_CHANGED;
}

static void show_candidate(struct form *form, size_t candidate)
{
    form->candidate_at = candidate;
    line_complete(&form->fields[form->at].line, form->word_from, form->candidates[candidate]);
    form->fields[form->at].typed = true;
}

static enum form_action take_candidate(struct form *form, size_t candidate)
{
    show_candidate(form, candidate);
    forget_candidates(form);
    return FORM_CHANGED;
}

static enum form_action open_list(struct form *form)
{
    if (form->candidate_count == 1)
        return take_candidate(form, 0);
    replace(&form->before, line_text(&form->fields[form->at].line));
    form->list_open = true;
    show_candidate(form, 0);
    return FORM_CHANGED;
}

static enum form_action close_list(struct form *form)
{
    line_set(&form->fields[form->at].line, form->before.text ? form->before.text : "");
    find_candidates(form);
    return FORM_CHANGED;
}

static bool is_last(const struct form *form)
{
    return form->at + 1 == form->count;
}

/* A key while the list is open; FORM_IGNORED closes it and leaves the key to the field. */
static enum form_action list_key(struct form *form, const char *key)
{
    size_t count = form->candidate_count;
    size_t step = 0;

    if (!strcmp(key, "Tab") || !strcmp(key, "Down"))
        step = 1;
    if (!strcmp(key, "S-Tab") || !strcmp(key, "Up"))
        step = count - 1;
    if (step) {
        show_candidate(form, (form->candidate_at + step) % count);
        return FORM_CHANGED;
    }
    if (!strcmp(key, "Esc"))
        return close_list(form);
    forget_candidates(form);
    if (!strcmp(key, "Enter"))
        return is_last(form) ? FORM_TAKEN : go_by(form, 1);
    return FORM_IGNORED;
}

/* The letter or digit a choice is found by: of "!! high" that is h. */
static int first_letter(const char *word)
{
    while (*word && !isalnum((unsigned char)*word))
        word++;
    return tolower((unsigned char)*word);
}

static size_t choices_of(const struct form_field *field)
{
    size_t count = 0;

    while (field->choices[count])
        count++;
    return count;
}

static enum form_action choice_key(struct form_field *field, const char *key)
{
    size_t count = choices_of(field), was = field->choice;

    assert(count > 0);
    if (!strcmp(key, "Right") || !strcmp(key, "Space"))
        field->choice = (was + 1) % count;
    else if (!strcmp(key, "Left"))
        field->choice = (was + count - 1) % count;
    else if (!key_is_character(key))
        return FORM_IGNORED;
    for (size_t i = 1; key_is_character(key) && field->choice == was && i < count; i++) {
        if (first_letter(field->choices[(was + i) % count]) == tolower((unsigned char)key[0]))
            field->choice = (was + i) % count;
    }
    return field->choice == was ? FORM_TAKEN : FORM_CHANGED;
}

static enum form_action flag_key(struct form_field *field, const char *key)
{
    bool was = field->flag;

    if (!strcmp(key, "Left") || !strcmp(key, "Right") || !strcmp(key, "Space"))
        field->flag = !was;
    else if (!strcmp(key, "y"))
        field->flag = true;
    else if (!strcmp(key, "n"))
        field->flag = false;
    else if (!key_is_character(key))
        return FORM_IGNORED;
    return field->flag == was ? FORM_TAKEN : FORM_CHANGED;
}

static enum form_action text_key(struct form *form, const char *key)
{
    struct line *line = &form->fields[form->at].line;
    size_t cursor = line->cursor;
    bool at_end = cursor == line->text.length, same;
    struct str old = {0};

    if (!strcmp(key, "Right") && at_end && line->ghost)
        return take_candidate(form, 0);
    str_add(&old, "%s", line_text(line));
    if (!line_key(line, key)) {
        str_done(&old);
        return FORM_IGNORED;
    }
    same = !strcmp(old.text ? old.text : "", line_text(line));
    str_done(&old);
    if (!same)
        return changed(form);
    if (line->cursor != cursor)
        forget_candidates(form);
    return FORM_TAKEN;
}

static enum form_action field_key(struct form *form, const char *key)
{
    struct form_field *field = &form->fields[form->at];

    switch (field->kind) {
    case FORM_TEXT:
    case FORM_WORDS:
        return text_key(form, key);
    case FORM_CHOICE:
        return choice_key(field, key);
    case FORM_FLAG:
        return flag_key(field, key);
    case FORM_LONG:
        return key_is_character(key) || !strcmp(key, "Space") ? FORM_TAKEN : FORM_IGNORED;
    }
    return FORM_IGNORED;
}

/* The key after C-x. */
static enum form_action prefix_key(struct form *form, const char *key)
{
    const struct form_field *field = &form->fields[form->at];

    form->prefix = false;
    if (!strcmp(key, "d"))
        return FORM_DISCARD;
    if (!strcmp(key, "e") && (is_text(field) || field->kind == FORM_LONG))
        return FORM_EDIT;
    return FORM_TAKEN;
}

static enum form_action enter(struct form *form)
{
    if (form->fields[form->at].kind == FORM_LONG)
        return FORM_EDIT;
    return is_last(form) ? FORM_SAVE : go_by(form, 1);
}

static enum form_action tab(struct form *form)
{
    if (form->candidate_count && form->fields[form->at].typed)
        return open_list(form);
    return go_by(form, 1);
}

/* Keys that mean the same in every field; FORM_IGNORED if it is none of them. */
static enum form_action form_wide_key(struct form *form, const char *key)
{
    if (!strcmp(key, "C-s"))
        return FORM_SAVE;
    if (!strcmp(key, "C-n") && !form->one_only)
        return FORM_SAVE_ANOTHER;
    if (!strcmp(key, "Esc"))
        return FORM_CLOSE;
    if (!strcmp(key, "Enter"))
        return enter(form);
    if (!strcmp(key, "Tab"))
        return tab(form);
    if (!strcmp(key, "Down"))
        return go_by(form, 1);
    if (!strcmp(key, "S-Tab") || !strcmp(key, "Up"))
        return go_back(form);
    form->prefix = !strcmp(key, "C-x");
    return form->prefix ? FORM_TAKEN : FORM_IGNORED;
}

enum form_action form_key(struct form *form, const char *key)
{
    enum form_action action = FORM_IGNORED;

    if (form->prefix)
        return prefix_key(form, key);
    if (form->list_open)
        action = list_key(form, key);
    if (action == FORM_IGNORED)
        action = form_wide_key(form, key);
    return action == FORM_IGNORED ? field_key(form, key) : action;
}

enum form_action form_paste(struct form *form, const char *text, size_t size)
{
    struct form_field *field = &form->fields[form->at];

    form->prefix = false;
    if (field->kind == FORM_LONG) {
        str_add_bytes(&field->text, text, size);
        return FORM_CHANGED;
    }
    if (!is_text(field))
        return FORM_TAKEN;
    line_paste(&field->line, text, size);
    return changed(form);
}
