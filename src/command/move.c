#include "command/move.h"

#include <string.h>

#include <liaise/figures.h>
#include <liaise/org.h>

#include "command/add.h"
#include "command/named.h"

/* Rows */

/* The options a move may take, under their names on the command line. */
static const struct move_option {
    enum move_argument argument;
    struct param param;
} options[] = {
    {MOVE_ON, {"on", PARAM_DATE, 0, NULL, NULL, "the day it happened, if not today"}},
    {MOVE_NOTE, {"note", PARAM_LONG, 0, NULL, NULL, "the reason, or what was said"}},
    {MOVE_PARTY, {"party", PARAM_PARTY, 0, NULL, NULL, "the organization or person"}},
    {MOVE_UNTIL, {"until", PARAM_DATE, 0, NULL, NULL, "the day until then"}},
    {MOVE_CLOSURE, {"closure", PARAM_CHOICE, 0, NULL, &closure_choices, "how it ends"}},
    {MOVE_OVERRIDE, {"override", PARAM_TEXT, 0, NULL, NULL, "parties that may be missing, or all"}},
    {MOVE_OUTCOME, {"outcome", PARAM_CHOICE, 0, NULL, &outcome_choices, "whether it was reached"}},
    {MOVE_EVIDENCE, {"evidence", PARAM_REF, 0, NULL, NULL, "the record that shows it"}},
    {MOVE_REPLACEMENT, {"by", PARAM_REF, 0, NULL, NULL, "the record that takes its place"}},
    {MOVE_FINAL, {"final", PARAM_FLAG, 0, NULL, NULL, "do not plan it anew"}},
};

static const char *joined(struct arena *arena, const char *format, ...) PRINTF_LIKE(2, 3);
static const char *joined(struct arena *arena, const char *format, ...)
{
    struct str text = {0};
    const char *copy;
    va_list args;

    va_start(args, format);
    str_add_args(&text, format, args);
    va_end(args);
    copy = arena_copy(arena, text.text ? text.text : "");
    str_done(&text);
    return copy;
}

static void add_param(struct command *command, const struct param *param)
{
    int count = 0;

    while (command->params[count].name)
        count++;
    command->params[count] = *param;
}

/* The words of the move itself, where it has some, say more than ours. */
static const char *option_help(const struct move_option *option, const struct move *move)
{
    if (option->argument == MOVE_PARTY && move->party)
        return move->party;
    if (option->argument == MOVE_UNTIL && move->until)
        return move->until;
    if (option->argument == MOVE_NOTE && move->note)
        return move->note;
    return option->param.help;
}

static bool has_param(const struct command *command, const char *name)
{
    for (int i = 0; command->params[i].name; i++) {
        if (!strcmp(command->params[i].name, name))
            return true;
    }
    return false;
}

static void add_options(struct command *command, const struct move *move)
{
    for (size_t i = 0; i < sizeof(options) / sizeof(*options); i++) {
        struct param param = options[i].param;

        if (!(move->takes & (unsigned)options[i].argument) || has_param(command, param.name))
            continue;
        param.help = option_help(&options[i], move);
        param.flags = PARAM_OPTION | PARAM_OPTIONAL;
        add_param(command, &param);
    }
}

static const struct {
    const char *verb, *keys, *hint;
    unsigned scopes;
} move_keys[] = {
    {"done", "d", "done", 1u << SCOPE_FOLLOWUP},
    {"fulfil", "d", "kept", 1u << SCOPE_COMMITMENT},
    {"close", "d", "close", 1u << SCOPE_ISSUE},
    {"hold", "d", "held", 1u << SCOPE_MEETING},
    {"wait", "w", "wait", 1u << SCOPE_ISSUE | 1u << SCOPE_FOLLOWUP},
};

static void add_keys(struct command *command)
{
    for (size_t i = 0; i < sizeof(move_keys) / sizeof(*move_keys); i++) {
        if (strcmp(move_keys[i].verb, command->name) != 0)
            continue;
        command->keys = move_keys[i].keys;
        command->hint = move_keys[i].hint;
        command->scopes = move_keys[i].scopes;
    }
}

static enum scope scope_of(const struct noun *noun)
{
    static const struct {
        const struct noun *noun;
        enum scope scope;
    } scopes[] = {{&issue_noun, SCOPE_ISSUE},
                  {&meeting_noun, SCOPE_MEETING},
                  {&followup_noun, SCOPE_FOLLOWUP},
                  {&commitment_noun, SCOPE_COMMITMENT},
                  {&agreement_noun, SCOPE_AGREEMENT}};

