/* What there is to fill in: rows made from field tables, parameters and moves. */

#include "app/desk_form_private.h"

#include <ctype.h>
#include <string.h>

#include <liaise/agreement.h>
#include <liaise/commitment.h>
#include <liaise/followup.h>
#include <liaise/interaction.h>
#include <liaise/issue.h>
#include <liaise/lifecycle.h>
#include <liaise/meeting.h>
#include <liaise/org.h>
#include <liaise/person.h>

#include "command/add.h"
#include "command/fields.h"
#include "transfer/json.h"

/* Kinds of record, as they are chosen from in a form that adds one. */

static const struct {
    const struct noun *noun;
    const char *said;
} said_nouns[] = {
    {&followup_noun, "follow-up"},    {&issue_noun, "issue"},         {&meeting_noun, "meeting"},
    {&commitment_noun, "commitment"}, {&agreement_noun, "agreement"}, {&person_noun, "person"},
    {&interaction_noun, "contact"},
};
enum { SAID_NOUNS = sizeof(said_nouns) / sizeof(*said_nouns) };

const char *noun_said(const struct noun *noun)
{
    for (size_t i = 0; i < SAID_NOUNS; i++) {
        if (said_nouns[i].noun == noun)
            return said_nouns[i].said;
    }
    return noun->name;
}

const struct noun *noun_said_so(const char *word)
{
    for (size_t i = 0; i < SAID_NOUNS; i++) {
        if (!strcmp(said_nouns[i].said, word) || !strcmp(said_nouns[i].noun->name, word)
            || !strcmp(said_nouns[i].noun->plural, word))
            return said_nouns[i].noun;
    }
    return NULL;
}

size_t entry_find(const struct desk_form *form, const char *name)
{
    size_t at = 0;

    while (at < form->form.count && strcmp(form->entries[at].name, name) != 0)
        at++;
    return at;
}

struct entry *layout_add(struct layout *layout, const struct entry *entry)
{
    layout->items =
        arena_grow(&layout->form->rows, layout->items, layout->count, sizeof(*layout->items));
    layout->items[layout->count] = *entry;
    return &layout->items[layout->count++];
}

/* Choices: the words that are kept, and how they are shown. */

static const char *spaced(const char *word, struct arena *arena)
{
    char *copy = arena_copy(arena, word);

    for (char *c = copy; *c; c++)
        *c = *c == '_' ? ' ' : *c;
    return copy;
}

static const char *shown_choice(const struct choices *choices, int value, struct arena *arena)
{
    const char *name = choice_name(choices, value);
    struct str text = {0};
    const char *copy;

    if (choices != &severity_choices)
        return spaced(name, arena);
    str_add(&text, "%.*s %s", (int)strcspn(severity_glyph((enum severity)value), " "),
            severity_glyph((enum severity)value), name);
    copy = arena_copy(arena, text.text);
    str_done(&text);
    return copy;
}

void entry_set_choices(struct entry *entry, const struct choices *choices, struct arena *arena)
{
    const size_t most = (size_t)choices->count + 2;
    const char **words = arena_alloc(arena, most * sizeof(*words));
    const char **shown = arena_alloc(arena, most * sizeof(*shown));
    bool is_settled = entry->field ? entry->field->flags & FIELD_REQUIRED : entry->param >= 0;
    bool may_be_none = !is_settled || !entry->preset || !entry->preset[0];
    size_t count = 0;

    if (may_be_none) {
        words[count] = "";
        shown[count++] = "—";
    }
    for (int value = 1; value < choices->count; value++) {
        words[count] = choice_name(choices, value);
        shown[count++] = shown_choice(choices, value, arena);
    }
    words[count] = shown[count] = NULL;
    entry->words = words;
    entry->shown = shown;
}

