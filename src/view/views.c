#include <liaise/issue.h>
#include <liaise/org.h>

#include "view/view.h"

const struct view *view_of_noun(const struct noun *noun)
{
    if (noun == &org_noun)
        return &party_view;
    return noun == &issue_noun ? &issue_view : &record_view;
}
