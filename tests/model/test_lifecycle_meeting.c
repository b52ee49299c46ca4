#include "support/test.h"

#include <liaise/arena.h>
#include <liaise/lifecycle.h>

static const struct party_name names[] = {{"NWP", "Northwater"}};

/* M-209, today at 10:00 with Northwater and us; three are invited, two have accepted. */
struct scene {
    struct arena arena;
    struct meeting meeting;
    struct move_request request;
    struct move_facts facts;
    struct move_effects effects;
    struct error err;
};

static void add_person(struct scene *scene, const char *name, enum rsvp rsvp, enum flag attended)
{
    struct meeting_person *person =
        list_add(&scene->meeting.people, &meeting_person_noun, &scene->arena);

    person->person.name = name;
    person->rsvp = rsvp;
    person->attended = attended;
}

static void add_party(struct scene *scene, const char *code)
{
    struct meeting_org *party = list_add(&scene->meeting.parties, &meeting_org_noun, &scene->arena);

    party->org.name = code;
}

static struct minute *add_minute(struct scene *scene, enum minute_kind kind, const char *text)
{
    struct minute *minute = list_add(&scene->meeting.minutes, &minute_noun, &scene->arena);

    minute->kind = kind;
    minute->text = text;
    return minute;
}

static void begin_at(struct scene *scene, enum meeting_status status)
{
    *scene = (struct scene){0};
    record_init(&meeting_noun, &scene->meeting);
    scene->meeting.record.ref = "M-209";
    scene->meeting.title = "Feed review";
    scene->meeting.starts = (int64_t)date_of(2026, 2, 2).day * INSTANT_DAY + 10 * 3600;
    scene->meeting.ends = scene->meeting.starts + 90 * 60;
    scene->meeting.starts_at = scene->meeting.starts + 8 * 3600;
    scene->meeting.ends_at = scene->meeting.ends + 8 * 3600;
    scene->meeting.tz = "America/Los_Angeles";
    scene->meeting.place = "Room 2";
    scene->meeting.status = status;
    add_party(scene, "OEM");
    add_party(scene, "NWP");
    add_person(scene, "Dana Whitlock-Reyes", RSVP_ACCEPTED, FLAG_YES);
    add_person(scene, "Tove Halvorsen", RSVP_ACCEPTED, FLAG_YES);
    add_person(scene, "Marian Sotó-Lark", RSVP_TENTATIVE, FLAG_NO);
    move_request_init(&scene->request);
    scene->facts = (struct move_facts){
        .today = date_of(2026, 2, 2), .home = "OEM", .names = names, .name_count = 1};
}

static bool move(struct scene *scene, const char *verb)
{
    const struct move *row = move_find(&meeting_noun, verb);

    assert_non_null(row);
    scene->err = (struct error){0};
    return move_apply(row, &scene->meeting, &scene->request, &scene->facts, &scene->arena,
                      &scene->effects, &scene->err);
}

static void assert_moves(struct scene *scene, const char *verb, enum meeting_status to)
{
    struct error err = {0};

    if (!move(scene, verb))
        fail_msg("%s: %s", verb, scene->err.text);
    assert_int_equal(scene->meeting.status, to);
    must(record_check(&meeting_noun, &scene->meeting, &err));
}

static void assert_refused(struct scene *scene, const char *verb, const char *text)
{
    struct meeting before;

    record_init(&meeting_noun, &before);
    record_copy(&meeting_noun, &before, &scene->meeting, &scene->arena);
    assert_false(move(scene, verb));
    assert_string_equal(scene->err.text, text);
    assert_true(record_equal(&meeting_noun, &scene->meeting, &before));
    assert_null(scene->effects.interaction);
}

static void done(struct scene *scene)
{
    arena_clear(&scene->arena);
}

static void confirming_needs_a_quorum(void **state)
{
    struct scene scene;

    (void)state;
    begin_at(&scene, MEETING_SCHEDULED);
    assert_int_equal(meeting_quorum(&scene.meeting), 2);
    scene.meeting.quorum = 3;
    assert_refused(&scene, "confirm",
                   "M-209 cannot be confirmed: 2 of 3 have accepted, and 3 are needed (note the "
                   "answers, or edit quorum)");
    scene.meeting.quorum = NUMBER_NONE;
    assert_moves(&scene, "confirm", MEETING_CONFIRMED);
    done(&scene);
}