/* A mood is easier to choose by its word than by its number. */
void entry_set_sentiments(struct entry *entry)
{
    static const char *const words[] = {"", "-2", "-1", "0", "1", "2", NULL};
    static const char *const shown[] = {"—",          "hostile -2", "negative -1", "neutral 0",
                                        "positive 1", "warm 2",     NULL};

    entry->kind = FIELD_CHOICE;
    entry->words = words;
    entry->shown = shown;
}

void entry_set_nouns(struct entry *entry, struct arena *arena)
{
    const char **words = arena_alloc(arena, (SAID_NOUNS + 1) * sizeof(*words));
    const char **shown = arena_alloc(arena, (SAID_NOUNS + 1) * sizeof(*shown));

    for (size_t i = 0; i < SAID_NOUNS; i++) {
        words[i] = said_nouns[i].noun->name;
        shown[i] = said_nouns[i].said;
    }
    words[SAID_NOUNS] = shown[SAID_NOUNS] = NULL;
    entry->kind = FIELD_CHOICE;
    entry->words = words;
    entry->shown = shown;
}

/* Fields of records */

static bool can_be_typed(const struct desk_form *form, const struct field *field)
{
    if (field->flags & (FIELD_MOVED | FIELD_HIDDEN | FIELD_CONFIG))
        return false;
    if (field->kind == FIELD_LIST && !list_is_words(field))
        return false;
    /* The target of an issue moves with a reason: that is a command of its own. */
    return form->kind != DESK_FORM_EDIT || form->noun != &issue_noun
           || strcmp(field->name, "target") != 0;
}

static const struct noun *noun_named_in(const struct field *field)
{
    const struct field *first = field->kind == FIELD_LIST ? field->noun->fields : field;

    return first->kind == FIELD_LINK ? first->noun : NULL;
}

static bool lies_ahead(const struct field *field)
{
    static const char *const names[] = {"due", "target", "ack_due", "starts", "ends"};

    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        if (!strcmp(field->name, names[i]))
            return true;
    }
    return false;
}

static const char *label_of(const struct field *field, struct arena *arena)
{
    char text[64];

    return arena_copy(arena, field_label(field, text));
}

/* Moments are typed by the clock of the record's own zone. */
static const char *written_moment(const struct desk_form *form, const struct field *field,
                                  const void *record, struct arena *arena)
{
    const int64_t instant = *(const int64_t *)field_place(field, record);
    char *text = arena_alloc(arena, WALL_TEXT_SIZE);
    struct error unused = {0};
    const struct zone *zone;

    if (instant == INSTANT_NONE)
        return "";
    if (!record_zone(&zone, form->noun, record, form->desk->zones, &unused))
        zone = form->desk->now.zone;
    return wall_write(zone_local(zone, instant).wall, text);
}

static const char *written(const struct field *field, const void *record, struct arena *arena)
{
    struct str text = {0};
    const char *copy;

    field_write(field, record, &text);
    copy = arena_copy(arena, text.text ? text.text : "");
    str_done(&text);
    return copy;
}

/* What must be there and is not filled in by itself when a new record is saved. */
static bool must_be_typed(const struct field *field, const void *completed)
{
    if (!(field->flags & FIELD_REQUIRED))
        return false;
    if (!completed)
        return true;
    /* These follow from the other of the pair, once that is there: see new_record_complete(). */
    if (!strcmp(field->name, "ends") || !strcmp(field->name, "creditor"))
        return false;
    return !field_is_set(field, completed);
}

