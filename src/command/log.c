/* Contacts, logged in one line. */

#include <stdlib.h>
#include <string.h>

#include <liaise/figures.h>
#include <liaise/interaction.h>
#include <liaise/lifecycle.h>
#include <liaise/org.h>
#include <liaise/person.h>

#include "command/add.h"
#include "command/answer.h"
#include "command/fields.h"
#include "command/log.h"
#include "command/move.h"
#include "command/named.h"

enum log_param {
    LOG_PARTY,
    LOG_CHANNEL,
    LOG_SUMMARY,
    LOG_MINUTES,
    LOG_SENTIMENT,
    LOG_DIRECTION,
    LOG_AT,
    LOG_PERSON,
    LOG_ABOUT,
    LOG_TLP,
    LOG_BODY,
    LOG_LANGUAGE,
    LOG_REPLIED,
    LOG_SETTLES
};

/* Everyday words for channels. */
static const char *channel_meant(const char *word)
{
    static const char *const others[][2] = {
        {"call", "phone"},        {"tel", "phone"},   {"mail", "email"},  {"visit", "in_person"},
        {"meeting", "in_person"}, {"sms", "message"}, {"chat", "message"}};

    for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++) {
        if (!strcmp(word, others[i][0]))
            return others[i][1];
    }
    return word;
}

/* With whom: an organization, or a person and the organization they speak for. */
static bool put_party(struct edit *edit, const char *party, struct error *err)
{
    const struct role_held *role;
    const struct noun *noun;
    struct person person;
    const char *key;

    if (!party_named(edit->desk, party, &noun, &key, edit->arena, err))
        return false;
    if (noun == &org_noun)
        return edit_add(edit, "parties", key, err);
    if (!record_get_by_key(edit->desk->store, noun, key, &person, edit->arena, err)
        || !edit_add(edit, "people", key, err))
        return false;
    role = person_role(&person, edit->desk->now.today);
    return !role || edit_add(edit, "parties", role->org.name, err);
}

static bool put_option(struct edit *edit, const struct call *call, enum log_param param,
                       const char *field, struct error *err)
{
    const char *text = call->args[param];

    return !text || edit_field(edit, field, text, err);
}

static bool put_about(struct edit *edit, const char *refs, struct error *err)
{
    const struct noun *noun;
    const char *key;

    for (refs = refs ? refs : ""; *refs; refs += strspn(refs, " ,")) {
        size_t length = strcspn(refs, " ,");
        struct str ref = {0};
        bool ok;

        str_add_bytes(&ref, refs, length);
        ok = record_named(edit->desk, ref.text, &noun, &key, edit->arena, err)
             && edit_add(edit, "about", key, err);
        str_done(&ref);
        if (!ok)
            return false;
        refs += length;
    }
    return true;
}

static bool fill(struct edit *edit, const struct call *call, struct error *err)
{
    struct interaction *interaction = edit->record;

    if (!put_party(edit, call->args[LOG_PARTY], err)
        || !edit_field(edit, "channel", channel_meant(call->args[LOG_CHANNEL]), err)
        || !put_option(edit, call, LOG_SUMMARY, "summary", err)
        || !put_option(edit, call, LOG_MINUTES, "minutes", err)
        || !put_option(edit, call, LOG_SENTIMENT, "sentiment", err)
        || !put_option(edit, call, LOG_DIRECTION, "direction", err)
        || !put_option(edit, call, LOG_AT, "at", err)
        || !put_option(edit, call, LOG_TLP, "tlp", err)
        || !put_option(edit, call, LOG_BODY, "body", err)
        || !put_option(edit, call, LOG_LANGUAGE, "language", err)
        || !put_about(edit, call->args[LOG_ABOUT], err))
        return false;
    if (call_flag(call, LOG_REPLIED))
        interaction->replied = FLAG_YES;
    if (interaction->at > call->desk->now.instant)
        return error_set(err, ERROR_INVALID,
                         "a contact is logged after it was; plan it with: liaise add");
    return !call->args[LOG_PERSON] || edit_add(edit, "people", call->args[LOG_PERSON], err);
}

