#include <liaise/attention.h>

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"

/* How far the due day rises, in days late: the ends of the ramp and their heights. */
enum { RAMP_FROM = -14, RAMP_TO = 7 };
static const double ramp_low = 0.2, ramp_high = 1.0;

/* The most that each term can add, and the fixed ones. */
static const double most_due = 12, most_power = 4, most_health = 4, most_age = 2;
static const double for_ack = 5, for_blocks = 8, for_blocked = -5, for_waiting = -3, for_pin = 15;
static const double for_notice = 4, for_silence = 2, for_our_promise = 3, for_their_promise = 2;

enum { POWERS = 5, YEAR = 365, NOTICE_AHEAD = 30 };

static double ramp(int64_t days_late)
{
    if (days_late >= RAMP_TO)
        return ramp_high;
    if (days_late <= RAMP_FROM)
        return ramp_low;
    return ramp_low
           + (double)(days_late - RAMP_FROM) * (ramp_high - ramp_low) / (RAMP_TO - RAMP_FROM);
}

static void begin(struct attention_item *item, const struct noun *noun, const char *ref,
                  const char *what)
{
    *item = (struct attention_item){.noun = noun, .ref = ref, .what = what, .due = DATE_NONE};
}

static void set_due(struct attention_item *item, struct date due, struct date today)
{
    item->due = due;
    if (date_is_set(due))
        item->terms[ATTENTION_DUE] = most_due * ramp((int64_t)today.day - due.day);
}

static void set_age(struct attention_item *item, struct date since, struct date today)
{
    double age;

    if (!date_is_set(since) || since.day > today.day)
        return;
    age = (double)(today.day - since.day) / YEAR;
    item->terms[ATTENTION_AGE] = most_age * (age < 1.0 ? age : 1.0);
}

static bool is_home(const char *code, const struct attention *attention)
{
    return attention->home && !strcmp(code, attention->home);
}

static void add_org(struct attention_item *item, const char *code,
                    const struct attention *attention)
{
    if (!code || is_home(code, attention))
        return;
    for (size_t i = 0; i < item->org_count; i++) {
        if (!strcmp(item->orgs[i], code))
            return;
    }
    if (item->org_count < ATTENTION_ORGS_MOST)
        item->orgs[item->org_count++] = code;
}

static int compare_codes(const void *key, const void *member)
{
    const struct attention_org *org = member;

    return strcmp(key, org->code);
}

static const struct attention_org *find_org(const char *code, const struct attention *attention)
{
    if (!code || !attention->org_count)
        return NULL;
    return bsearch(code, attention->orgs, attention->org_count, sizeof(*attention->orgs),
                   compare_codes);
}

/* The strongest organization, and the weakest relation, that the item has met so far. */
static void weigh_org(struct attention_item *item, const char *code,
                      const struct attention *attention)
{
    const struct attention_org *org = find_org(code, attention);
    double power, health;

    if (!org || is_home(code, attention))
        return;
    power = org->power > 0 ? most_power * (double)org->power / POWERS : 0.0;
    health = most_health * (100 - org->score) / 100.0;
    if (power > item->terms[ATTENTION_POWER])
        item->terms[ATTENTION_POWER] = power;
    if (health > item->terms[ATTENTION_HEALTH])
        item->terms[ATTENTION_HEALTH] = health;
}

static void concern(struct attention_item *item, const char *code,
                    const struct attention *attention)
{
    add_org(item, code, attention);
    weigh_org(item, code, attention);
}

static void finish(struct attention_item *item)
{
    item->total = 0.0;
    for (int i = 0; i < ATTENTION_TERMS; i++)
        item->total += item->terms[i];
}

bool issue_ack_is_breached(const struct issue *issue, struct date today)
{
    return issue->status == ISSUE_NEW && date_is_set(issue->ack_due)
           && issue->ack_due.day < today.day;
}

static double severity_weight(enum severity severity)
{
    static const double weights[SEVERITIES] = {
        [SEVERITY_LOW] = 0.5, [SEVERITY_MEDIUM] = 2, [SEVERITY_HIGH] = 4, [SEVERITY_CRITICAL] = 6};

    return weights[severity];
}

bool attention_issue(struct attention_item *out, const struct issue *issue, bool blocks,
                     bool blocked, const struct attention *attention)
{
    const struct issue_party *parties = issue->parties.items;
    struct date today = attention->today;
    double *terms = out->terms;

    if (!issue_needs_us(issue) || (date_is_set(issue->opened) && issue->opened.day > today.day))
        return false;
    begin(out, &issue_noun, issue->record.ref, issue->title);
    for (size_t i = 0; i < issue->parties.count; i++)
        concern(out, parties[i].org.name, attention);
    set_due(out, issue->target, today);
    set_age(out, issue->opened, today);
    terms[ATTENTION_KIND] = severity_weight(issue->severity);
    if (issue->stage > 0)
        terms[ATTENTION_STAGE] = (double)(issue->stage - 1);
    terms[ATTENTION_ACK] = issue_ack_is_breached(issue, today) ? for_ack : 0.0;
    terms[ATTENTION_BLOCKS] = blocks ? for_blocks : 0.0;
    terms[ATTENTION_BLOCKED] = blocked ? for_blocked : 0.0;
    terms[ATTENTION_WAITING] = issue->status == ISSUE_WAITING ? for_waiting : 0.0;
    terms[ATTENTION_PINNED] = issue->pinned == FLAG_YES ? for_pin : 0.0;
    finish(out);
    return true;
}

