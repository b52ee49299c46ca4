/* One record with everything that belongs to it. */

#include <string.h>

#include <liaise/agreement.h>
#include <liaise/figures.h>
#include <liaise/interaction.h>
#include <liaise/issue.h>
#include <liaise/org.h>
#include <liaise/person.h>
#include <liaise/transfer.h>

#include "command/answer.h"
#include "command/list_org.h"
#include "command/move.h"
#include "command/named.h"

enum { NEWEST = 8, PART_COLUMNS = 12 };

/* Fields */

/* Status and stage are worked out, but they are what people look for first. */
static bool is_shown(const struct field *field)
{
    if (field->kind == FIELD_LIST)
        return list_is_words(field);
    return !(field->flags & FIELD_HIDDEN) || !strcmp(field->name, "status")
           || !strcmp(field->name, "closure") || !strcmp(field->name, "stage")
           || !strcmp(field->name, "status_on");
}

/* Days with their weekday, instants by the reader's clock. */
static const char *value_text(const struct call *call, const struct field *field,
                              const void *record)
{
    const void *place = field_place(field, record);
    char text[WHEN_TEXT_SIZE], moment[INSTANT_TEXT_SIZE];

    if (!field_is_set(field, record))
        return "";
    if (field->kind == FIELD_DATE)
        return arena_copy(call->arena, date_write_long(*(const struct date *)place, text));
    if (field->kind == FIELD_INSTANT)
        return arena_copy(call->arena,
                          instant_write(*(const int64_t *)place, call->desk->now.zone, moment));
    return field_text(call, field, record);
}

static void show_fields(struct call *call, const struct noun *noun, const void *record)
{
    char label[64];

    for (const struct field *field = noun->fields; field->name; field++) {
        bool is_due = !strcmp(field->name, "due") || !strcmp(field->name, "target");

        if (is_shown(field) && strcmp(field->name, noun->said) != 0)
            document_field(&call->document, field_label(field, label),
                           is_due ? record_role(noun, record, call->desk->now.today) : ROLE_TEXT,
                           value_text(call, field, record));
    }
}

/* Lists: a table of those values that any item has */

static bool is_used(const struct field *field, const struct noun *part, const struct list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        if (field_is_set(field, (const char *)list->items + i * part->size))
            return true;
    }
    return false;
}

static void show_list(struct call *call, const struct field *field, const struct list *list)
{
    struct doc_column *columns = arena_alloc(call->arena, PART_COLUMNS * sizeof(*columns));
    const struct field *used[PART_COLUMNS];
    const struct noun *part = field->noun;
    size_t count = 0;
    char label[64];

    for (const struct field *f = part->fields; f->name && count < PART_COLUMNS; f++) {
        if (!is_used(f, part, list))
            continue;
        columns[count] = (struct doc_column){
            arena_copy(call->arena, field_label(f, label)), DOC_LEFT,
            f->kind == FIELD_TEXT || f->kind == FIELD_LONG || f->kind == FIELD_TAGS};
        used[count++] = f;
    }
    document_heading(&call->document, field_label(field, label));
    document_table(&call->document, columns, count);
    for (size_t i = 0; i < list->count; i++) {
        struct doc_cell cells[PART_COLUMNS];

        for (size_t c = 0; c < count; c++)
            cells[c] = (struct doc_cell){
                field_text(call, used[c], (const char *)list->items + i * part->size), ROLE_TEXT};
        document_row(&call->document, cells);
    }
}

static void show_lists(struct call *call, const struct noun *noun, const void *record)
{
    for (const struct field *field = noun->fields; field->name; field++) {
        const struct list *list = field_place(field, record);
        bool has_more = field->kind == FIELD_LIST && list->count > 0;

        if (has_more && (!list_is_words(field) || noun == &issue_noun))
            show_list(call, field, list);
    }
}

/* What else belongs to it */

static const struct doc_column lines[] = {
    {"ID", DOC_LEFT, false}, {"When", DOC_LEFT, false}, {"What", DOC_LEFT, true}};

static void begin_lines(struct call *call, const char *heading)
{
    document_heading(&call->document, heading);
    document_table(&call->document, lines, sizeof(lines) / sizeof(*lines));
}

static void add_line(struct call *call, const char *ref, const char *when, enum role role,
                     const char *what)
{
    const struct doc_cell cells[] = {{ref, ROLE_KEY}, {when, role}, {what, ROLE_TEXT}};

    document_row(&call->document, cells);
}

static void show_contacts(struct call *call, const struct list *list)
{
    const struct interaction *contacts = list->items;
    char day[WHEN_TEXT_SIZE];

    if (list->count)
        begin_lines(call, "Contacts");
    for (size_t i = 0; i < list->count; i++)
        add_line(call, contacts[i].record.ref, date_write_long(contacts[i].day, day), ROLE_TEXT,
                 contacts[i].summary);
}