/* "a call with NWP" */
static const char *described(const struct call *call, const struct interaction *interaction)
{
    static const char *const words[CHANNELS] = {
        [CHANNEL_IN_PERSON] = "a talk",      [CHANNEL_VIDEO] = "a video call",
        [CHANNEL_PHONE] = "a call",          [CHANNEL_RADIO] = "a radio call",
        [CHANNEL_LETTER] = "a letter",       [CHANNEL_EVENT] = "an event",
        [CHANNEL_EMAIL] = "an email",        [CHANNEL_MESSAGE] = "a message",
        [CHANNEL_BROADCAST] = "a broadcast",
    };
    const struct interaction_person *people = interaction->people.items;
    const char *with = parties_text(call, &interaction_noun, interaction);

    if (!with[0] && interaction->people.count)
        with = people[0].person.name;
    return call_format(call, "%s with %s", words[interaction->channel], with);
}

/* What it settles */

const char *log_settles(const struct call *call)
{
    return call->args[LOG_SETTLES];
}

void log_settle(const char *args[PARAMS_MOST], const char *refs)
{
    args[LOG_SETTLES] = refs;
}

static int by_due(const void *a, const void *b)
{
    const struct followup *left = a, *right = b;

    if (left->due.day != right->due.day)
        return left->due.day < right->due.day ? -1 : 1;
    return (left->record.id > right->record.id) - (left->record.id < right->record.id);
}

/* Open follow-ups that this may have settled. */
static bool fitting(const struct call *call, const struct interaction *interaction,
                    struct list *out, struct error *err)
{
    struct followup *followups;
    struct list list;
    size_t count = 0;

    if (!records_all(call->desk->store, &followup_noun, &list, call->arena, err))
        return false;
    followups = list.items;
    for (size_t i = 0; i < list.count; i++) {
        if (followup_fits_contact(&followups[i], interaction))
            followups[count++] = followups[i];
    }
    if (count)
        qsort(followups, count, sizeof(*followups), by_due);
    *out = (struct list){followups, count};
    return true;
}

bool log_fitting(struct call *call, struct list *out, struct error *err)
{
    struct interaction interaction;
    struct edit edit = {call->desk, &interaction_noun, &interaction, true, call->arena};

    call->command = &log_command;
    new_record(call->desk, &interaction_noun, &interaction, call->arena);
    return fill(&edit, call, err) && fitting(call, &interaction, out, err);
}

/* The ref as the store spells it; what nobody knows stays for the complaint. */
static const char *known(const struct call *call, const char *word)
{
    struct error unused = {0};
    const struct noun *noun;
    const char *key;

    return record_named(call->desk, word, &noun, &key, call->arena, &unused) ? key : word;
}

/* The refs that were said, or of all that fit. */
static struct tags settled(const struct call *call, const struct list *fits)
{
    const char *said = call->args[LOG_SETTLES] ? call->args[LOG_SETTLES] : "";
    const struct followup *followups = fits->items;
    struct tags refs = {0};

    if (!strcmp(said, "none"))
        return refs;
    for (size_t i = 0; !strcmp(said, "all") && i < fits->count; i++)
        tags_add(&refs, followups[i].record.ref, call->arena);
    for (said = strcmp(said, "all") ? said : ""; *said; said += strspn(said, " ,")) {
        size_t length = strcspn(said, " ,");
        struct str word = {0};

        str_add_bytes(&word, said, length);
        tags_add(&refs, known(call, word.text), call->arena);
        str_done(&word);
        said += length;
    }
    return refs;
}

/* Inside the change: done with it on the day of the contact. */
static bool settle(const struct call *call, const char *ref, const struct interaction *interaction,
                   struct str *said, struct error *err)
{
    struct move_effects effects = {0};
    struct move_request request;
    struct movable movable;

    if (!movable_get(&movable, call->desk, ref, call->arena, err))
        return error_while(err, "--settles");
    if (movable.noun != &followup_noun)
        return error_set(err, ERROR_INVALID, "--settles: %s is no follow-up", movable.key);
    move_request_init(&request);
    request.outcome = OUTCOME_REACHED;
    request.on = interaction->day;
    request.note = call_format(call, "Settled by %s.", interaction->record.ref);
    if (!move_apply(move_find(&followup_noun, "done"), movable.record, &request, &movable.facts,
                    call->arena, &effects, err)
        || !movable_save(&movable, &effects, call->desk, call->arena, err))
        return false;
    str_add(said, " %s is done.%s%s", movable.key, effects.said ? " " : "",
            effects.said ? effects.said : "");
    return true;
}

static bool settle_all(const struct call *call, const struct tags *refs,
                       const struct interaction *interaction, struct str *said, struct error *err)
{
    for (size_t i = 0; i < refs->count; i++) {
        if (!settle(call, refs->items[i], interaction, said, err))
            return false;
    }
    return true;
}

