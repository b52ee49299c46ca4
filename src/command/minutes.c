/* Minutes typed as text. */

#include "command/minutes.h"

#include <string.h>

#include <liaise/commitment.h>
#include <liaise/followup.h>
#include <liaise/lifecycle.h>
#include <liaise/org.h>
#include <liaise/person.h>

#include "base/file.h"
#include "command/add.h"
#include "command/answer.h"
#include "command/move.h"
#include "command/named.h"

enum minutes_param { MINUTES_MEETING, MINUTES_BODY, MINUTES_FILE };

/* Out */

static void write_line(struct str *out, const struct minute *minute)
{
    static const char *const marks[MINUTE_KINDS] = {
        [MINUTE_DECISION] = "> ", [MINUTE_ACTION] = "- [ ] ", [MINUTE_POSITION] = "! ",
        [MINUTE_OBJECTION] = "!! "};
    bool is_done = minute->became && *minute->became;
    const char *mark = minute->kind == MINUTE_ACTION && is_done ? "- [x] " : marks[minute->kind];

    str_add(out, "%s", mark ? mark : "");
    for (const char *at = minute->text ? minute->text : ""; *at; at++)
        str_add_bytes(out, *at == '\n' ? " " : at, 1);
    if (is_done)
        str_add(out, " (%s)", minute->became);
    str_add(out, "\n");
}

const char *minutes_write(const struct meeting *meeting, struct arena *arena)
{
    const struct minute *minutes = meeting->minutes.items;
    struct str out = {0};
    const char *copy;

    for (size_t i = 0; i < meeting->minutes.count; i++)
        write_line(&out, &minutes[i]);
    copy = arena_copy(arena, out.text ? out.text : "");
    str_done(&out);
    return copy;
}

/* In */

struct reading {
    const struct desk *desk;
    const struct meeting *meeting;
    struct minutes *out;
    struct arena *arena;
    size_t line;
};

static bool refuse(const struct reading *reading, struct error *err)
{
    return error_while(err, "line %zu", reading->line);
}

/* One that is there already, with what was noted beside it; NULL if it is new. */
static const struct minute *find_old(const struct reading *reading, enum minute_kind kind,
                                     const char *text)
{
    const struct minute *minutes = reading->meeting->minutes.items;

    for (size_t i = 0; i < reading->meeting->minutes.count; i++) {
        struct str flat = {0};
        bool same;

        write_line(&flat, &(struct minute){.kind = MINUTE_NOTE, .text = minutes[i].text});
        if (flat.length)
            flat.text[flat.length - 1] = '\0';
        same = minutes[i].kind == kind && !strcmp(flat.text, text);
        str_done(&flat);
        if (same)
            return &minutes[i];
    }
    return NULL;
}

static struct minute *add_minute(const struct reading *reading, enum minute_kind kind,
                                 const char *text)
{
    const struct minute *old = find_old(reading, kind, text);
    struct minute *minute = list_add(&reading->out->lines, &minute_noun, reading->arena);

    if (old)
        *minute = *old;
    minute->kind = kind;
    minute->text = old ? old->text : text;
    return minute;
}

/* "@NWP send it" → NWP, and what follows; NULL if it names nobody. */
static const char *take_name(const char **text, struct arena *arena)
{
    const char *from = *text + 1;
    bool quoted = **text == '@' && *from == '"';
    struct str name = {0};
    const char *copy;
    size_t length;

    if (**text != '@')
        return NULL;
    from += quoted;
    length = strcspn(from, quoted ? "\"" : " ");
    str_add_bytes(&name, from, length);
    copy = arena_copy(arena, name.text ? name.text : "");
    str_done(&name);
    *text = from + length + (quoted && from[length]);
    *text += strspn(*text, " :");
    return copy;
}

/* "send it by fri" → "send it", Friday. */
static const char *take_day(const char *text, struct now now, struct date *day,
                            struct arena *arena)
{
    *day = DATE_NONE;
    for (const char *at = strstr(text, " by "); at; at = strstr(at + 1, " by ")) {
        struct error unused = {0};
        char *before;

        if (!when_read_date(day, at + 4, now, &unused))
            continue;
        before = arena_copy(arena, text);
        before[at - text] = '\0';
        return before;
    }
    return text;
}