static void holding_needs_somebody_there_and_the_day(void **state)
{
    struct scene scene;
    struct meeting_person *people;

    (void)state;
    begin_at(&scene, MEETING_SCHEDULED);
    people = scene.meeting.people.items;
    people[0].attended = people[1].attended = FLAG_NO;
    assert_refused(&scene, "hold",
                   "M-209 cannot be noted as held: nobody is noted as having attended (tick them, "
                   "or use miss)");
    people[0].attended = FLAG_YES;
    scene.facts.today = date_of(2026, 2, 1);
    assert_refused(&scene, "hold",
                   "M-209 cannot be noted as held: it is on 2026-02-02, which is still ahead");
    assert_refused(&scene, "miss",
                   "M-209 cannot be noted as not held: it is on 2026-02-02, which is still ahead");
    scene.facts.today = date_of(2026, 2, 3);
    assert_moves(&scene, "hold", MEETING_HELD);
    done(&scene);
}

static void a_held_meeting_is_one_contact_of_those_who_came(void **state)
{
    struct scene scene;
    const struct interaction *contact;
    const struct interaction_person *people;
    const struct interaction_org *party;
    const struct about *about;

    (void)state;
    begin_at(&scene, MEETING_CONFIRMED);
    scene.meeting.tlp = TLP_AMBER;
    scene.meeting.attribution = ATTRIBUTION_CHATHAM_HOUSE;
    assert_moves(&scene, "hold", MEETING_HELD);
    contact = scene.effects.interaction;
    assert_non_null(contact);
    assert_int_equal(contact->at, scene.meeting.starts_at);
    assert_string_equal(contact->tz, "America/Los_Angeles");
    assert_int_equal(contact->channel, CHANNEL_IN_PERSON);
    assert_int_equal(contact->direction, DIRECTION_MUTUAL);
    assert_int_equal(contact->minutes, 90);
    assert_string_equal(contact->summary, "Feed review");
    assert_int_equal(contact->tlp, TLP_AMBER);
    assert_int_equal(contact->attribution, ATTRIBUTION_CHATHAM_HOUSE);
    assert_true(contact->sentiment == NUMBER_NONE);
    assert_int_equal(contact->parties.count, 1);
    party = contact->parties.items;
    assert_string_equal(party->org.name, "NWP");
    assert_int_equal(contact->people.count, 2);
    people = contact->people.items;
    assert_string_equal(people[1].person.name, "Tove Halvorsen");
    about = contact->about.items;
    assert_string_equal(about->ref, "M-209");
    assert_int_equal(contact->internal, FLAG_UNSET);
    done(&scene);
}

static void a_meeting_among_ourselves_is_an_internal_contact(void **state)
{
    struct scene scene;

    (void)state;
    begin_at(&scene, MEETING_SCHEDULED);
    scene.meeting.parties.count = 1;
    scene.meeting.place = NULL;
    assert_moves(&scene, "hold", MEETING_HELD);
    assert_int_equal(scene.effects.interaction->internal, FLAG_YES);
    assert_int_equal(scene.effects.interaction->channel, CHANNEL_VIDEO);
    done(&scene);
}

static void who_did_not_come_is_noted(void **state)
{
    struct scene scene;

    (void)state;
    begin_at(&scene, MEETING_SCHEDULED);
    scene.meeting.note = "Bring the map";
    scene.request.party = "NWP";
    scene.request.note = "Storm.";
    assert_moves(&scene, "miss", MEETING_NOT_HELD);
    assert_string_equal(scene.meeting.note, "Bring the map\nStorm.\nNorthwater did not come.");
    assert_null(scene.effects.interaction);
    assert_moves(&scene, "postpone", MEETING_POSTPONED);
    assert_moves(&scene, "schedule", MEETING_SCHEDULED);
    assert_moves(&scene, "cancel", MEETING_CANCELLED);
    assert_moves(&scene, "reopen", MEETING_PROPOSED);
    done(&scene);
}