/* " Done with it? F-31, F-40 (…)" */
static void offer(const struct call *call, const struct list *fits, struct str *said)
{
    const struct followup *followups = fits->items;

    for (size_t i = 0; !call->args[LOG_SETTLES] && i < fits->count; i++)
        str_add(said, "%s%s", i ? ", " : " Done with it? ", followups[i].record.ref);
    if (!call->args[LOG_SETTLES] && fits->count)
        str_add(said, " (liaise done %s --outcome reached; the next time: --settles %s, or all)",
                followups[0].record.ref, followups[0].record.ref);
}

static const char *joined(const struct call *call, const struct tags *refs)
{
    struct str text = {0};

    for (size_t i = 0; i < refs->count; i++)
        str_add(&text, "%s%s", i ? ", " : ", done: ", refs->items[i]);
    return call_keep(call, &text);
}

static bool run_log(struct call *call, struct error *err)
{
    struct interaction interaction;
    struct edit edit = {call->desk, &interaction_noun, &interaction, true, call->arena};
    struct str said = {0};
    struct list fits;
    struct tags refs;
    const char *what;
    bool mine, ok;

    new_record(call->desk, &interaction_noun, &interaction, call->arena);
    if (!fill(&edit, call, err) || !fitting(call, &interaction, &fits, err))
        return false;
    what = described(call, &interaction);
    refs = settled(call, &fits);
    if (!call_begin(call, &mine, err, "Log %s%s", what, joined(call, &refs)))
        return false;
    ok = new_record_save(call->desk, &interaction_noun, &interaction, call->arena, err)
         && settle_all(call, &refs, &interaction, &said, err);
    ok = call_end(call, mine, ok, err);
    if (ok) {
        offer(call, &fits, &said);
        call->ref = interaction.record.ref;
        call_say(call, "Logged %s as %s.%s", what, call->ref, said.length ? said.text : "");
    }
    str_done(&said);
    return ok;
}

const struct command log_command = {
    .name = "log",
    .keys = "L",
    .scopes = 1u << SCOPE_GLOBAL,
    .summary = "Log a contact",
    .hint = "log",
    .params =
        {
            {"party", PARAM_PARTY, PARAM_TARGET, NULL, NULL,
             "with whom: an organization or a person"},
            {"channel", PARAM_CHOICE, 0, NULL, &channel_choices, "how"},
            {"summary", PARAM_TEXT, 0, NULL, NULL, "what was said, in one line"},
            {"minutes", PARAM_NUMBER, PARAM_OPTION | PARAM_OPTIONAL, NULL, NULL,
             "how long it took"},
            {"sentiment", PARAM_NUMBER, PARAM_OPTION | PARAM_OPTIONAL, NULL, NULL,
             "-2 hostile, -1 negative, 0 neutral, 1 positive, 2 warm"},
            {"direction", PARAM_CHOICE, PARAM_OPTION | PARAM_OPTIONAL, "mutual", &direction_choices,
             "who turned to whom"},
            {"at", PARAM_TEXT, PARAM_OPTION | PARAM_OPTIONAL, NULL, NULL,
             "when it was, if not now: \"yesterday 14:00\""},
            {"person", PARAM_PERSON, PARAM_OPTION | PARAM_OPTIONAL, NULL, NULL, "who it was"},
            {"about", PARAM_REF, PARAM_OPTION | PARAM_OPTIONAL, NULL, NULL,
             "the records it was about: I-12,C-26"},
            {"tlp", PARAM_CHOICE, PARAM_OPTION | PARAM_OPTIONAL, NULL, &tlp_choices,
             "who may be told"},
            {"body", PARAM_LONG, PARAM_OPTION | PARAM_OPTIONAL, NULL, NULL,
             "what was said, in full"},
            {"language", PARAM_TEXT, PARAM_OPTION | PARAM_OPTIONAL, NULL, NULL,
             "the language it was in, when not the usual one"},
            {"replied", PARAM_FLAG, PARAM_OPTION | PARAM_OPTIONAL, NULL, NULL,
             "what we sent was answered"},
            {"settles", PARAM_TEXT, PARAM_OPTION | PARAM_OPTIONAL, NULL, NULL,
             "the follow-ups it settles: F-31,F-40, or all"},
        },
    .flags = COMMAND_WRITES,
    .run = run_log,
    .then = THEN_RELOAD,
    .more = "A contact in both directions settles open follow-ups of kind call, write and meet "
            "with the same person or organization: it says which, and --settles notes them as "
            "done in the same change.",
    .example = "liaise log NWP phone \"Called Tove about the ETA feed\" --minutes 10",
};
