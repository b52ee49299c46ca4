#include "command/answer.h"

#include <string.h>

#include <liaise/commitment.h>
#include <liaise/followup.h>
#include <liaise/issue.h>
#include <liaise/org.h>
#include <liaise/transfer.h>

const char *call_keep(const struct call *call, struct str *text)
{
    const char *copy = arena_copy(call->arena, text->text ? text->text : "");

    str_done(text);
    return copy;
}

const char *call_format(const struct call *call, const char *format, ...)
{
    struct str text = {0};
    va_list args;

    va_start(args, format);
    str_add_args(&text, format, args);
    va_end(args);
    return call_keep(call, &text);
}

const char *due_text(const struct call *call, struct date due)
{
    char text[DATE_TEXT_SIZE];

    return date_is_set(due) ? arena_copy(call->arena, due_write(due, call->desk->now.today, text))
                            : "";
}

const char *age_text(const struct call *call, struct date since)
{
    char text[DATE_TEXT_SIZE];

    return arena_copy(call->arena, age_write(since, call->desk->now.today, text));
}

const char *field_text(const struct call *call, const struct field *field, const void *record)
{
    struct str text = {0};

    field_write(field, record, &text);
    return call_keep(call, &text);
}

static void add_name(struct str *out, const char *name)
{
    if (name)
        str_add(out, "%s%s", out->length ? ", " : "", name);
}

static bool is_org_link(const struct field *field)
{
    return field->kind == FIELD_LINK && field->noun == &org_noun;
}

const char *parties_text(const struct call *call, const struct noun *noun, const void *record)
{
    struct str text = {0};

    if (noun == &commitment_noun) {
        const struct commitment *commitment = record;

        return call_format(call, "%s → %s", commitment->debtor.name, commitment->creditor.name);
    }
    for (const struct field *field = noun->fields; field->name; field++) {
        const struct list *list = field_place(field, record);

        if (is_org_link(field))
            add_name(&text, ((const struct link *)field_place(field, record))->name);
        if (field->kind != FIELD_LIST || !is_org_link(&field->noun->fields[0]))
            continue;
        for (size_t i = 0; i < list->count; i++) {
            const char *part = (const char *)list->items + i * field->noun->size;

            add_name(&text,
                     ((const struct link *)field_place(&field->noun->fields[0], part))->name);
        }
    }
    return call_keep(call, &text);
}

enum role record_role(const struct noun *noun, const void *record, struct date today)
{
    if (record_is(noun, record, "late", today))
        return ROLE_LATE;
    if (record_is(noun, record, "today", today))
        return ROLE_TODAY;
    return record_is(noun, record, "waiting", today) ? ROLE_WAITING : ROLE_TEXT;
}

enum role band_role(enum health_band band)
{
    static const enum role roles[BANDS] = {
        [BAND_CRITICAL] = ROLE_CRITICAL, [BAND_STRAINED] = ROLE_HIGH, [BAND_FRAGILE] = ROLE_MEDIUM,
        [BAND_STEADY] = ROLE_OK,         [BAND_STRONG] = ROLE_OK,
    };

    return roles[band];
}

enum role severity_role(enum severity severity)
{
    static const enum role roles[SEVERITIES] = {
        [SEVERITY_NONE] = ROLE_TEXT,         [SEVERITY_LOW] = ROLE_LOW,
        [SEVERITY_MEDIUM] = ROLE_MEDIUM,     [SEVERITY_HIGH] = ROLE_HIGH,
        [SEVERITY_CRITICAL] = ROLE_CRITICAL,
    };

    return roles[severity];
}

bool call_filter(const struct call *call, const struct noun *noun, const struct filter **out,
                 struct error *err)
{
    const struct filter_asker asker = {
        .now = call->desk->now,
        .officer = call->desk->config->officer,
        .home = call->desk->config->home_code,
    };
    struct str text = {0};

    for (size_t i = 0; call->rest[i]; i++)
        str_add(&text, "%s%s", i ? " " : "", call->rest[i]);
    return filter_read(out, call_keep(call, &text), noun, &asker, call->arena, err);
}

bool json_records(struct call *call, const struct noun *noun, const void *const *records,
                  size_t count, struct error *err)
{
    struct str out = {0};
    bool ok = true;

    str_add(&out, "[");
    for (size_t i = 0; ok && i < count; i++) {
        str_add(&out, i ? ",\n" : "\n");
        ok = record_write_json(noun, records[i], call->desk->zones, &out, err);
    }
    str_add(&out, "%s]\n", count ? "\n" : "");
    call->text = call_keep(call, &out);
    return ok;
}