    for (size_t i = 0; i < sizeof(scopes) / sizeof(*scopes); i++) {
        if (scopes[i].noun == noun)
            return scopes[i].scope;
    }
    return SCOPE_LIST;
}

static bool run_move(struct call *call, struct error *err);

static struct command *new_command(struct command_set *set, const struct move *move,
                                   struct arena *arena)
{
    static const struct param ref = {"ref", PARAM_REF, PARAM_TARGET, NULL, NULL, "which record"};
    struct command *command = arena_alloc(arena, sizeof(*command));

    *command = (struct command){
        .name = move->verb,
        .summary = move->summary,
        .flags = COMMAND_WRITES | COMMAND_BULK,
        .run = run_move,
        .then = THEN_RELOAD,
        .example = move_example(move->verb),
    };
    add_param(command, &ref);
    set->items = arena_grow(arena, set->items, set->count, sizeof(*set->items));
    set->items[set->count++] = command;
    return command;
}

static struct command *find_new(struct command **made, size_t count, const char *verb)
{
    for (size_t i = 0; i < count; i++) {
        if (!strcmp(made[i]->name, verb))
            return made[i];
    }
    return NULL;
}

void move_commands_add(struct command_set *set, struct arena *arena)
{
    struct command **made = NULL, *command;
    size_t count = 0;

    for (const struct noun *const *noun = nouns; *noun; noun++) {
        for (const struct move *move = moves_of(*noun); move && move->noun; move++) {
            command = find_new(made, count, move->verb);
            if (!command) {
                command = new_command(set, move, arena);
                made = arena_grow(arena, made, count, sizeof(*made));
                made[count++] = command;
            }
            add_options(command, move);
            command->scopes |= 1u << scope_of(*noun);
            command->more = joined(arena, "%s%s%s: %s.", command->more ? command->more : "",
                                   command->more ? "\n" : "", (*noun)->name, move->summary);
        }
    }
    for (size_t i = 0; i < count; i++)
        add_keys(made[i]);
}

const char *moves_possible(const struct noun *noun, const void *record, struct arena *arena)
{
    const struct move *possible[MOVES_MOST];
    struct str text = {0};
    const char *copy;
    size_t count;

    if (!moves_of(noun))
        return "";
    count = moves_from(noun, record_status(noun, record), possible);
    for (size_t i = 0; i < count; i++)
        str_add(&text, "%s%s", i ? ", " : "", possible[i]->verb);
    copy = arena_copy(arena, text.text ? text.text : "");
    str_done(&text);
    return copy;
}

/* Making a move */

static bool names_get(struct move_facts *facts, const struct desk *desk, struct arena *arena,
                      struct error *err)
{
    struct party_name *names;
    const struct org *orgs;
    struct list all;

    if (!records_all(desk->store, &org_noun, &all, arena, err))
        return false;
    orgs = all.items;
    names = arena_alloc(arena, (all.count + 1) * sizeof(*names));
    for (size_t i = 0; i < all.count; i++)
        names[i] = (struct party_name){orgs[i].code, orgs[i].name};
    facts->names = names;
    facts->name_count = all.count;
    return true;
}

static bool facts_get(struct movable *movable, const struct desk *desk, struct arena *arena,
                      struct error *err)
{
    struct move_facts *facts = &movable->facts;

    *facts = (struct move_facts){.today = desk->now.today,
                                 .home = desk->config->home_code,
                                 .officer = desk->config->officer};
    if (!names_get(facts, desk, arena, err))
        return false;
    if (movable->noun != &issue_noun)
        return true;
    return issue_was_heard(desk->store, movable->record, &facts->heard_from_party, err)
           && issue_outcome_check(desk->store, movable->key, &facts->outcome_check,
                                  &facts->outcome_checked, arena, err);
}

bool movable_get(struct movable *out, const struct desk *desk, const char *ref, struct arena *arena,
                 struct error *err)
{
    if (!record_named(desk, ref, &out->noun, &out->key, arena, err))
        return false;
    out->record = arena_alloc(arena, out->noun->size);
    return record_get_by_key(desk->store, out->noun, out->key, out->record, arena, err)
           && facts_get(out, desk, arena, err);
}

static bool add_new(const struct noun *noun, void *record, const struct desk *desk,
                    struct arena *arena, struct error *err)
{
    return !record || new_record_save(desk, noun, record, arena, err);
}

static bool replace(const struct movable *movable, const char *ref, const struct desk *desk,
                    struct arena *arena, struct error *err)
{
    struct commitment with;

    if (!ref)
        return true;
    if (!record_get_by_key(desk->store, &commitment_noun, ref, &with, arena, err))
        return false;
    with.supersedes = (struct link){.name = movable->key};
    return record_prepare(&commitment_noun, &with, desk->zones, err)
           && record_save(desk->store, &commitment_noun, &with, arena, err);
}

