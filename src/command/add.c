#include "command/add.h"

#include <string.h>

#include <liaise/commitment.h>
#include <liaise/followup.h>
#include <liaise/interaction.h>
#include <liaise/issue.h>
#include <liaise/org.h>

#include "command/fields.h"

/* "follow-up", "contact" and "promise" are words for it too. */
static const struct noun *noun_meant(const char *word)
{
    static const struct {
        const char *word;
        const struct noun *noun;
    } others[] = {{"follow-up", &followup_noun},  {"follow-ups", &followup_noun},
                  {"contact", &interaction_noun}, {"promise", &commitment_noun},
                  {"conflict", &issue_noun},      {"organization", &org_noun}};
    const struct noun *noun = noun_named(word);

    for (size_t i = 0; !noun && i < sizeof(others) / sizeof(*others); i++) {
        if (!strcmp(others[i].word, word))
            noun = others[i].noun;
    }
    return noun;
}

static bool put_title(struct edit *edit, const char *title, struct error *err)
{
    if (!title[0])
        return error_set(err, ERROR_INVALID, "say what it is, in a few words");
    return edit_field(edit, edit->noun->said, title, err);
}

static bool is_field(const char *word)
{
    size_t length = strspn(word, "abcdefghijklmnopqrstuvwxyz_");

    return length > 0 && (word[length] == '=' || (word[length] == '+' && word[length + 1] == '='));
}

/* The words of the call, sorted: the kind may be left out, and so may a title that is a field. */
struct wish {
    const struct noun *noun;
    const char *title; /* NULL if none stands by itself */
    const char *field; /* a field that stood where the title is expected */
    bool is_conflict;
};

static bool read_wish(struct wish *out, const struct call *call, struct error *err)
{
    const char *first = call->args[0], *second = call->args[1];

    *out = (struct wish){.noun = noun_meant(first), .title = second};
    out->is_conflict = !strcmp(first, "conflict");
    if (second && is_field(second))
        *out = (struct wish){out->noun, NULL, second, out->is_conflict};
    if (!out->noun && out->title)
        return error_set(err, ERROR_INVALID,
                         "'%.40s' is not a kind of record; there are followup, issue, commitment, "
                         "meeting, agreement, person and interaction",
                         first);
    if (!out->noun) {
        out->noun = &followup_noun;
        out->title = first;
    }
    if (out->noun == &org_noun || out->noun == &bridge_noun)
        return error_set(err, ERROR_INVALID,
                         "organizations and bridges are said in liaise.yaml; add them there");
    return true;
}

static bool fill_record(struct edit *edit, const struct wish *wish, const struct call *call,
                        struct error *err)
{
    struct quick quick = {.minutes = NUMBER_NONE};

    new_record(call->desk, edit->noun, edit->record, call->arena);
    if (wish->is_conflict)
        ((struct issue *)edit->record)->kind = ISSUE_CONFLICT;
    if (wish->title) {
        quick_read(&quick, wish->title, call->desk->now, call->arena);
        if (!put_title(edit, quick.title, err))
            return false;
    }
    if (wish->field && !edit_word(edit, wish->field, err))
        return false;
    for (size_t i = 0; call->rest[i]; i++) {
        if (!edit_word(edit, call->rest[i], err))
            return false;
    }
    if (!new_record_tokens(call->desk, edit->noun, edit->record, &quick, call->arena, err))
        return false;
    new_record_complete(call->desk, edit->noun, edit->record, call->arena);
    return true;
}

static bool run_add(struct call *call, struct error *err)
{
    struct wish wish;
    struct edit edit;
    bool mine, ok;

    if (!read_wish(&wish, call, err))
        return false;
    edit = (struct edit){call->desk, wish.noun, arena_alloc(call->arena, wish.noun->size), true,
                         call->arena};
    if (!fill_record(&edit, &wish, call, err)
        || !record_prepare(edit.noun, edit.record, call->desk->zones, err)
        || !call_begin(call, &mine, err, "Add %s \"%.60s\"", edit.noun->name,
                       record_said(edit.noun, edit.record)))
        return false;
    ok = new_record_save(call->desk, edit.noun, edit.record, call->arena, err);
    if (!call_end(call, mine, ok, err))
        return false;
    call->ref = record_key(edit.noun, edit.record);
    call_say(call, "Added %s.", call->ref);
    return true;
}

const struct command add_command = {
    .name = "add",
    .keys = "a",
    .scopes = 1u << SCOPE_GLOBAL,
    .summary = "Add a record",
    .hint = "add",
    .params =
        {
            {"kind", PARAM_NOUN, 0, NULL, NULL, "what it is; left out, a follow-up"},
            {"title", PARAM_TEXT, PARAM_OPTIONAL, NULL, NULL,
             "what it is about, perhaps with tokens such as @NWP"},
            {"fields", PARAM_FIELDS, PARAM_OPTIONAL, NULL, NULL,
             "its other fields, as field=value"},
        },
    .flags = COMMAND_WRITES,
    .run = run_add,
    .then = THEN_RELOAD,
    .more = "Kinds are followup, issue, commitment, meeting, agreement, person and interaction.\n"
            "Tokens in the title: @NWP or @\"Tove Halvorsen\" a party, ! !! !!! how bad, #I-41 "
            "another record, due fri, every mon, ~30m how long. A backslash keeps one as text.",
    .example = "liaise add issue \"Berth fees @NWP !!\" target=fri",
};
