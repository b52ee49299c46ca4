/* What an issue's history says about it. */

#include <liaise/issue.h>

#include <assert.h>

#include <liaise/lifecycle.h>

static bool move_is_before(struct date on, struct date day)
{
    return date_is_set(on) && on.day <= day.day;
}

/* The stage of a conflict is cleared on the day that the parties accept, until it is set again. */
static struct date last_accepted(const struct issue *issue, struct date day)
{
    const struct issue_move *moves = issue->history.items;
    struct date accepted = DATE_NONE;

    for (size_t i = 0; i < issue->history.count; i++) {
        if (moves[i].status == ISSUE_ACCEPTED && move_is_before(moves[i].on, day))
            accepted = moves[i].on;
    }
    return accepted;
}

static void set_stage(struct issue_state *state, const struct issue *issue, struct date day)
{
    const struct stage_change *changes = issue->stages.items;
    const struct date accepted = last_accepted(issue, day);

    for (size_t i = 0; i < issue->stages.count && move_is_before(changes[i].on, day); i++) {
        bool cleared =
            changes[i].stage == 0 || (date_is_set(accepted) && changes[i].on.day <= accepted.day);

        state->stage = cleared ? NUMBER_NONE : changes[i].stage;
        if (changes[i].stage > 0 && changes[i].stage > state->peak)
            state->peak = changes[i].stage;
    }
}

struct issue_state issue_state_on(const struct issue *issue, struct date day)
{
    const struct issue_move *moves = issue->history.items;
    struct issue_state state = {.since = DATE_NONE, .stage = NUMBER_NONE, .peak = NUMBER_NONE};

    for (size_t i = 0; i < issue->history.count && move_is_before(moves[i].on, day); i++) {
        state.status = moves[i].status;
        state.closure = moves[i].closure;
        state.since = moves[i].on;
    }
    if (state.status != ISSUE_STATUS_NONE)
        set_stage(&state, issue, day);
    return state;
}

static const char *status_word(enum issue_status status)
{
    const char *word = choice_name(&issue_status_choices, (int)status);

    return word ? word : "nothing";
}

/* One move of the history, and the one before it. */
static bool check_move(const struct issue_move *move, const struct issue_move *before,
                       struct error *err)
{
    char day[DATE_TEXT_SIZE];

    if (!date_is_set(move->on))
        return error_set(err, ERROR_INVALID, "the move to %s has no day",
                         status_word(move->status));
    if (move->on.day < before->on.day)
        return error_set(err, ERROR_INVALID,
                         "the history is out of order: %s on %s is before the move above it",
                         status_word(move->status), date_write(move->on, day));
    if (move->closure && move->status != ISSUE_CLOSED)
        return error_set(err, ERROR_INVALID, "only what is closed has a closure, not what is %s",
                         status_word(move->status));
    if (!move->closure && move->status == ISSUE_CLOSED)
        return error_set(err, ERROR_INVALID,
                         "a closed issue needs to say how: resolved, rejected, no_basis, "
                         "duplicate or withdrawn");
    return true;
}

/* Is there such a move at all? Its guards were asked when it was made. */
static bool check_step(const struct issue_move *before, const struct issue_move *move,
                       struct error *err)
{
    const enum closure closure = before->status == ISSUE_CLOSED ? before->closure : move->closure;
    char day[DATE_TEXT_SIZE];

    if (lifecycle_allows(&issue_noun, (int)before->status, (int)move->status, closure))
        return true;
    return error_set(err, ERROR_INVALID, "the history goes from %s to %s on %s, which cannot be",
                     status_word(before->status), status_word(move->status),
                     date_write(move->on, day));
}

static bool check_history(const struct issue *issue, struct error *err)
{
    const struct issue_move *moves = issue->history.items;

    if (!issue->history.count || moves[0].status != ISSUE_NEW)
        return error_set(err, ERROR_INVALID, "the history of an issue begins with new");
    if (moves[0].on.day != issue->opened.day)
        return error_set(err, ERROR_INVALID, "an issue is new on the day it was opened");
    for (size_t i = 0; i < issue->history.count; i++) {
        if (!check_move(&moves[i], &moves[i ? i - 1 : 0], err)
            || (i && !check_step(&moves[i - 1], &moves[i], err)))
            return false;
    }
    return true;
}

static bool check_stages(const struct issue *issue, struct error *err)
{
    const struct stage_change *changes = issue->stages.items;

    if (issue->stages.count && !issue_kind_escalates(issue->kind))
        return error_set(err, ERROR_INVALID,
                         "only a conflict, a claim or a commitment_breach has stages");
    for (size_t i = 0; i < issue->stages.count; i++) {
        if (!date_is_set(changes[i].on) || changes[i].stage < 0 || changes[i].stage > 9)
            return error_set(err, ERROR_INVALID, "a stage is 0 to 9 and has a day");
        if (i && changes[i].on.day < changes[i - 1].on.day)
            return error_set(err, ERROR_INVALID, "the stages are out of order");
    }
    return true;
}

bool issue_prepare(struct issue *issue, struct error *err)
{
    const struct date end = {INT32_MAX};
    struct issue_state state;

    if (!check_history(issue, err) || !check_stages(issue, err))
        return false;
    state = issue_state_on(issue, end);
    issue->status = state.status;
    issue->closure = state.closure;
    issue->status_on = state.since;
    issue->stage = state.stage;
    return true;
}

bool issue_is_open(const struct issue *issue)
{
    return issue->status != ISSUE_CLOSED;
}

bool issue_needs_us(const struct issue *issue)
{
    return issue_is_open(issue) && issue->status != ISSUE_ACCEPTED
           && issue->status != ISSUE_MONITORING;
}

bool issue_is_overdue(const struct issue *issue, struct date today)
{
    return issue_needs_us(issue) && date_is_set(issue->target) && issue->target.day < today.day;
}

bool issue_kind_escalates(enum issue_kind kind)
{
    return kind == ISSUE_CONFLICT || kind == ISSUE_CLAIM || kind == ISSUE_COMMITMENT_BREACH;
}

const char *severity_glyph(enum severity severity)
{
    static const char *const glyphs[SEVERITIES] = {
        [SEVERITY_NONE] = "   ", [SEVERITY_LOW] = ".  ",      [SEVERITY_MEDIUM] = "!  ",
        [SEVERITY_HIGH] = "!! ", [SEVERITY_CRITICAL] = "!!!",
    };

    assert(severity < SEVERITIES);
    return glyphs[severity];
}

/* Glasl's stages of escalation */

enum { GLASL_LAST = 9, GLASL_PHASE = 3 };

const char *glasl_name(int64_t stage)
{
    static const char *const names[GLASL_LAST] = {
        "hardening",
        "debate_polemics",
        "actions_not_words",
        "images_coalitions",
        "loss_of_face",
        "strategies_of_threats",
        "limited_destructive_blows",
        "fragmentation",
        "together_into_abyss",
    };

    assert(stage >= 1 && stage <= GLASL_LAST);
    return names[stage - 1];
}

const char *glasl_phase(int64_t stage)
{
    static const char *const phases[] = {"win_win", "win_lose", "lose_lose"};

    assert(stage >= 1 && stage <= GLASL_LAST);
    return phases[(stage - 1) / GLASL_PHASE];
}

const struct intervention interventions[] = {
    {"moderation", 1, 3}, {"process_guidance", 3, 5}, {"sociotherapeutic", 4, 6},
    {"mediation", 5, 7},  {"arbitration", 6, 8},      {"power_intervention", 7, 9},
    {NULL, 0, 0},
};