static void add_action(const struct reading *reading, const struct noun *noun, void *record)
{
    struct minutes *out = reading->out;

    out->actions = arena_grow(reading->arena, out->actions, out->action_count,
                              sizeof(*out->actions));
    out->actions[out->action_count++] =
        (struct minutes_action){out->lines.count - 1, noun, record};
}

enum { DAYS_LEFT = 7 };

static void plan_ours(const struct reading *reading, const char *text, struct date due)
{
    struct followup *followup = arena_alloc(reading->arena, sizeof(*followup));

    new_record(reading->desk, &followup_noun, followup, reading->arena);
    followup->title = text;
    followup->about = reading->meeting->record.ref;
    followup->due = date_is_set(due) ? due
                                     : (struct date){reading->desk->now.today.day + DAYS_LEFT};
    new_record_complete(reading->desk, &followup_noun, followup, reading->arena);
    add_action(reading, &followup_noun, followup);
}

static void note_theirs(const struct reading *reading, const char *code, const char *person,
                        const char *text, struct date due)
{
    struct commitment *commitment = arena_alloc(reading->arena, sizeof(*commitment));

    new_record(reading->desk, &commitment_noun, commitment, reading->arena);
    commitment->debtor.name = code;
    commitment->debtor_person.name = person;
    commitment->creditor.name = reading->desk->config->home_code;
    commitment->text = text;
    commitment->due = due;
    commitment->source = reading->meeting->record.ref;
    add_action(reading, &commitment_noun, commitment);
}

static bool is_us(const char *name)
{
    return !name || !strcmp(name, "me") || !strcmp(name, "us");
}

/* Whose it is: *code is NULL if it is ours. */
static bool find_debtor(const struct reading *reading, const char *name, const char **code,
                        const char **person, struct error *err)
{
    const struct desk *desk = reading->desk;
    const struct role_held *role;
    struct person found;
    const struct noun *noun;
    const char *key;

    *code = *person = NULL;
    if (is_us(name))
        return true;
    if (!party_named(desk, name, &noun, &key, reading->arena, err))
        return refuse(reading, err);
    if (noun == &person_noun) {
        if (!record_get_by_key(desk->store, noun, key, &found, reading->arena, err))
            return false;
        role = person_role(&found, desk->now.today);
        if (!role)
            return error_set(err, ERROR_INVALID, "line %zu: %s has no post now; name the "
                             "organization that owes it", reading->line, key);
        *person = key;
        key = role->org.name;
    }
    *code = strcmp(key, desk->config->home_code) ? key : NULL;
    return true;
}

static bool read_action(const struct reading *reading, const char *text, struct error *err)
{
    const char *name, *code, *person;
    struct date due;

    name = take_name(&text, reading->arena);
    text = take_day(text, reading->desk->now, &due, reading->arena);
    if (!*text)
        return error_set(err, ERROR_INVALID, "line %zu: an action says what is to be done",
                         reading->line);
    if (!find_debtor(reading, name, &code, &person, err))
        return false;
    (void)add_minute(reading, MINUTE_ACTION, text);
    if (code)
        note_theirs(reading, code, person, text, due);
    else
        plan_ours(reading, text, due);
    return true;
}

/* "send the feed (C-49)": it stays what it is; without its ref nobody knows which it is. */
static bool keep_action(const struct reading *reading, const char *text, struct error *err)
{
    const struct minute *minutes = reading->meeting->minutes.items;

    for (size_t i = 0; i < reading->meeting->minutes.count; i++) {
        struct str end = {0};
        bool same;

        if (!minutes[i].became || !*minutes[i].became)
            continue;
        str_add(&end, "(%s)", minutes[i].became);
        same = strstr(text, end.text) != NULL;
        str_done(&end);
        if (!same)
            continue;
        *(struct minute *)list_add(&reading->out->lines, &minute_noun, reading->arena) =
            minutes[i];
        return true;
    }
    return error_set(err, ERROR_INVALID,
                     "line %zu: no action of this meeting became that; a new one is written "
                     "\"- [ ] @name text by day\"", reading->line);
}