bool attention_commitment(struct attention_item *out, const struct commitment *commitment,
                          const struct attention *attention)
{
    const char *debtor = commitment->debtor.name;
    bool is_ours = debtor && is_home(debtor, attention);

    if (!commitment_is_open(commitment))
        return false;
    begin(out, &commitment_noun, commitment->record.ref, commitment->text);
    concern(out, is_ours ? commitment->creditor.name : debtor, attention);
    set_due(out, commitment->due, attention->today);
    set_age(out, commitment->made, attention->today);
    out->terms[ATTENTION_KIND] = is_ours ? for_our_promise : for_their_promise;
    finish(out);
    return true;
}

static double priority_weight(enum priority priority)
{
    static const double weights[PRIORITIES] = {
        [PRIORITY_LOW] = 1.8, [PRIORITY_MEDIUM] = 3.9, [PRIORITY_HIGH] = 6.0};

    return weights[priority];
}

bool attention_followup(struct attention_item *out, const struct followup *followup,
                        const struct attention *attention)
{
    if (!followup_is_open(followup) || followup_is_snoozed(followup, attention->today))
        return false;
    begin(out, &followup_noun, followup->record.ref, followup->title);
    concern(out, followup->org.name, attention);
    set_due(out, followup->due, attention->today);
    out->terms[ATTENTION_KIND] = priority_weight(followup->priority);
    if (followup->status == FOLLOWUP_WAITING)
        out->terms[ATTENTION_WAITING] = for_waiting;
    finish(out);
    return true;
}

bool attention_silence(struct attention_item *out, const char *code, const struct health *health,
                       const struct attention *attention, struct arena *arena)
{
    int64_t late = health->days_silent - health->max;
    char text[96];

    if (late <= 0)
        return false;
    (void)snprintf(text, sizeof(text), "No two-way contact for %lld days (max %lld)",
                   (long long)health->days_silent, (long long)health->max);
    begin(out, NULL, code, arena_copy(arena, text));
    concern(out, code, attention);
    set_due(out, (struct date){attention->today.day - (int32_t)late}, attention->today);
    out->terms[ATTENTION_KIND] = for_silence;
    finish(out);
    return true;
}

static char lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? (char)(letter - 'A' + 'a') : letter;
}

/* "the shelter-use agreement", but "the MOU with the county": an abbreviation stays as it is. */
static const char *say_notice(const char *title, struct arena *arena)
{
    static const char before[] = "Last day to give notice on the ";
    size_t size = sizeof(before) + strlen(title);
    char *text = arena_alloc(arena, size);
    bool is_word = title[0] && lower(title[1]) == title[1];

    (void)snprintf(text, size, "%s%s", before, title);
    if (is_word)
        text[sizeof(before) - 1] = lower(text[sizeof(before) - 1]);
    return text;
}

bool attention_notice(struct attention_item *out, const struct agreement *agreement,
                      const struct attention *attention, struct arena *arena)
{
    const struct agreement_org *parties = agreement->parties.items;
    struct date last = agreement_notice_day(agreement);
    int ahead = attention->notice_ahead > 0 ? attention->notice_ahead : NOTICE_AHEAD;
    int64_t left;

    if (agreement->status != AGREEMENT_ACTIVE || !date_is_set(last))
        return false;
    left = (int64_t)last.day - attention->today.day;
    if (left < 0 || left > ahead)
        return false;
    begin(out, &agreement_noun, agreement->record.ref,
          say_notice(agreement->title ? agreement->title : "agreement", arena));
    for (size_t i = 0; i < agreement->parties.count; i++)
        concern(out, parties[i].org.name, attention);
    set_due(out, last, attention->today);
    out->terms[ATTENTION_KIND] = for_notice;
    finish(out);
    return true;
}

static int64_t millionths(double total)
{
    return (int64_t)(total * 1e6 + (total < 0.0 ? -0.5 : 0.5));
}

int attention_compare(const void *a, const void *b)
{
    const struct attention_item *left = a, *right = b;
    int64_t of_left = millionths(left->total), of_right = millionths(right->total);

    if (of_left != of_right)
        return of_left > of_right ? -1 : 1;
    if (left->due.day != right->due.day) {
        if (!date_is_set(left->due) || !date_is_set(right->due))
            return date_is_set(left->due) ? -1 : 1;
        return left->due.day < right->due.day ? -1 : 1;
    }
    return strcmp(left->ref ? left->ref : "", right->ref ? right->ref : "");
}

const char *attention_term_name(enum attention_term term)
{
    static const char *const names[ATTENTION_TERMS] = {"due",     "kind", "stage", "power",
                                                       "health",  "age",  "ack",   "blocks",
                                                       "blocked", "wait", "pinned"};

    assert(term < ATTENTION_TERMS);
    return names[term];
}

void attention_write_terms(const struct attention_item *item, struct str *out)
{
    const char *between = "";

    for (int i = 0; i < ATTENTION_TERMS; i++) {
        if (item->terms[i] == 0.0)
            continue;
        str_add(out, "%s%s %.2f", between, attention_term_name((enum attention_term)i),
                item->terms[i]);
        between = ", ";
    }
}
