/* Follow-ups in one line. */

#include "command/follow.h"

#include <stdio.h>
#include <string.h>

#include <liaise/org.h>
#include <liaise/person.h>

#include "base/text.h"
#include "command/add.h"
#include "command/fields.h"
#include "command/named.h"
#include "command/quick.h"

enum follow_param { FOLLOW_WHAT, FOLLOW_ABOUT };
enum { NAME_WORDS = 4 };

/* Who is meant by words of the title */

/* One word after the other, each a piece of the folded text; ends with NULL. */
static const char *const *split(const char *text, struct arena *arena)
{
    const char **words = NULL;
    size_t count = 0;

    for (text += strspn(text, " "); *text; text += strspn(text, " ")) {
        size_t length = strcspn(text, " ");
        struct str word = {0};

        str_add_bytes(&word, text, length);
        words = arena_grow(arena, words, count, sizeof(*words));
        words[count++] = text_fold(word.text, arena);
        str_done(&word);
        text += length;
    }
    words = arena_grow(arena, words, count, sizeof(*words));
    words[count] = NULL;
    return words;
}

/* The words `from` to `from + count` of the line stand in the name, in that order. */
static bool name_has(const char *const *name, const char *const *line, size_t from, size_t count)
{
    for (size_t i = 0; name[i]; i++) {
        size_t same = 0;

        while (same < count && name[i + same] && !strcmp(name[i + same], line[from + same]))
            same++;
        if (same == count)
            return true;
    }
    return false;
}

struct people {
    const char **names;
    const char *const **words;          /* of each name, folded */
    size_t count;
};

static bool read_people(const struct desk *desk, struct people *out, struct arena *arena,
                        struct error *err)
{
    const struct person *persons;
    struct list all;

    if (!records_all(desk->store, &person_noun, &all, arena, err))
        return false;
    persons = all.items;
    out->count = all.count;
    out->names = arena_alloc(arena, (all.count + 1) * sizeof(*out->names));
    out->words = arena_alloc(arena, (all.count + 1) * sizeof(*out->words));
    for (size_t i = 0; i < all.count; i++) {
        out->names[i] = persons[i].name;
        out->words[i] = split(persons[i].name, arena);
    }
    return true;
}

/* How many people have these words in their name, and the last of them. */
static size_t count_named(const struct people *people, const char *const *line, size_t from,
                          size_t count, const char **name)
{
    size_t found = 0;

    for (size_t i = 0; i < people->count; i++) {
        if (!name_has(people->words[i], line, from, count))
            continue;
        *name = people->names[i];
        found++;
    }
    return found;
}

static bool is_small_word(const char *word)
{
    static const char *const small[] = {"back", "to", "with", "the", "a", "an"};

    for (size_t i = 0; i < sizeof(small) / sizeof(*small); i++) {
        if (!strcmp(word, small[i]))
            return true;
    }
    return false;
}

/*
 * A person whose name stands right behind the kind: "call back Tove". Sets *name to NULL if there
 * is none; refuses a name that several have.
 */
static bool find_person(const struct desk *desk, const char *title, const char **name,
                        struct arena *arena, struct error *err)
{
    const char *const *line = split(title, arena);
    size_t from = line[0] ? 1 : 0, most = 0;
    struct people people;

    *name = NULL;
    while (line[from] && is_small_word(line[from]))
        from++;
    while (most < NAME_WORDS && line[from + most])
        most++;
    if (!most || !read_people(desk, &people, arena, err))
        return !most;
    for (size_t count = most; count > 0; count--) {
        const char *found = NULL;
        size_t times = count_named(&people, line, from, count, &found);

        if (times == 1)
            *name = found;
        if (times > 1)
            return error_set(err, ERROR_INVALID,
                             "%zu people are called %s; say more of the name, or @\"…\"", times,
                             line[from]);
        if (times)
            return true;
    }
    return true;
}

/* A code that stands in the title by itself: "call NWP"; NULL if there is none. */
static const char *find_org(const struct desk *desk, const char *title)
{
    for (size_t i = 0; i < desk->config->org_count; i++) {
        const char *code = desk->config->orgs[i].code;
        size_t length = strlen(code);

        for (const char *at = strstr(title, code); at; at = strstr(at + 1, code)) {
            if ((at == title || at[-1] == ' ') && (!at[length] || at[length] == ' '))
                return code;
        }
    }
    return NULL;
}

/* Whom they speak for today. */
static bool put_person(struct edit *edit, const char *name, struct error *err)
{
    struct followup *followup = edit->record;
    const struct role_held *role;
    struct person person;

    if (!record_get_by_key(edit->desk->store, &person_noun, name, &person, edit->arena, err)
        || !edit_field(edit, "person", name, err))
        return false;
    role = person_role(&person, edit->desk->now.today);
    return !role || followup->org.name || edit_field(edit, "org", role->org.name, err);
}

static bool put_who(struct edit *edit, const struct quick *quick, struct error *err)
{
    struct followup *followup = edit->record;
    const char *name = NULL, *code;

    if (followup->person.name)
        return put_person(edit, followup->person.name, err);
    if (!quick->parties.count && !find_person(edit->desk, quick->title, &name, edit->arena, err))
        return false;
    if (name)
        return put_person(edit, name, err);
    code = followup->org.name ? NULL : find_org(edit->desk, quick->title);
    return !code || edit_field(edit, "org", code, err);
}