static void add_field(struct layout *layout, const struct field *field, const void *record,
                      const void *completed)
{
    struct arena *arena = &layout->form->rows;
    struct entry *entry =
        layout_add(layout, &(struct entry){
                               .name = field->name,
                               .label = label_of(field, arena),
                               .help = field->help,
                               .kind = field->kind,
                               .field = field,
                               .param = -1,
                               .noun = noun_named_in(field),
                               .preset = field->kind == FIELD_INSTANT
                                             ? written_moment(layout->form, field, record, arena)
                                             : written(field, record, arena),
                               .least = field->least,
                               .most = field->most,
                               .required = must_be_typed(field, completed),
                               .is_several = field->kind == FIELD_TAGS || field->kind == FIELD_LIST,
                               .is_ahead = lies_ahead(field),
                           });

    entry->is_kept = entry->noun == &org_noun || entry->kind == FIELD_CHOICE;
    if (entry->kind == FIELD_DATE && completed && !entry->preset[0]
        && field_is_set(field, completed))
        entry->fallback = "today";
    if (!strcmp(field->name, "sentiment"))
        entry_set_sentiments(entry);
    else if (field->kind == FIELD_CHOICE)
        entry_set_choices(entry, field->choices, arena);
}

static void add_kind_of_record(struct layout *layout)
{
    struct entry *entry = layout_add(layout, &(struct entry){
                                                 .name = "add",
                                                 .label = "Add",
                                                 .help = "What it is",
                                                 .param = -1,
                                                 .preset = layout->form->noun->name,
                                                 .required = true,
                                                 .is_kept = true,
                                                 .is_noun = true,
                                             });

    entry_set_nouns(entry, &layout->form->rows);
}

/* `completed`: a new record with what it gets by itself; NULL for one that is edited. */
static void add_fields(struct layout *layout, const void *record, const void *completed)
{
    struct desk_form *form = layout->form;
    const struct field *said = noun_field(form->noun, form->noun->said);

    add_field(layout, said, record, completed);
    if (form->kind == DESK_FORM_ADD)
        add_kind_of_record(layout);
    for (int more = 0; more < 2; more++) {
        for (const struct field *field = form->noun->fields; field->name; field++) {
            bool is_more = form->kind == DESK_FORM_ADD && !(field->flags & FIELD_QUICK);

            if (field == said || is_more != (bool)more || !can_be_typed(form, field))
                continue;
            form->has_more = form->has_more || is_more;
            if (!is_more || form->shows_more)
                add_field(layout, field, record, completed);
        }
    }
}

/* What a new record starts with */

/* The organization that a record is with: "" if none. */
static const char *org_of(const struct desk_form *form, const struct noun *noun, const void *record,
                          struct arena *arena)
{
    static const char *const names[] = {"org", "parties", "debtor", "creditor"};

    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        const struct field *field = noun_field(noun, names[i]);
        const char *text = field ? written(field, record, arena) : "";
        char *first = arena_copy(arena, text);

        first[strcspn(first, ",")] = '\0';
        if (first[0] && strcmp(first, form->desk->config->home_code) != 0)
            return first;
    }
    return "";
}

/* Whom and what it is about, as tokens: they know which field of which noun that is. */
void desk_form_about(struct desk_form *form, struct quick *quick)
{
    struct arena *arena = &form->rows;
    struct error unused = {0};
    void *record;

    *quick = (struct quick){.minutes = NUMBER_NONE};
    if (!form->about)
        return;
    if (form->about_noun == &org_noun || form->about_noun == &person_noun) {
        tags_add(&quick->parties, form->about, arena);
    } else if (form->about_noun->letter && form->noun != &issue_noun) {
        tags_add(&quick->refs, form->about, arena);
    }
    record = arena_alloc(arena, form->about_noun->size);
    if (!record_get_by_key(form->desk->store, form->about_noun, form->about, record, arena,
                           &unused))
        return;
    if (form->about_noun == &person_noun) {
        const struct role_held *role = person_role(record, form->desk->now.today);

        if (role && role->org.name)
            tags_add(&quick->parties, role->org.name, arena);
    } else if (form->about_noun != &org_noun) {
        const char *org = org_of(form, form->about_noun, record, arena);

        if (org[0])
            tags_add(&quick->parties, org, arena);
    }
}

/* What it was said to begin with; of another kind of record that may mean nothing. */
static void fill_fields(struct desk_form *form, void *record)
{
    struct edit edit = {form->desk, form->noun, record, true, &form->rows};

    for (size_t i = 0; form->fields[i]; i++) {
        struct error unused = {0};

        (void)!edit_word(&edit, form->fields[i], &unused);
    }
}

