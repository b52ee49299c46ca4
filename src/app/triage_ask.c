#include <string.h>

#include <liaise/lifecycle.h>
#include <liaise/org.h>

#include "app/triage.h"

/* What each key of triage asks about each kind of record. */

enum { TEXT_SIZE = 160 };

struct asking {
    struct app *app;
    const struct triage_item *item;
    const void *record;
    char org[TEXT_SIZE];        /* the first organization it concerns; "" for none */
};

static const struct command *named(const struct asking *asking, const char *name)
{
    return command_named(&asking->app->commands, name);
}

static void refuse(const struct asking *asking, const char *what)
{
    app_say(asking->app, "%s %s. Space goes on.", asking->item->key, what);
}

/* A menu; each item runs a command on the record, with these words behind it. */

static void add_choice(struct menu_mode *menu, const struct asking *asking, const char *key,
                       const char *word, const char *command, const char *const *words)
{
    const char *all[MENU_WORDS_MOST] = {asking->item->key};
    size_t count = 1;

    while (*words && count + 1 < MENU_WORDS_MOST)
        all[count++] = *words++;
    menu_mode_add(menu, key, word, named(asking, command), all);
}

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

/* A day that is typed: "snooze I-12 " in the prompt. */
static void add_prompt(struct menu_mode *menu, const struct asking *asking, const char *command,
                       const char *rest)
{
    struct str text = {0};

    str_add(&text, "%s %s %s", command, asking->item->key, rest);
    menu_mode_add_prompt(menu, "d", "date…", text.text);
    str_done(&text);
}

/* "tomorrow (Tue 3 Feb)" */
static void write_day(const struct asking *asking, const char *word, const char *day,
                      struct str *out)
{
    char text[WHEN_TEXT_SIZE];
    struct error unused = {0};
    struct date date;

    str_add(out, "%s", word);
    if (when_read_date(&date, day, asking->app->desk->now, &unused)) {
        date_write_long(date, text);
        str_add(out, " (%.*s)", (int)strlen(text) - 5, text);
    }
}

struct day_choice {
    const char *key, *day, *word;
};

static void ask_done_followup(struct asking *asking)
{
    struct menu_mode *menu = menu_mode_new("d");

    add_choice(menu, asking, "r", "reached", "done", WORDS("--outcome", "reached"));
    add_choice(menu, asking, "l", "left a message", "done", WORDS("--outcome", "left_message"));
    add_choice(menu, asking, "u", "unreachable", "done", WORDS("--outcome", "unreachable"));
    add_choice(menu, asking, "n", "not required", "done", WORDS("--outcome", "not_required"));
    add_choice(menu, asking, "o", "other", "done", WORDS("--outcome", "other"));
    menu_mode_open(asking->app, menu);
}

/* Only the ways in which it can end from where it stands. */
static void ask_close(struct asking *asking)
{
    static const struct {
        const char *key, *word, *name;
        enum closure closure;
    } ways[] = {
        {"r", "resolved", "resolved", CLOSURE_RESOLVED},
        {"j", "rejected", "rejected", CLOSURE_REJECTED},
        {"d", "duplicate", "duplicate", CLOSURE_DUPLICATE},
        {"w", "withdrawn", "withdrawn", CLOSURE_WITHDRAWN},
    };
    int status = record_status(asking->item->noun, asking->record);
    struct menu_mode *menu;

    if (status == ISSUE_CLOSED) {
        refuse(asking, "is closed");
        return;
    }
    menu = menu_mode_new("d");
    for (size_t i = 0; i < sizeof(ways) / sizeof(*ways); i++) {
        if (lifecycle_allows(&issue_noun, status, ISSUE_CLOSED, ways[i].closure))
            add_choice(menu, asking, ways[i].key, ways[i].word, "close",
                       WORDS("--closure", ways[i].name));
    }
    if (lifecycle_allows(&issue_noun, status, ISSUE_CLOSED, CLOSURE_NO_BASIS))
        menu_mode_add_form(menu, "n", "no basis…", named(asking, "close"));
    menu_mode_open(asking->app, menu);
}

static void run(const struct asking *asking, const char *command)
{
    command_start(asking->app, named(asking, command), WORDS(asking->item->key));
}

static void prompt(const struct asking *asking, const char *command, const char *rest)
{
    struct str text = {0};

    str_add(&text, "%s %s %s", command, asking->item->key, rest);
    mode_prompt_open(asking->app, text.text);
    str_done(&text);
}

static void ask_done(struct asking *asking)
{
    const struct noun *noun = asking->item->noun;

    if (noun == &issue_noun)
        ask_close(asking);
    else if (noun == &followup_noun)
        ask_done_followup(asking);
    else if (noun == &commitment_noun)
        run(asking, "fulfil");
    else if (noun == &agreement_noun)
        run(asking, "renew");
    else if (noun == &meeting_noun)
        prompt(asking, "edit", "agenda+=\"");
    else if (noun == &org_noun)
        command_start(asking->app, &log_command, NULL);
    else
        refuse(asking, "has nothing that could be done with");
}

static void ask_snooze(struct asking *asking)
{
    static const struct day_choice days[] = {
        {"t", "tomorrow", "tomorrow"}, {"w", "next week", "next week"}, {"2", "+2d", "in 2 days"}};
    struct menu_mode *menu = menu_mode_new("s");

    for (size_t i = 0; i < sizeof(days) / sizeof(*days); i++) {
        struct str word = {0};

        write_day(asking, days[i].word, days[i].day, &word);
        add_choice(menu, asking, days[i].key, word.text, "snooze", WORDS(days[i].day));
        str_done(&word);
    }
    add_prompt(menu, asking, "snooze", "");
    menu_mode_open(asking->app, menu);
}