/* What it hangs on: a party is whom it is with; of another follow-up, what that is about. */
static bool put_about(struct edit *edit, const char *about, struct error *err)
{
    struct followup *followup = edit->record, other;
    const struct noun *noun;
    const char *key;

    if (!about)
        return true;
    if (!record_named(edit->desk, about, &noun, &key, edit->arena, err))
        return error_while(err, "--about");
    if (noun == &org_noun)
        return followup->org.name || followup->person.name || edit_field(edit, "org", key, err);
    if (noun == &person_noun)
        return followup->org.name || followup->person.name || put_person(edit, key, err);
    if (noun != &followup_noun)
        return followup->about || edit_field(edit, "about", key, err);
    if (!record_get_by_key(edit->desk->store, noun, key, &other, edit->arena, err))
        return false;
    return !other.about || followup->about || edit_field(edit, "about", other.about, err);
}

/* "fri 9:00": the day is when it is due; the hour goes behind the title. */
static bool take_hour(struct edit *edit, struct quick *quick, const char **title_out,
                      struct error *err)
{
    const struct when_options options = {.now = edit->desk->now, .zones = edit->desk->zones};
    char day[DATE_TEXT_SIZE];
    struct str title = {0};
    struct when when;

    *title_out = quick->title;
    if (!quick->due)
        return true;
    if (!when_read(&when, quick->due, &options, err))
        return false;
    if (when.has_time) {
        str_add(&title, "%s, %02d:%02d", quick->title, wall_minute(when.wall) / 60,
                wall_minute(when.wall) % 60);
        *title_out = arena_copy(edit->arena, title.text);
        str_done(&title);
    }
    quick->due = arena_copy(edit->arena, date_write(when.date, day));
    return true;
}

static bool is_enough(const struct quick *quick, struct error *err)
{
    if (quick->title[0])
        return true;
    return error_set(err, ERROR_INVALID,
                     "say what to do, with whom and when: \"call Tove fri 9\"");
}

bool follow_read(const struct desk *desk, const char *text, const char *about,
                 struct followup *out, struct arena *arena, struct error *err)
{
    struct edit edit = {desk, &followup_noun, out, true, arena};
    struct quick quick;
    const char *title;

    quick_read_line(&quick, text, desk->now, arena);
    new_record(desk, &followup_noun, out, arena);
    if (!is_enough(&quick, err) || !take_hour(&edit, &quick, &title, err)
        || !new_record_tokens(desk, &followup_noun, out, &quick, arena, err)
        || !put_who(&edit, &quick, err) || !put_about(&edit, about, err)
        || !edit_field(&edit, "title", title, err))
        return false;
    new_record_complete(desk, &followup_noun, out, arena);
    return true;
}

static void add_part(struct str *out, const char *text)
{
    if (text && *text)
        str_add(out, "%s%s", out->length ? " · " : "", text);
}

const char *follow_write(const struct desk *desk, const struct followup *followup,
                         struct arena *arena)
{
    struct str out = {0}, with = {0};
    char day[WHEN_TEXT_SIZE];
    const char *copy;

    (void)desk;
    str_add(&with, "%s%s%s", followup->org.name ? followup->org.name : "",
            followup->org.name && followup->person.name ? ", " : "",
            followup->person.name ? followup->person.name : "");
    add_part(&out, choice_name(&followup_kind_choices, (int)followup->kind));
    add_part(&out, with.text);
    add_part(&out, date_write_long(followup->due, day));
    add_part(&out, followup->repeat ? "again and again" : NULL);
    add_part(&out, followup->about);
    copy = arena_copy(arena, out.text ? out.text : "");
    str_done(&out);
    str_done(&with);
    return copy;
}

static bool run_follow(struct call *call, struct error *err)
{
    struct followup followup;
    bool mine, ok;

    if (!follow_read(call->desk, call->args[FOLLOW_WHAT], call->args[FOLLOW_ABOUT], &followup,
                     call->arena, err)
        || !record_prepare(&followup_noun, &followup, call->desk->zones, err)
        || !call_begin(call, &mine, err, "Add followup \"%.60s\"", followup.title))
        return false;
    ok = new_record_save(call->desk, &followup_noun, &followup, call->arena, err);
    if (!call_end(call, mine, ok, err))
        return false;
    call->ref = followup.record.ref;
    call_say(call, "Added %s: %s.", call->ref, follow_write(call->desk, &followup, call->arena));
    return true;
}

const struct command follow_command = {
    .name = "follow",
    .keys = "f",
    .scopes = 1u << SCOPE_GLOBAL,
    .summary = "Schedule a follow-up in one line",
    .hint = "follow up",
    .params =
        {
            {"what", PARAM_TEXT, 0, NULL, NULL,
             "what to do, with whom and when: call Tove fri 9"},
            {"about", PARAM_REF, PARAM_OPTION | PARAM_OPTIONAL | PARAM_TARGET, NULL, NULL,
             "the record it hangs on"},
        },
    .flags = COMMAND_WRITES,
    .run = run_follow,
    .then = THEN_RELOAD,
    .more = "The first word says the kind: call, write, meet, find, brief, decide, thank, renew; "
            "anything else is work of our own. Then whom: a name as far as only one person has "
            "it, a code, or @NWP and @\"Tove Halvorsen\" anywhere. The day stands at the end, or "
            "before \"about\": fri, tue 14:00, +3d, eom; without one it is today. !, !!, #I-12 "
            "and every mon are as in: liaise help add.",
    .example = "liaise follow \"meet @NWP tue 14:00 about the feed\" --about I-12",
};
