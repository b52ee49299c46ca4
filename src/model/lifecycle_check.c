/* Why a move is refused before its own rules are asked, and the words for it. */

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "model/lifecycle_private.h"

static const char *ref_of(const void *record, const struct move *move)
{
    const char *ref = ((const struct record *)record)->ref;

    return ref ? ref : move->noun->name;
}

bool move_refuse(struct error *err, const void *record, const struct moving *moving,
                 const char *format, ...)
{
    const struct move *move = moving->move;
    char why[sizeof(err->text)];
    va_list args;

    va_start(args, format);
    (void)vsnprintf(why, sizeof(why), format, args);
    va_end(args);
    return error_set(err, ERROR_CONFLICT, "%s cannot be %s: %s", ref_of(record, move), move->past,
                     why);
}

static void add_moves(struct str *out, const struct noun *noun, int status)
{
    const struct move *moves[MOVES_MOST];
    size_t count = moves_from(noun, status, moves);

    for (size_t i = 0; i < count; i++)
        str_add(out, "%s%s", i ? ", " : "", moves[i]->verb);
}

/* "in progress" for in_progress */
static void add_status(struct str *out, const struct noun *noun, int status)
{
    const char *name = status_name(noun, status);

    for (; name && *name; name++)
        str_add_bytes(out, *name == '_' ? " " : name, 1);
}

static bool refuse_start(const void *record, const struct move *move, int status, struct error *err)
{
    struct str text = {0};

    str_add(&text, "%s cannot be %s while it is ", ref_of(record, move), move->past);
    add_status(&text, move->noun, status);
    if (lifecycle_is_final(move->noun, status)) {
        str_add(&text, ", which is final");
    } else {
        str_add(&text, "; possible now: ");
        add_moves(&text, move->noun, status);
    }
    (void)error_set(err, ERROR_CONFLICT, "%s", text.text);
    str_done(&text);
    return false;
}

static bool is_given(enum move_argument argument, const struct move_request *request)
{
    switch (argument) {
    case MOVE_ON:
        return date_is_set(request->on);
    case MOVE_NOTE:
        return request->note && *request->note;
    case MOVE_PARTY:
        return request->party && *request->party;
    case MOVE_UNTIL:
        return date_is_set(request->until);
    case MOVE_CLOSURE:
        return request->closure != CLOSURE_NONE;
    case MOVE_OVERRIDE:
        return request->override.count > 0;
    case MOVE_OUTCOME:
        return request->outcome != OUTCOME_NONE;
    case MOVE_EVIDENCE:
        return request->evidence && *request->evidence;
    case MOVE_REPLACEMENT:
        return request->replacement && *request->replacement;
    case MOVE_FINAL:
        return request->final;
    }
    return false;
}

/* What an argument is, in the middle of a sentence. */
static const char *argument_said(const struct move *move, enum move_argument argument)
{
    switch (argument) {
    case MOVE_NOTE:
        return move->note;
    case MOVE_PARTY:
        return move->party;
    case MOVE_UNTIL:
        return move->until;
    case MOVE_CLOSURE:
        return "how it ends";
    case MOVE_OUTCOME:
        return "what came of it";
    case MOVE_REPLACEMENT:
        return "what takes its place";
    case MOVE_EVIDENCE:
        return "what shows it";
    case MOVE_ON:
    case MOVE_OVERRIDE:
    case MOVE_FINAL:
        break;
    }
    return "the rest";
}

/* "say who is waited for (--party) and until when (--until)" */
static bool refuse_silence(const void *record, const struct move *move, unsigned missing,
                           struct error *err)
{
    struct str text = {0};
    bool ok;

    for (int i = 0; i < MOVE_ARGUMENTS; i++) {
        enum move_argument argument = (enum move_argument)(1 << i);

        if (!(missing & (1u << i)))
            continue;
        str_add(&text, "%s%s (%s)", text.length ? " and " : "", argument_said(move, argument),
                move_argument_option(argument));
    }
    ok = error_set(err, ERROR_INVALID, "%s cannot be %s: say %s", ref_of(record, move), move->past,
                   text.text);
    str_done(&text);
    return ok;
}