static bool read_line(const struct reading *reading, const char *line, struct error *err)
{
    if (!strncmp(line, "- [ ]", 5))
        return read_action(reading, line + 5 + strspn(line + 5, " "), err);
    if (!strncmp(line, "- [x]", 5) || !strncmp(line, "- [X]", 5))
        return keep_action(reading, line + 5, err);
    if (!strncmp(line, "!! ", 3))
        (void)add_minute(reading, MINUTE_OBJECTION, line + 3);
    else if (!strncmp(line, "! ", 2))
        (void)add_minute(reading, MINUTE_POSITION, line + 2);
    else if (!strncmp(line, "> ", 2))
        (void)add_minute(reading, MINUTE_DECISION, line + 2);
    else
        (void)add_minute(reading, MINUTE_NOTE, strncmp(line, "- ", 2) ? line : line + 2);
    return true;
}

/* What has become a follow-up or a commitment is not lost with its line. */
static bool keeps_all(const struct reading *reading, struct error *err)
{
    const struct minute *old = reading->meeting->minutes.items;
    const struct minute *kept = reading->out->lines.items;

    for (size_t i = 0; i < reading->meeting->minutes.count; i++) {
        bool found = !old[i].became || !*old[i].became;

        for (size_t k = 0; k < reading->out->lines.count && !found; k++)
            found = kept[k].became && !strcmp(kept[k].became, old[i].became);
        if (!found)
            return error_set(err, ERROR_INVALID,
                             "the line of %s is missing; what an action became is not taken away "
                             "with it", old[i].became);
    }
    return true;
}

bool minutes_read(const struct desk *desk, const struct meeting *meeting, const char *text,
                  struct minutes *out, struct arena *arena, struct error *err)
{
    struct reading reading = {desk, meeting, out, arena, 0};

    *out = (struct minutes){0};
    while (*text) {
        size_t length = strcspn(text, "\n");
        struct str line = {0};
        bool ok;

        reading.line++;
        str_add_bytes(&line, text, length);
        while (line.length && strchr(" \t\r", line.text[line.length - 1]))
            line.text[--line.length] = '\0';
        ok = !line.length
             || read_line(&reading, arena_copy(arena, line.text + strspn(line.text, " \t")), err);
        str_done(&line);
        if (!ok)
            return false;
        text += length + (text[length] == '\n');
    }
    return keeps_all(&reading, err);
}

/* In words */

static void add_count(struct str *out, const struct minutes *minutes, enum minute_kind kind)
{
    const struct minute *lines = minutes->lines.items;
    size_t count = 0;

    for (size_t i = 0; i < minutes->lines.count; i++)
        count += lines[i].kind == kind;
    if (count)
        str_add(out, "%s%zu %s%s", out->length ? ", " : "", count,
                choice_name(&minute_kind_choices, (int)kind), count == 1 ? "" : "s");
}

static void add_debt(struct str *out, const struct minutes_action *action)
{
    const struct commitment *commitment = action->record;
    const struct followup *followup = action->record;
    bool theirs = action->noun == &commitment_noun;
    struct date due = theirs ? commitment->due : followup->due;
    char day[WHEN_TEXT_SIZE];

    str_add(out, "; %s: %s", theirs ? commitment->debtor.name : "we",
            theirs ? commitment->text : followup->title);
    if (date_is_set(due))
        str_add(out, " by %s", date_write_long(due, day));
}

const char *minutes_describe(const struct minutes *minutes, struct arena *arena)
{
    struct str out = {0};
    const char *copy;

    for (enum minute_kind kind = MINUTE_NOTE; kind < MINUTE_KINDS; kind++)
        add_count(&out, minutes, kind);
    for (size_t i = 0; i < minutes->action_count; i++)
        add_debt(&out, &minutes->actions[i]);
    copy = arena_copy(arena, out.text ? out.text : "nothing");
    str_done(&out);
    return copy;
}

/* The command */

static bool get_text(const struct call *call, const char **text, struct error *err)
{
    const char *path = call->args[MINUTES_FILE];
    size_t size;
    char *read;

    *text = call->args[MINUTES_BODY];
    if (!path)
        return true;
    if (!file_read(&read, &size, strcmp(path, "-") ? path : "/dev/stdin", MINUTES_BYTES_MOST,
                   call->arena, err))
        return false;
    *text = read;
    return true;
}

