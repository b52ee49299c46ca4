/* The conflict sheet, side by side. */

#include "command/side.h"

#include <string.h>

#include "command/answer.h"
#include "command/named.h"

static const struct issue_party *party_of(const struct issue *issue, const char *org)
{
    for (size_t i = 0; org && i < issue->parties.count; i++) {
        const struct issue_party *party = list_at(&issue->parties, sizeof(*party), i);

        if (party->org.name && !strcmp(party->org.name, org))
            return party;
    }
    return NULL;
}

const char *side_meant(const struct issue *issue, const char *org, const char *home)
{
    if (party_of(issue, org))
        return org;
    for (size_t i = 0; i < issue->parties.count; i++) {
        const struct issue_party *party = list_at(&issue->parties, sizeof(*party), i);

        if (party->org.name && strcmp(party->org.name, home) != 0)
            return party->org.name;
    }
    return NULL;
}

/* "heard-on" is the field heard_on. */
static const struct field *field_of(const char *param, struct arena *arena)
{
    char *name = arena_copy(arena, param);

    for (char *at = name; *at; at++)
        *at = *at == '-' ? '_' : *at;
    return noun_field(&issue_party_noun, name);
}

const char *side_says(const struct issue *issue, const char *org, const char *param,
                      struct arena *arena)
{
    const struct issue_party *party = party_of(issue, org);
    const struct field *field = field_of(param, arena);
    struct str text = {0};
    const char *copy;

    if (!party || !field || !field_is_set(field, party))
        return "";
    field_write(field, party, &text);
    copy = arena_copy(arena, text.text ? text.text : "");
    str_done(&text);
    return copy;
}

/* Through `edit`, which knows how each value is read and says what was changed. */
static bool run_side(struct call *call, struct error *err)
{
    const struct param *params = call->command->params;
    const char *words[PARAMS_MOST + 1] = {NULL}, *key;
    struct call inner = *call;
    const struct noun *noun;
    size_t count = 0;
    const char *org;

    if (!call_record(call, 0, &noun, &key, err)
        || !org_named(call->desk, call->args[1], &org, call->arena, err))
        return false;
    if (noun != &issue_noun)
        return error_set(err, ERROR_INVALID, "%s is no issue; only issues have sides", key);
    for (int i = 2; params[i].name; i++) {
        if (call->args[i])
            words[count++] = call_format(call, "%s.%s=%s", org,
                                         field_of(params[i].name, call->arena)->name,
                                         call->args[i]);
    }
    if (!count)
        return error_set(err, ERROR_INVALID, "say what changes: liaise side %s %s --position …",
                         key, org);
    inner.args[0] = key;
    inner.rest = words;
    if (!edit_command.run(&inner, err))
        return false;
    call->ref = key;
    call->said = inner.said;
    return true;
}

#define SAID(what, kind, help) {what, kind, PARAM_OPTION | PARAM_OPTIONAL, NULL, NULL, help}

const struct command side_command = {
    .name = "side",
    .keys = "=",
    .scopes = 1u << SCOPE_ISSUE,
    .summary = "Change what a side of a conflict says",
    .params =
        {
            {"issue", PARAM_REF, PARAM_TARGET, NULL, NULL, "which issue"},
            {"org", PARAM_ORG, 0, NULL, NULL, "which side: the one at the cursor"},
            SAID("position", PARAM_TEXT, "what they say they want; the one before is kept"),
            SAID("interests", PARAM_TEXT, "what they need, with commas between"),
            SAID("fears", PARAM_TEXT, "what they are afraid of"),
            SAID("options", PARAM_TEXT, "what they would give, with commas between"),
            SAID("batna", PARAM_TEXT, "what they do if there is no agreement"),
            {"mode", PARAM_CHOICE, PARAM_OPTION | PARAM_OPTIONAL, NULL, &conflict_mode_choices,
             "how they meet the conflict"},
            SAID("satisfaction", PARAM_NUMBER, "how content they are, 1 to 5"),
            SAID("heard-on", PARAM_DATE, "the day they were last heard on it"),
            SAID("agreed-on", PARAM_DATE, "the day they agreed to the proposal"),
            {"stance", PARAM_CHOICE, PARAM_OPTION | PARAM_OPTIONAL, NULL, &stance_choices,
             "where they stand on what is proposed"},
        },
    .flags = COMMAND_WRITES,
    .run = run_side,
    .then = THEN_RELOAD,
    .more = "On the page of a conflict Tab goes from side to side, and this changes the one in "
            "front. A position that changes stays on the sheet with the day it was given up. An "
            "empty value takes away what was said.",
    .example = "liaise side I-8 TEY --position \"The signs stand, or we leave\"",
};