static bool show_about(struct call *call, const char *ref, struct error *err)
{
    const struct followup *followups;
    struct list contacts, list;

    if (!interaction_list_about(call->desk->store, ref, NEWEST, &contacts, call->arena, err)
        || !followup_list_about(call->desk->store, ref, NEWEST, &list, call->arena, err))
        return false;
    followups = list.items;
    if (list.count)
        begin_lines(call, "Follow-ups");
    for (size_t i = 0; i < list.count; i++)
        add_line(call, followups[i].record.ref,
                 followup_is_open(&followups[i])
                     ? due_text(call, followups[i].due)
                     : choice_name(&followup_status_choices, (int)followups[i].status),
                 record_role(&followup_noun, &followups[i], call->desk->now.today),
                 followups[i].title);
    show_contacts(call, &contacts);
    return true;
}

static void show_stage(struct call *call, const struct issue *issue)
{
    struct issue_state state = issue_state_on(issue, call->desk->now.today);
    struct str text = {0};

    if (issue->stage == NUMBER_NONE)
        return;
    for (const struct intervention *each = interventions; each->name; each++) {
        if (issue->stage >= each->from && issue->stage <= each->to)
            str_add(&text, "%s%s %d-%d", text.length ? ", " : "", each->name, each->from, each->to);
    }
    document_field(&call->document, "Escalation", ROLE_CONFLICT,
                   call_format(call, "%lld of 9, %s (%s), peak %lld; what fits: %s",
                               (long long)issue->stage, glasl_name(issue->stage),
                               glasl_phase(issue->stage), (long long)state.peak,
                               text.text ? text.text : "nothing"));
    str_done(&text);
}

static void show_next(struct call *call, const struct noun *noun, const void *record)
{
    document_field(&call->document, "Possible now", ROLE_DIM,
                   moves_possible(noun, record, call->arena));
}

static void show_notice(struct call *call, const struct agreement *agreement)
{
    char day[WHEN_TEXT_SIZE];

    document_field(&call->document, "Notice by", ROLE_TEXT,
                   date_write_long(agreement_notice_day(agreement), day));
    document_field(&call->document, "Next review", ROLE_TEXT,
                   date_write_long(agreement_review_day(agreement, call->desk->now.today), day));
}

/* Organizations */

static const char *caps_text(const struct call *call, const struct health *health)
{
    char cap[HEALTH_CAP_TEXT_SIZE];
    struct str text = {0};

    for (size_t i = 0; i < health->cap_count; i++)
        str_add(&text, "%s%s", i ? "; " : "",
                health_cap_write(&health->caps[i], &call->desk->config->health, cap));
    return call_keep(call, &text);
}

static const char *components_text(const struct call *call, const struct health *health)
{
    struct str text = {0};

    for (int i = 0; i < HEALTH_COMPONENTS; i++) {
        if (health->components[i].present)
            str_add(&text, "%s%s %.1f", text.length ? ", " : "",
                    health_component_name((enum health_component)i), health->components[i].value);
    }
    return call_keep(call, &text);
}

static void show_health(struct call *call, const struct health_change *change)
{
    const struct health *health = &change->now;
    struct document *document = &call->document;

    document_heading(document, "Health");
    document_field(document, "Score", band_role(health->band),
                   call_format(call, "%d %s (%s, %+d in %d days, confidence %s)", health->score,
                               health_band_name(health->band), trend_name(change->trend),
                               health->score - change->before,
                               call->desk->config->health.trend_days,
                               confidence_name(health->sureness)));
    document_field(document, "Parts", ROLE_TEXT, components_text(call, health));
    document_field(document, "Caps", ROLE_HIGH, caps_text(call, health));
    document_field(document, "Silence", health->days_silent > health->max ? ROLE_LATE : ROLE_TEXT,
                   call_format(call,
                               "%lld days since a two-way contact; we mean to speak every "
                               "%lld, at most %lld",
                               (long long)health->days_silent, (long long)health->ideal,
                               (long long)health->max));
}

static bool show_people(struct call *call, const char *code, struct error *err)
{
    const struct person *people;
    struct list list;

    if (!person_list_of(call->desk->store, code, call->desk->now.today, &list, call->arena, err))
        return false;
    people = list.items;
    if (list.count)
        begin_lines(call, "People");
    for (size_t i = 0; i < list.count; i++) {
        const struct role_held *role = person_role(&people[i], call->desk->now.today);
        const struct contact *contact = people[i].channels.items;

        add_line(call, people[i].name, people[i].channels.count ? contact->value : "", ROLE_TEXT,
                 role ? role->title : "");
    }
    return true;
}