static void add_new_record(struct layout *layout)
{
    struct desk_form *form = layout->form;
    void *record = arena_alloc(&form->rows, form->noun->size);
    void *blank = arena_alloc(&form->rows, form->noun->size);
    struct error unused = {0};
    struct quick quick;

    new_record(form->desk, form->noun, record, &form->rows);
    record_copy(form->noun, blank, record, &form->rows);
    desk_form_about(form, &quick);
    if (!new_record_tokens(form->desk, form->noun, record, &quick, &form->rows, &unused))
        record_copy(form->noun, record, blank, &form->rows);
    fill_fields(form, record);
    new_record_complete(form->desk, form->noun, blank, &form->rows);
    add_fields(layout, record, blank);
}

/* The form of the screen */

static const char *hint_of(const struct entry *entry)
{
    if (entry->param >= 0 && !entry->is_ahead)
        return entry->help;
    if (entry->fallback)
        return entry->fallback;
    if (entry->kind == FIELD_DATE)
        return "fri, +3d, 27 nov";
    if (entry->kind == FIELD_WALL || entry->kind == FIELD_INSTANT)
        return "fri 9:00, tomorrow 14:30";
    return entry->help;
}

static enum form_kind form_kind_of(const struct entry *entry)
{
    if (entry->words)
        return FORM_CHOICE;
    if (entry->kind == FIELD_FLAG)
        return FORM_FLAG;
    if (entry->kind == FIELD_LONG)
        return FORM_LONG;
    return entry->is_several ? FORM_WORDS : FORM_TEXT;
}

static void make_form(struct desk_form *form, const struct layout *layout)
{
    struct form_field *fields = arena_alloc(&form->rows, (layout->count + 1) * sizeof(*fields));

    for (size_t i = 0; i < layout->count; i++) {
        const struct entry *entry = &layout->items[i];

        fields[i] = (struct form_field){
            .label = entry->label,
            .kind = form_kind_of(entry),
            .required = entry->required,
            .spread = true,
            .choices = entry->shown,
            .hint = hint_of(entry),
        };
    }
    form_init(&form->form, form->title.text, fields, layout->count);
    form->form.one_only = form->kind != DESK_FORM_ADD && !desk_form_logs(form);
    form->form.foot = form->foot.text;
}

static void set_title(struct desk_form *form)
{
    const char *name = form->command->name;

    str_done(&form->title);
    if (form->kind == DESK_FORM_ADD)
        str_add(&form->title, "Add %s", noun_said(form->noun));
    else if (desk_form_logs(form))
        str_add(&form->title, "Log a contact");
    else
        str_add(&form->title, "%c%s%s%s", toupper((unsigned char)name[0]), name + 1,
                form->key_count ? " " : "", form->key_count == 1 ? form->keys[0] : "");
    if (form->key_count > 1)
        str_add(&form->title, "%zu records", form->key_count);
    if (desk_form_is_of_side(form) && form->args[1])
        str_add(&form->title, ": %s", form->args[1]);
}

bool desk_form_lay_out(struct desk_form *form)
{
    struct layout layout = {.form = form};

    if (form->form.fields)
        form_done(&form->form);
    arena_clear(&form->rows);
    form->has_more = false;
    set_title(form);
    if (form->kind == DESK_FORM_ADD)
        add_new_record(&layout);
    else if (form->kind == DESK_FORM_EDIT)
        add_fields(&layout, form->record, NULL);
    else
        layout_add_params(&layout);
    if (!layout.count)
        return false;
    make_form(form, &layout);
    form->entries = layout.items;
    for (size_t i = 0; i < layout.count; i++) {
        if (!layout.items[i].preset)
            layout.items[i].preset = "";
        entry_type(form, i, layout.items[i].preset);
    }
    desk_form_offer_names(form);
    return true;
}