bool movable_save(struct movable *movable, struct move_effects *effects, const struct desk *desk,
                  struct arena *arena, struct error *err)
{
    return record_prepare(movable->noun, movable->record, desk->zones, err)
           && record_save(desk->store, movable->noun, movable->record, arena, err)
           && add_new(&followup_noun, effects->followup, desk, arena, err)
           && add_new(&issue_noun, effects->issue, desk, arena, err)
           && add_new(&interaction_noun, effects->interaction, desk, arena, err)
           && replace(movable, effects->replacement, desk, arena, err);
}

static const char *option_text(const struct call *call, const char *name)
{
    int param = call_param(call, name);

    return param < 0 ? NULL : call->args[param];
}

static bool option_date(const struct call *call, const char *name, struct date *out,
                        struct error *err)
{
    int param = call_param(call, name);

    return param < 0 || call_date(call, param, out, err);
}

static bool option_choice(const struct call *call, const char *name, const struct choices *choices,
                          int *out, struct error *err)
{
    const char *text = option_text(call, name);

    return !text || choice_read(out, choices, text, err) || error_while(err, "--%s", name);
}

/* Refs and codes may be typed in any case; the one that is there is meant. */
static bool option_record(const struct call *call, const char *name, const char **out,
                          struct error *err)
{
    const char *text = option_text(call, name);
    const struct noun *noun;

    return !text || record_named(call->desk, text, &noun, out, call->arena, err)
           || error_while(err, "--%s", name);
}

/* Somebody we know, or the name of somebody outside: "the state mediator". */
static const char *option_party(const struct call *call)
{
    const char *text = option_text(call, "party"), *key;
    struct error unknown = {0};
    const struct noun *noun;

    return text && party_named(call->desk, text, &noun, &key, call->arena, &unknown) ? key : text;
}

static void read_override(struct move_request *request, const struct call *call)
{
    const char *text = option_text(call, "override");

    for (text = text ? text : ""; *text; text += strspn(text, " ,")) {
        size_t length = strcspn(text, " ,");
        struct str word = {0};

        str_add_bytes(&word, text, length);
        tags_add(&request->override, word.text, call->arena);
        str_done(&word);
        text += length;
    }
}

static bool read_request(struct move_request *request, const struct call *call, struct error *err)
{
    int closure = 0, outcome = 0, final = call_param(call, "final");

    move_request_init(request);
    if (!option_date(call, "on", &request->on, err)
        || !option_date(call, "until", &request->until, err)
        || !option_choice(call, "closure", &closure_choices, &closure, err)
        || !option_choice(call, "outcome", &outcome_choices, &outcome, err)
        || !option_record(call, "evidence", &request->evidence, err)
        || !option_record(call, "by", &request->replacement, err))
        return false;
    request->closure = (enum closure)closure;
    request->outcome = (enum outcome)outcome;
    request->note = option_text(call, "note");
    request->party = option_party(call);
    request->final = final >= 0 && call_flag(call, final);
    read_override(request, call);
    return true;
}

static const char *spaced(const char *word, struct arena *arena)
{
    char *copy = arena_copy(arena, word);

    for (char *at = copy; *at; at++) {
        if (*at == '_')
            *at = ' ';
    }
    return copy;
}

static bool run_move(struct call *call, struct error *err)
{
    char sentence[MOVE_SENTENCE_SIZE];
    struct move_effects effects = {0};
    struct move_request request;
    struct movable movable;
    const struct move *move;
    bool mine, ok;

    if (!movable_get(&movable, call->desk, call->args[0], call->arena, err)
        || !read_request(&request, call, err))
        return false;
    move = move_find(movable.noun, call->command->name);
    if (!move)
        return error_set(err, ERROR_INVALID, "%s cannot be told to %s; possible now: %s",
                         movable.key, call->command->name,
                         moves_possible(movable.noun, movable.record, call->arena));
    if (!move_apply(move, movable.record, &request, &movable.facts, call->arena, &effects, err)
        || !call_begin(call, &mine, err, "%s", move_sentence(move, movable.key, sentence)))
        return false;
    ok = movable_save(&movable, &effects, call->desk, call->arena, err);
    if (!call_end(call, mine, ok, err))
        return false;
    call->ref = movable.key;
    call_say(
        call, "%s is now %s.%s%s", movable.key,
        spaced(status_name(movable.noun, record_status(movable.noun, movable.record)), call->arena),
        effects.said ? " " : "", effects.said ? effects.said : "");
    return true;
}