/* A step of ours on the next working day: "Call NWP about I-12". */

static const char *about_of(const struct asking *asking)
{
    if (asking->item->noun == &followup_noun)
        return ((const struct followup *)asking->record)->about;
    return asking->item->noun->letter ? asking->item->key : NULL;
}

static void add_step(struct menu_mode *menu, const struct asking *asking, const char *key,
                     const char *kind, const char *verb)
{
    const char *about = about_of(asking), *words[MENU_WORDS_MOST] = {"followup"};
    struct date due = date_add_working_days(asking->app->desk->now.today, 1);
    struct str title = {0}, fields[4] = {{0}};
    char day[DATE_TEXT_SIZE];
    size_t count = 2;

    str_add(&title, "%s %s%s%s", verb, asking->org[0] ? asking->org : "them",
            about ? " about " : "", about ? about : "");
    words[1] = title.text;
    str_add(&fields[0], "kind=%s", kind);
    str_add(&fields[1], "due=%s", date_write(due, day));
    str_add(&fields[2], "about=%s", about ? about : "");
    str_add(&fields[3], "org=%s", asking->org);
    for (size_t i = 0; i < 4; i++) {
        if (fields[i].text[fields[i].length - 1] != '=')
            words[count++] = fields[i].text;
    }
    menu_mode_add(menu, key, verb, &add_command, words);
    str_done(&title);
    for (size_t i = 0; i < 4; i++)
        str_done(&fields[i]);
}

static void ask_followup(struct asking *asking)
{
    struct menu_mode *menu = menu_mode_new("f");

    add_step(menu, asking, "c", "call", "Call");
    add_step(menu, asking, "w", "write", "Write to");
    add_step(menu, asking, "m", "meet", "Meet");
    add_step(menu, asking, "i", "decide", "Decide on");
    menu_mode_add(menu, "o", "other…", &add_command, WORDS("followup"));
    menu_mode_open(asking->app, menu);
}

static void ask_wait(struct asking *asking)
{
    static const struct day_choice days[] = {{"w", "+7d", "a week"},
                                             {"2", "+14d", "two weeks"},
                                             {"m", "+1m", "a month"}};
    struct menu_mode *menu;
    struct str rest = {0};

    if (!move_find(asking->item->noun, "wait")) {
        refuse(asking, "cannot wait for anybody; s puts it off");
        return;
    }
    if (!asking->org[0]) {
        run(asking, "wait");
        return;
    }
    menu = menu_mode_new("w");
    for (size_t i = 0; i < sizeof(days) / sizeof(*days); i++) {
        struct str word = {0};

        write_day(asking, days[i].word, days[i].day, &word);
        add_choice(menu, asking, days[i].key, word.text, "wait",
                   WORDS("--party", asking->org, "--until", days[i].day));
        str_done(&word);
    }
    str_add(&rest, "--party %s --until ", asking->org);
    add_prompt(menu, asking, "wait", rest.text);
    str_done(&rest);
    menu_mode_open(asking->app, menu);
}

/* How bad an issue is, how urgent a follow-up. */
static void ask_severity(struct asking *asking)
{
    bool is_issue = asking->item->noun == &issue_noun;
    const char *field = is_issue ? "severity" : "priority";
    static const char *const words[] = {"low", "medium", "high", "critical"};
    struct menu_mode *menu;

    if (!is_issue && asking->item->noun != &followup_noun) {
        refuse(asking, "is not judged so; issues and follow-ups are");
        return;
    }
    menu = menu_mode_new("p");
    for (size_t i = 0; i < 3 + (size_t)is_issue; i++) {
        const char key[2] = {words[i][0], '\0'};
        struct str change = {0};

        str_add(&change, "%s=%s", field, words[i]);
        add_choice(menu, asking, key, words[i], "edit", WORDS(change.text));
        str_done(&change);
    }
    menu_mode_open(asking->app, menu);
}

static void ask_note(struct asking *asking)
{
    if (asking->item->noun == &org_noun)
        refuse(asking, "stands in liaise.yaml, and so do notes on it; L logs a contact");
    else
        prompt(asking, "note", "");
}

void triage_ask(struct app *app, enum triage_decision decision, const struct triage_item *item,
                const void *record)
{
    struct asking asking = {app, item, record, ""};
    size_t length = strcspn(item->orgs, ",");

    if (length < sizeof(asking.org)) {
        memcpy(asking.org, item->orgs, length);
        asking.org[length] = '\0';
    }
    switch (decision) {
    case TRIAGE_DONE:
        ask_done(&asking);
        return;
    case TRIAGE_SNOOZED:
        ask_snooze(&asking);
        return;
    case TRIAGE_PLANNED:
        ask_followup(&asking);
        return;
    case TRIAGE_LOGGED:
        command_start(app, &log_command, NULL);
        return;
    case TRIAGE_WAITING:
        ask_wait(&asking);
        return;
    case TRIAGE_MOVED:
        mode_moves_open(app);
        return;
    case TRIAGE_MEETING:
        command_start(app, &add_command, WORDS("meeting"));
        return;
    case TRIAGE_SEVERITY:
        ask_severity(&asking);
        return;
    case TRIAGE_NOTED:
        ask_note(&asking);
        return;
    case TRIAGE_UNDECIDED:
    case TRIAGE_DECISIONS:
        return;
    }
}
