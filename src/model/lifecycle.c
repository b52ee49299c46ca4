#include <liaise/lifecycle.h>

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "model/lifecycle_private.h"

static const struct lifecycle *const lifecycles[] = {
    &issue_lifecycle,   &followup_lifecycle,  &commitment_lifecycle,
    &meeting_lifecycle, &agreement_lifecycle,
};

static const struct lifecycle *lifecycle_of(const struct noun *noun)
{
    for (size_t i = 0; i < sizeof(lifecycles) / sizeof(*lifecycles); i++) {
        if (lifecycles[i]->noun == noun)
            return lifecycles[i];
    }
    return NULL;
}

const struct move *moves_of(const struct noun *noun)
{
    const struct lifecycle *lifecycle = lifecycle_of(noun);

    return lifecycle ? lifecycle->moves : NULL;
}

const struct move *move_find(const struct noun *noun, const char *verb)
{
    const struct move *move = moves_of(noun);

    while (move && move->noun && strcmp(move->verb, verb) != 0)
        move++;
    return move && move->noun ? move : NULL;
}

bool move_is_possible(const struct move *move, int status)
{
    return (move->from & STATUS(status)) != 0;
}

size_t moves_from(const struct noun *noun, int status, const struct move *out[MOVES_MOST])
{
    size_t count = 0;

    for (const struct move *move = moves_of(noun); move && move->noun; move++) {
        if (!move_is_possible(move, status))
            continue;
        assert(count < MOVES_MOST);
        out[count++] = move;
    }
    return count;
}

int record_status(const struct noun *noun, const void *record)
{
    const struct lifecycle *lifecycle = lifecycle_of(noun);
    int status;

    assert(lifecycle);
    memcpy(&status, (const char *)record + lifecycle->status_at, sizeof(status));
    return status;
}

const char *status_name(const struct noun *noun, int status)
{
    const struct lifecycle *lifecycle = lifecycle_of(noun);

    return lifecycle ? choice_name(lifecycle->statuses, status) : NULL;
}

static bool reopens_into(int to, enum closure closure)
{
    bool was_decided = closure == CLOSURE_RESOLVED || closure == CLOSURE_REJECTED;

    return to == (was_decided ? ISSUE_DIALOGUE : ISSUE_ASSESSING);
}

bool lifecycle_allows(const struct noun *noun, int from, int to, enum closure closure)
{
    const struct lifecycle *lifecycle = lifecycle_of(noun);

    if (!lifecycle || !(lifecycle->transitions[from] & STATUS(to)))
        return false;
    if (noun != &issue_noun)
        return true;
    if (to == ISSUE_CLOSED)
        return (issue_closures_from((enum issue_status)from) & STATUS(closure)) != 0;
    return from != ISSUE_CLOSED || (closure && reopens_into(to, closure));
}

bool lifecycle_is_final(const struct noun *noun, int status)
{
    const struct lifecycle *lifecycle = lifecycle_of(noun);

    return lifecycle && !lifecycle->transitions[status];
}

const char *move_sentence(const struct move *move, const char *ref, char text[MOVE_SENTENCE_SIZE])
{
    (void)snprintf(text, MOVE_SENTENCE_SIZE, "%s %s", move->verb, ref);
    if (text[0] >= 'a' && text[0] <= 'z')
        text[0] = (char)(text[0] - 'a' + 'A');
    for (char *at = text; *at && *at != ' '; at++) {
        if (*at == '-')
            *at = ' ';
    }
    return text;
}

const char *move_argument_option(enum move_argument argument)
{
    switch (argument) {
    case MOVE_ON:
        return "--on";
    case MOVE_NOTE:
        return "--note";
    case MOVE_PARTY:
        return "--party";
    case MOVE_UNTIL:
        return "--until";
    case MOVE_CLOSURE:
        return "--closure";
    case MOVE_OVERRIDE:
        return "--override";
    case MOVE_OUTCOME:
        return "--outcome";
    case MOVE_EVIDENCE:
        return "--evidence";
    case MOVE_REPLACEMENT:
        return "--by";
    case MOVE_FINAL:
        return "--final";
    }
    return NULL;
}

void move_request_init(struct move_request *request)
{
    *request = (struct move_request){.on = DATE_NONE, .until = DATE_NONE};
}

bool move_apply(const struct move *move, void *record, const struct move_request *request,
                const struct move_facts *facts, struct arena *arena, struct move_effects *effects,
                struct error *err)
{
    const struct lifecycle *lifecycle = lifecycle_of(move->noun);
    const struct moving moving = {
        .move = move,
        .request = request,
        .facts = facts,
        .on = date_is_set(request->on) ? request->on : facts->today,
        .arena = arena,
        .effects = effects,
    };

    assert(lifecycle);
    *effects = (struct move_effects){0};
    return move_check(record, &moving, err) && lifecycle->apply(record, &moving, err);
}