static unsigned missing_arguments(const struct move *move, const struct move_request *request)
{
    unsigned missing = 0;

    for (int i = 0; i < MOVE_ARGUMENTS; i++) {
        if ((move->needs & (1u << i)) && !is_given((enum move_argument)(1 << i), request))
            missing |= 1u << i;
    }
    return missing;
}

static bool check_days(const void *record, const struct moving *moving, struct error *err)
{
    struct date until = moving->request->until;
    char day[DATE_TEXT_SIZE];

    if (moving->on.day > moving->facts->today.day)
        return move_refuse(err, record, moving, "%s is still ahead (leave --on away)",
                           date_write(moving->on, day));
    if ((moving->move->takes & MOVE_UNTIL) && date_is_set(until) && until.day <= moving->on.day)
        return move_refuse(err, record, moving, "%s is not after the day of the move (--until)",
                           date_write(until, day));
    return true;
}

bool move_check(const void *record, const struct moving *moving, struct error *err)
{
    const struct move *move = moving->move;
    int status = record_status(move->noun, record);
    unsigned missing = missing_arguments(move, moving->request);

    if (!move_is_possible(move, status))
        return refuse_start(record, move, status, err);
    if (missing)
        return refuse_silence(record, move, missing, err);
    return check_days(record, moving, err);
}

const char *party_said(const struct move_facts *facts, const char *party)
{
    for (size_t i = 0; party && i < facts->name_count; i++) {
        if (!strcmp(facts->names[i].code, party))
            return facts->names[i].name;
    }
    return party ? party : "somebody";
}

static char lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? (char)(letter - 'A' + 'a') : letter;
}

bool same_word(const char *a, const char *b)
{
    if (!a || !b)
        return false;
    while (*a && lower(*a) == lower(*b)) {
        a++;
        b++;
    }
    return lower(*a) == lower(*b);
}

bool tags_name(const struct tags *tags, const char *word)
{
    for (size_t i = 0; i < tags->count; i++) {
        if (same_word(tags->items[i], word) || same_word(tags->items[i], "all"))
            return true;
    }
    return false;
}

bool is_home(const struct move_facts *facts, const char *party)
{
    return same_word(facts->home, party);
}

const char *keep(struct arena *arena, const char *text)
{
    return text && *text ? arena_copy(arena, text) : NULL;
}

const char *keep_format(struct arena *arena, const char *format, ...)
{
    va_list args;
    char *text;
    int length;

    va_start(args, format);
    length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    text = arena_alloc(arena, (size_t)length + 1);
    va_start(args, format);
    (void)vsnprintf(text, (size_t)length + 1, format, args);
    va_end(args);
    return text;
}

static void add_after(const char **note, const char *between, const char *text, struct arena *arena)
{
    if (text && *text)
        *note = *note && **note ? keep_format(arena, "%s%s%s", *note, between, text)
                                : keep(arena, text);
}

void note_add(const char **note, const char *sentence, struct arena *arena)
{
    size_t length = *note ? strlen(*note) : 0;
    bool is_ended = length && strchr(".!?", (*note)[length - 1]);

    add_after(note, is_ended ? " " : "; ", sentence, arena);
}

void note_add_line(const char **note, const char *line, struct arena *arena)
{
    add_after(note, "\n", line, arena);
}

struct followup *followup_new(const char *title, enum followup_kind kind, struct date due,
                              struct arena *arena)
{
    struct followup *followup = arena_alloc(arena, sizeof(*followup));

    record_init(&followup_noun, followup);
    followup->title = title;
    followup->kind = kind;
    followup->priority = PRIORITY_MEDIUM;
    followup->due = due;
    followup->status = FOLLOWUP_PLANNED;
    return followup;
}