static void minutes_are_circulated_once_there_are_any(void **state)
{
    struct scene scene;

    (void)state;
    begin_at(&scene, MEETING_HELD);
    assert_moves(&scene, "draft-minutes", MEETING_MINUTES_DRAFT);
    assert_refused(&scene, "circulate",
                   "M-209 cannot be circulated: it has no minutes yet (write them first)");
    add_minute(&scene, MINUTE_NOTE, "The feed comes in March.");
    assert_moves(&scene, "circulate", MEETING_MINUTES_CIRCULATED);
    assert_int_equal(scene.meeting.circulated_on.day, scene.facts.today.day);
    assert_moves(&scene, "amend-minutes", MEETING_MINUTES_DRAFT);
    assert_false(date_is_set(scene.meeting.circulated_on));
    done(&scene);
}

static void minutes_stand_after_ten_days_without_objection(void **state)
{
    struct scene scene;

    (void)state;
    begin_at(&scene, MEETING_MINUTES_CIRCULATED);
    scene.meeting.circulated_on = date_of(2026, 2, 2);
    assert_refused(&scene, "close",
                   "M-209 cannot be closed: objections may come until 2026-02-12 (once all have "
                   "agreed, repeat with --override all)");
    assert_false(meeting_proposes_closed(&scene.meeting, date_of(2026, 2, 11)));
    assert_true(meeting_proposes_closed(&scene.meeting, date_of(2026, 2, 12)));
    scene.facts.today = date_of(2026, 2, 12);
    assert_moves(&scene, "close", MEETING_CLOSED);
    assert_false(meeting_proposes_closed(&scene.meeting, date_of(2026, 2, 12)));
    done(&scene);

    begin_at(&scene, MEETING_MINUTES_CIRCULATED);
    scene.meeting.circulated_on = date_of(2026, 2, 2);
    tags_add(&scene.request.override, "all", &scene.arena);
    assert_moves(&scene, "close", MEETING_CLOSED);
    done(&scene);
}

static void an_objection_keeps_the_minutes_open(void **state)
{
    struct scene scene;

    (void)state;
    begin_at(&scene, MEETING_MINUTES_CIRCULATED);
    scene.meeting.circulated_on = date_of(2026, 1, 2);
    add_minute(&scene, MINUTE_OBJECTION, "We never said March.");
    assert_refused(&scene, "close",
                   "M-209 cannot be closed: there is an objection, 'We never said March.' (settle "
                   "it with amend-minutes; once all have agreed, repeat with --override all)");
    assert_false(meeting_proposes_closed(&scene.meeting, scene.facts.today));
    tags_add(&scene.request.override, "all", &scene.arena);
    assert_moves(&scene, "close", MEETING_CLOSED);
    done(&scene);

    begin_at(&scene, MEETING_MINUTES_CIRCULATED);
    assert_refused(&scene, "close",
                   "M-209 cannot be closed: nobody knows when its minutes went round (once all "
                   "have agreed, repeat with --override all)");
    done(&scene);
}

static void every_action_has_to_become_something(void **state)
{
    struct scene scene;
    struct minute *action;

    (void)state;
    begin_at(&scene, MEETING_HELD);
    add_minute(&scene, MINUTE_ACTION, "Send the map")->became = "F-40";
    action = add_minute(&scene, MINUTE_ACTION, "Send the list");
    assert_refused(&scene, "close",
                   "M-209 cannot be closed: the action 'Send the list' has become nothing yet "
                   "(make it a follow-up or a commitment)");
    action->became = "C-50";
    assert_moves(&scene, "close", MEETING_CLOSED);
    done(&scene);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(confirming_needs_a_quorum),
        cmocka_unit_test(holding_needs_somebody_there_and_the_day),
        cmocka_unit_test(a_held_meeting_is_one_contact_of_those_who_came),
        cmocka_unit_test(a_meeting_among_ourselves_is_an_internal_contact),
        cmocka_unit_test(who_did_not_come_is_noted),
        cmocka_unit_test(minutes_are_circulated_once_there_are_any),
        cmocka_unit_test(minutes_stand_after_ten_days_without_objection),
        cmocka_unit_test(an_objection_keeps_the_minutes_open),
        cmocka_unit_test(every_action_has_to_become_something),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
