/* Contacts, logged in one line. */

#include <stdio.h>
#include <string.h>

#include <liaise/figures.h>
#include <liaise/interaction.h>
#include <liaise/lifecycle.h>
#include <liaise/org.h>
#include <liaise/person.h>

#include "command/add.h"
#include "command/answer.h"
#include "command/fields.h"
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
    LOG_REPLIED
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

/* Open follow-ups that this may have settled. */
static bool fitting(const struct call *call, const struct interaction *interaction,
                    const char **out, struct error *err)
{
    const struct followup *followups;
    struct str text = {0};
    struct list list;

    if (!records_all(call->desk->store, &followup_noun, &list, call->arena, err))
        return false;
    followups = list.items;
    for (size_t i = 0; i < list.count; i++) {
        if (followup_fits_contact(&followups[i], interaction))
            str_add(&text, "%s%s", text.length ? ", " : " Done with it? ", followups[i].record.ref);
    }
    *out = call_keep(call, &text);
    return true;
}

static bool run_log(struct call *call, struct error *err)
{
    struct interaction interaction;
    struct edit edit = {call->desk, &interaction_noun, &interaction, true, call->arena};
    const char *fits, *what;
    bool mine, ok;

    new_record(call->desk, &interaction_noun, &interaction, call->arena);
    if (!fill(&edit, call, err))
        return false;
    what = described(call, &interaction);
    if (!fitting(call, &interaction, &fits, err) || !call_begin(call, &mine, err, "Log %s", what))
        return false;
    ok = new_record_save(call->desk, &interaction_noun, &interaction, call->arena, err);
    if (!call_end(call, mine, ok, err))
        return false;
    call->ref = interaction.record.ref;
    call_say(call, "Logged %s as %s.%s", what, call->ref, fits);
    return true;
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
        },
    .flags = COMMAND_WRITES,
    .run = run_log,
    .then = THEN_RELOAD,
    .example = "liaise log NWP phone \"Called Tove about the ETA feed\" --minutes 10",
};
