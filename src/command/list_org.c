#include "command/list_org.h"

#include <liaise/figures.h>
#include <liaise/transfer.h>

#include "command/since.h"

const char *trend_name(enum trend trend)
{
    static const char *const names[] = {
        [TREND_FLAT] = "flat", [TREND_UP] = "up", [TREND_DOWN] = "down"};

    return names[trend];
}

static void json_date(struct str *out, const char *name, struct date date)
{
    char text[DATE_TEXT_SIZE];

    if (date_is_set(date))
        str_add(out, ",\"%s\":\"%s\"", name, date_write(date, text));
}

static void json_components(struct str *out, const struct health *health)
{
    const char *between = "";

    str_add(out, ",\"components\":{");
    for (int i = 0; i < HEALTH_COMPONENTS; i++) {
        if (!health->components[i].present)
            continue;
        str_add(out, "%s\"%s\":%.4f", between, health_component_name((enum health_component)i),
                health->components[i].value);
        between = ",";
    }
    str_add(out, "}");
}

void json_org(struct str *out, const struct org *org, size_t contacts,
              const struct health_change *change)
{
    const struct health *health = &change->now;

    str_add(out, "{\"kind\":\"org\",\"code\":");
    json_add_text(out, org->code);
    str_add(out, ",\"name\":");
    json_add_text(out, org->name);
    str_add(out, ",\"contacts\":%zu,\"score\":%d,\"band\":\"%s\",\"raw\":%.4f,\"cap\":%d", contacts,
            health->score, health_band_name(health->band), health->raw, health->cap);
    json_components(out, health);
    str_add(out, ",\"days_silent\":%lld,\"ideal\":%lld,\"max\":%lld",
            (long long)health->days_silent, (long long)health->ideal, (long long)health->max);
    json_date(out, "last_contact", health->last_contact);
    str_add(out, ",\"pressure\":%.4f,\"confidence\":%.4f,\"trend\":\"%s\",\"before\":%d}",
            health->pressure, health->confidence, trend_name(change->trend), change->before);
}

/* Contacts up to the day. */
static size_t contacts_until(const struct org_figures *figures, struct date day)
{
    const struct health_facts *facts = &figures->org->history.facts;
    size_t count = 0;

    while (count < facts->contact_count && facts->contacts[count].on.day <= day.day)
        count++;
    return count;
}

static const char *trend_text(const struct call *call, const struct health_change *change)
{
    if (change->trend == TREND_FLAT)
        return "flat";
    return call_format(call, "%s %+d", trend_name(change->trend),
                       change->now.score - change->before);
}

static enum role silence_role(const struct health *health)
{
    if (health->days_silent > health->max)
        return ROLE_LATE;
    return health->days_silent > health->ideal ? ROLE_TODAY : ROLE_TEXT;
}

/* Live threads: people there we are in touch with. One is worth a warning. */
static struct doc_cell threads_cell(const struct call *call, struct turnover_request *radar,
                                    const struct book_org *org)
{
    struct turnover_thread *threads;
    size_t count;

    turnover_aim(radar, org, &call->desk->config->health, call->arena);
    turnover_threads(radar, &threads, &count, call->arena);
    return (struct doc_cell){call_format(call, "%zu", count), count > 1 ? ROLE_TEXT : ROLE_LATE};
}

static void add_org(struct call *call, const struct org_figures *figures,
                    struct turnover_request *radar)
{
    const struct health *health = &figures->health.now;
    struct date day = call->desk->now.today;
    const struct doc_cell cells[] = {
        {figures->org->org.code, ROLE_KEY},
        {figures->org->org.name, ROLE_TEXT},
        {call_format(call, "%zu", contacts_until(figures, day)), ROLE_TEXT},
        {call_format(call, "%d %s", health->score, health_band_name(health->band)),
         band_role(health->band)},
        {trend_text(call, &figures->health), ROLE_TEXT},
        {call_format(call, "%lld d", (long long)health->days_silent), silence_role(health)},
        {call_format(call, "%lld-%lld d", (long long)health->ideal, (long long)health->max),
         ROLE_DIM},
        {confidence_name(health->sureness), ROLE_DIM},
        threads_cell(call, radar, figures->org),
    };

    document_row(&call->document, cells);
}

static const struct doc_column columns[] = {
    {"Code", DOC_LEFT, false},        {"Organization", DOC_LEFT, true},
    {"Contacts", DOC_RIGHT, false},   {"Health", DOC_LEFT, false},
    {"30 days", DOC_LEFT, false},     {"Silent", DOC_RIGHT, false},
    {"Speak every", DOC_LEFT, false}, {"Confidence", DOC_LEFT, false},
    {"Threads", DOC_RIGHT, false}};

/* Those that left liaise.yaml have no health any more; they are named below the table. */
static void add_archived(struct call *call, const struct book *book, const struct filter *filter)
{
    for (size_t i = 0; i < book->org_count; i++) {
        const struct org *org = &book->orgs[i].org;
        char day[DATE_TEXT_SIZE];

        if (book->orgs[i].is_archived && filter_match(filter, &org_noun, org))
            document_text(&call->document, ROLE_DIM, "%s %s: archived on %s", org->code, org->name,
                          date_write(org->archived_on, day));
    }
}

bool list_orgs(struct call *call, const struct filter *filter, bool all, struct error *err)
{
    struct desk *desk = call->desk;
    struct turnover_request radar;
    struct org_figures *figures;
    struct str json = {0};
    struct book book;
    size_t count, shown = 0;

    if (!book_read(desk->store, &book, call->arena, err)
        || !figures_orgs(&book, &desk->config->health, desk->now.today, &figures, &count,
                         call->arena, err)
        || !turnover_read(desk, &book, &radar, call->arena, err))
        return false;
    document_table(&call->document, columns, sizeof(columns) / sizeof(*columns));
    str_add(&json, "[");
    for (size_t i = 0; i < count; i++) {
        if (!filter_match(filter, &org_noun, &figures[i].org->org))
            continue;
        str_add(&json, shown++ ? ",\n" : "\n");
        json_org(&json, &figures[i].org->org, contacts_until(&figures[i], desk->now.today),
                 &figures[i].health);
        add_org(call, &figures[i], &radar);
    }
    str_add(&json, "%s]\n", shown ? "\n" : "");
    if (all)
        add_archived(call, &book, filter);
    if (call->json)
        call->text = call_keep(call, &json);
    str_done(&json);
    return true;
}
