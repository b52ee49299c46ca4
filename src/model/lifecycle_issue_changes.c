/* Changes of an issue that leave its status as it is: the stage of the conflict and the target. */

#include <liaise/lifecycle.h>

#include <stdlib.h>
#include <string.h>

#include "model/lifecycle_private.h"

enum { STAGE_MOST = 9, REASON_LEAST = 10 };

static struct date day_of(const struct move_request *request, const struct move_facts *facts)
{
    return date_is_set(request->on) ? request->on : facts->today;
}

static const char *ref_of(const struct issue *issue)
{
    return issue->record.ref ? issue->record.ref : "this issue";
}

static bool check_day(const struct issue *issue, struct date on, struct date last,
                      const struct move_facts *facts, struct error *err)
{
    char day[DATE_TEXT_SIZE];

    if (on.day > facts->today.day)
        return error_set(err, ERROR_INVALID, "%s is still ahead (leave --on away)",
                         date_write(on, day));
    if (date_is_set(last) && on.day < last.day)
        return error_set(err, ERROR_CONFLICT, "the last change of %s was on %s, later than that",
                         ref_of(issue), date_write(last, day));
    return true;
}

static bool check_stage(const struct issue *issue, int64_t stage, struct error *err)
{
    if (stage < 0 || stage > STAGE_MOST)
        return error_set(err, ERROR_INVALID, "a stage is 1 to 9, or 0 to take it away");
    if (!issue_kind_escalates(issue->kind))
        return error_set(err, ERROR_CONFLICT,
                         "%s is a %s; only a conflict, a claim or a commitment_breach has a stage "
                         "(edit its kind first)",
                         ref_of(issue), choice_name(&issue_kind_choices, (int)issue->kind));
    if (stage && !issue_needs_us(issue))
        return error_set(err, ERROR_CONFLICT,
                         "%s is %s and has no stage any more (bring it back into dialogue first)",
                         ref_of(issue), choice_name(&issue_status_choices, (int)issue->status));
    if (stage == (issue->stage == NUMBER_NONE ? 0 : issue->stage))
        return error_set(err, ERROR_CONFLICT, "%s %s", ref_of(issue),
                         stage ? "is at that stage already" : "has no stage");
    return true;
}

/* The first stage of a conflict may be any; after that a leap has to be explained. */
static bool check_step(const struct issue *issue, int64_t stage, const struct move_request *request,
                       struct error *err)
{
    bool has_reason = request->note && strlen(request->note) >= REASON_LEAST;
    bool has_evidence = request->evidence && *request->evidence;

    if (issue->stage == NUMBER_NONE || llabs(stage - issue->stage) <= 1
        || (has_reason && has_evidence))
        return true;
    return error_set(err, ERROR_INVALID,
                     "from stage %lld to %lld is more than one step: say %s%s%s",
                     (long long)issue->stage, (long long)stage,
                     has_reason ? "" : "why, in ten letters or more (--note)",
                     has_reason || has_evidence ? "" : " and ",
                     has_evidence ? "" : "which contact shows it (--evidence)");
}

bool issue_set_stage(struct issue *issue, int64_t stage, const struct move_request *request,
                     const struct move_facts *facts, struct arena *arena, struct error *err)
{
    const struct stage_change *changes = issue->stages.items;
    struct date on = day_of(request, facts);
    struct date last = issue->stages.count ? changes[issue->stages.count - 1].on : issue->opened;
    struct stage_change *change;

    if (!check_stage(issue, stage, err) || !check_step(issue, stage, request, err)
        || !check_day(issue, on, last, facts, err))
        return false;
    change = list_add(&issue->stages, &stage_change_noun, arena);
    change->on = on;
    change->stage = stage;
    change->reason = keep(arena, request->note);
    change->evidence = keep(arena, request->evidence);
    issue->stage = issue_state_on(issue, (struct date){INT32_MAX}).stage;
    return true;
}

bool issue_set_target(struct issue *issue, struct date target, const struct move_request *request,
                      const struct move_facts *facts, struct arena *arena, struct error *err)
{
    struct date on = day_of(request, facts);
    struct extension *extension;

    if (date_is_set(target) && target.day < issue->opened.day)
        return error_set(err, ERROR_INVALID, "%s was opened after that day", ref_of(issue));
    if (date_is_set(issue->target) && !(request->note && *request->note))
        return error_set(err, ERROR_INVALID, "say why the target of %s moves (--note)",
                         ref_of(issue));
    if (!check_day(issue, on, issue->opened, facts, err))
        return false;
    if (date_is_set(issue->target) && date_is_set(target)) {
        extension = list_add(&issue->extensions, &extension_noun, arena);
        extension->on = on;
        extension->from = issue->target;
        extension->to = target;
        extension->reason = keep(arena, request->note);
    }
    issue->target = target;
    return true;
}

int issue_reopenings(const struct issue *issue)
{
    const struct issue_move *moves = issue->history.items;
    int count = 0;

    for (size_t i = 1; i < issue->history.count; i++)
        count += moves[i - 1].status == ISSUE_CLOSED && moves[i].status != ISSUE_CLOSED;
    return count;
}
