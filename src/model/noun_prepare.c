#include <liaise/agreement.h>
#include <liaise/commitment.h>
#include <liaise/followup.h>
#include <liaise/interaction.h>
#include <liaise/issue.h>
#include <liaise/meeting.h>
#include <liaise/person.h>

/* The rules of each noun that concern more than one field. */

static bool followup_check(const struct followup *followup, struct error *err)
{
    struct date next;

    return !followup->repeat || repeat_next(&next, followup->repeat, followup->due, err);
}

bool record_prepare(const struct noun *noun, void *record, struct zones *zones, struct error *err)
{
    if (!record_check(noun, record, err))
        return false;
    if (noun == &person_noun)
        return person_check(record, err);
    if (noun == &interaction_noun)
        return interaction_prepare(record, zones, err);
    if (noun == &issue_noun)
        return issue_prepare(record, err);
    if (noun == &commitment_noun)
        return commitment_check(record, err);
    if (noun == &followup_noun)
        return followup_check(record, err);
    if (noun == &meeting_noun)
        return meeting_prepare(record, zones, err);
    if (noun == &agreement_noun)
        return agreement_check(record, err);
    return true;
}