static void show_open(struct call *call, const struct book *book, const char *code)
{
    const struct issue *issues = book->issues.items;
    const struct commitment *commitments = book->commitments.items;
    struct date today = call->desk->now.today;

    begin_lines(call, "Open");
    for (size_t i = 0; i < book->issues.count; i++) {
        const struct issue_party *parties = issues[i].parties.items;

        for (size_t p = 0; issue_is_open(&issues[i]) && p < issues[i].parties.count; p++) {
            if (!strcmp(parties[p].org.name, code))
                add_line(call, issues[i].record.ref, due_text(call, issues[i].target),
                         record_role(&issue_noun, &issues[i], today), issues[i].title);
        }
    }
    for (size_t i = 0; i < book->commitments.count; i++) {
        if (!commitment_is_open(&commitments[i])
            || (strcmp(commitments[i].debtor.name, code) != 0
                && strcmp(commitments[i].creditor.name, code) != 0))
            continue;
        add_line(call, commitments[i].record.ref, due_text(call, commitments[i].due),
                 record_role(&commitment_noun, &commitments[i], today),
                 call_format(call, "%s: %s", parties_text(call, &commitment_noun, &commitments[i]),
                             commitments[i].text));
    }
}

static bool show_org(struct call *call, const struct org *org, struct error *err)
{
    struct desk *desk = call->desk;
    const struct book_org *found;
    struct health_change change;
    struct list contacts;
    struct book book;

    if (!book_read(desk->store, &book, call->arena, err)
        || !interaction_list_of(desk->store, org->code, NEWEST, &contacts, call->arena, err))
        return false;
    found = book_org(&book, org->code);
    if (found && !found->is_home) {
        change =
            health_change_on(&found->history, &desk->config->health, desk->now.today, call->arena);
        if (call->json) {
            struct str json = {0};

            json_org(&json, org, found->contact_count, &change);
            str_add(&json, "\n");
            call->text = call_keep(call, &json);
        }
        show_health(call, &change);
        show_open(call, &book, org->code);
    }
    show_contacts(call, &contacts);
    return show_people(call, org->code, err);
}

/* An issue as it stood on the day: what came later has not happened yet. */
static void cut_later(struct list *list, size_t size, size_t on, struct date day)
{
    size_t kept = 0;

    for (size_t i = 0; i < list->count; i++) {
        const char *item = list_at(list, size, i);

        if (((const struct date *)(const void *)(item + on))->day <= day.day)
            kept = i + 1;
    }
    list->count = kept;
}

static bool as_of(const struct call *call, struct issue *issue, struct error *err)
{
    struct date today = call->desk->now.today;
    struct issue_state state = issue_state_on(issue, today);
    char day[DATE_TEXT_SIZE];

    if (state.status == ISSUE_STATUS_NONE)
        return error_set(err, ERROR_NOT_FOUND, "%s was not opened yet; it was on %s",
                         issue->record.ref, date_write(issue->opened, day));
    issue->status = state.status;
    issue->closure = state.closure;
    issue->status_on = state.since;
    issue->stage = state.stage;
    cut_later(&issue->history, sizeof(struct issue_move), offsetof(struct issue_move, on), today);
    cut_later(&issue->stages, sizeof(struct stage_change), offsetof(struct stage_change, on),
              today);
    return true;
}

/* The command */

static bool write_json(struct call *call, const struct noun *noun, const void *record,
                       struct error *err)
{
    struct str out = {0};
    bool ok = record_write_json(noun, record, call->desk->zones, &out, err);

    str_add(&out, "\n");
    call->text = call_keep(call, &out);
    return ok;
}

static bool show_rest(struct call *call, const struct noun *noun, const void *record,
                      struct error *err)
{
    if (noun == &org_noun)
        return show_org(call, record, err);
    if (noun == &issue_noun)
        show_stage(call, record);
    if (noun == &agreement_noun)
        show_notice(call, record);
    show_next(call, noun, record);
    show_lists(call, noun, record);
    return !noun->letter || show_about(call, record_key(noun, record), err);
}

/* A person is quoted by name: once is enough. */
static const char *heading(const struct call *call, const struct noun *noun, const void *record)
{
    const char *said = record_said(noun, record);

    if (!said || !strcmp(said, call->ref))
        return call->ref;
    return call_format(call, "%s  %s", call->ref, said);
}

static bool run_show(struct call *call, struct error *err)
{
    const struct noun *noun;
    const char *key;
    void *record;

    if (!call_record(call, 0, &noun, &key, err))
        return false;
    record = arena_alloc(call->arena, noun->size);
    if (!record_get_by_key(call->desk->store, noun, key, record, call->arena, err))
        return false;
    call->ref = record_key(noun, record);
    if (noun == &issue_noun && !as_of(call, record, err))
        return false;
    if (call->json && noun != &org_noun)
        return write_json(call, noun, record, err);
    document_heading(&call->document, heading(call, noun, record));
    show_fields(call, noun, record);
    if (!show_rest(call, noun, record, err))
        return false;
    return !call->json || call->text || write_json(call, noun, record, err);
}

const struct command show_command = {
    .name = "show",
    .summary = "Show a record with all that belongs to it",
    .params = {{"ref", PARAM_REF, 0, NULL, NULL, "a ref, a code or a name"}},
    .flags = COMMAND_CLI_ONLY,
    .run = run_show,
    .example = "liaise show I-12",
};