/* Minutes that went round are frozen; those of a meeting that was held are a draft now. */
static bool begin_draft(struct movable *movable, const struct call *call, struct error *err)
{
    struct meeting *meeting = movable->record;
    struct move_effects effects = {0};
    struct move_request request;

    if (meeting->status == MEETING_MINUTES_CIRCULATED || meeting->status == MEETING_CLOSED)
        return error_set(err, ERROR_CONFLICT,
                         "the minutes of %s went round and are frozen; take them up again with: "
                         "liaise amend-minutes %s", movable->key, movable->key);
    if (meeting->status != MEETING_HELD)
        return true;
    move_request_init(&request);
    return move_apply(move_find(&meeting_noun, "draft-minutes"), meeting, &request,
                      &movable->facts, call->arena, &effects, err);
}

static bool save_actions(const struct call *call, struct minutes *minutes, struct str *said,
                         struct error *err)
{
    struct minute *lines = minutes->lines.items;

    for (size_t i = 0; i < minutes->action_count; i++) {
        const struct minutes_action *action = &minutes->actions[i];

        if (!new_record_save(call->desk, action->noun, action->record, call->arena, err))
            return error_while(err, "'%.60s'", lines[action->at].text);
        lines[action->at].became = record_key(action->noun, action->record);
        str_add(said, " Added %s.", lines[action->at].became);
    }
    return true;
}

static bool save(struct call *call, struct movable *movable, struct minutes *minutes,
                 struct error *err)
{
    struct meeting *meeting = movable->record;
    struct str said = {0};
    bool mine, ok;

    if (!call_begin(call, &mine, err, "Write minutes of %s", movable->key))
        return false;
    ok = save_actions(call, minutes, &said, err);
    meeting->minutes = minutes->lines;
    ok = ok && record_prepare(&meeting_noun, meeting, call->desk->zones, err)
         && record_save(call->desk->store, &meeting_noun, meeting, call->arena, err);
    ok = call_end(call, mine, ok, err);
    if (ok) {
        call->ref = movable->key;
        call_say(call, "Minutes of %s: %s.%s", movable->key,
                 minutes_describe(&(struct minutes){.lines = minutes->lines}, call->arena),
                 said.length ? said.text : "");
    }
    str_done(&said);
    return ok;
}

static bool run_minutes(struct call *call, struct error *err)
{
    struct minutes minutes;
    struct movable movable;
    const char *text;

    if (!movable_get(&movable, call->desk, call->args[MINUTES_MEETING], call->arena, err)
        || !get_text(call, &text, err))
        return false;
    if (movable.noun != &meeting_noun)
        return error_set(err, ERROR_INVALID, "%s is no meeting", movable.key);
    if (!text) {
        call->text = minutes_write(movable.record, call->arena);
        return true;
    }
    return begin_draft(&movable, call, err)
           && minutes_read(call->desk, movable.record, text, &minutes, call->arena, err)
           && save(call, &movable, &minutes, err);
}

const struct command minutes_command = {
    .name = "minutes",
    .keys = "m",
    .scopes = 1u << SCOPE_MEETING,
    .summary = "Write the minutes of a meeting",
    .hint = "minutes",
    .params =
        {
            {"meeting", PARAM_REF, PARAM_TARGET, NULL, NULL, "which meeting"},
            {"body", PARAM_LONG, PARAM_OPTIONAL, NULL, NULL,
             "all lines; left out, they are shown"},
            {"file", PARAM_FILE, PARAM_OPTION | PARAM_OPTIONAL, NULL, NULL,
             "where the lines are; - reads input"},
        },
    .flags = COMMAND_WRITES,
    .run = run_minutes,
    .then = THEN_RELOAD,
    .more = "A line each: \"- [ ] @NWP send the feed by fri\" is an action, which becomes a "
            "follow-up if it is ours (nobody, @me or our own people) and else a promise of "
            "theirs, in the same change; \"> \" begins a decision, \"! \" a position, \"!! \" an "
            "objection; anything else is a note. Actions that have become something stand as "
            "\"- [x] text (C-49)\" and stay.\n"
            "Minutes that went round are frozen: amend-minutes takes them up again.\n"
            "To write them in an editor: liaise minutes M-199 > m.txt; vi m.txt; "
            "liaise minutes M-199 --file m.txt",
    .example = "liaise minutes M-199",
};
