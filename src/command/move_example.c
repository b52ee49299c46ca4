/*
 * How each move is typed: in the sample region, as `liaise demo …`, wherever something there is in
 * a state to be moved so; the others are about the next record that is added.
 */

#include "command/move.h"

#include <string.h>

/* clang-format off */
static const struct {
    const char *verb, *example;
} examples[] = {
    {"acknowledge",   "liaise acknowledge I-41 --note \"By phone, to Tove\""},
    {"assess",        "liaise assess I-12"},
    {"discuss",       "liaise discuss I-12"},
    {"wait",          "liaise wait I-15 --party NWP --until fri"},
    {"escalate",      "liaise escalate I-12 --party \"Ingrid Vasquez-Holm\" --note \"Late twice\""},
    {"refer",         "liaise refer I-8 --party \"the state mediator\""},
    {"propose",       "liaise propose I-12 --note \"A table by e-mail until the feed runs\""},
    {"accept",        "liaise accept I-41 --note \"Both said yes\""},
    {"monitor",       "liaise monitor I-41 --until +30d"},
    {"close",         "liaise close I-10 --closure resolved --note \"The credits are paid\""},
    {"reopen",        "liaise reopen I-40 --note \"It happened again\""},
    {"decline",       "liaise decline C-49 --note \"They cannot say when\""},
    {"begin",         "liaise begin C-46"},
    {"fulfil",        "liaise fulfil C-46 --evidence N-895"},
    {"fulfil-partly", "liaise fulfil-partly C-46 --note \"Two of three\""},
    {"break",         "liaise break C-29"},
    {"waive",         "liaise waive C-46 --party CFR"},
    {"supersede",     "liaise supersede C-46 --by C-47"},
    {"dispute",       "liaise dispute C-46 --note \"They remember another day\""},
    {"negotiate",     "liaise negotiate A-11"},
    {"redraft",       "liaise redraft A-11"},
    {"review",        "liaise review A-11"},
    {"send-to-sign",  "liaise send-to-sign A-11"},
    {"sign",          "liaise sign A-11 --party NWP --on mon"},
    {"activate",      "liaise activate A-1"},
    {"renew",         "liaise renew A-7"},
    {"suspend",       "liaise suspend A-7 --note \"Until the audit is done\""},
    {"resume",        "liaise resume A-11"},
    {"terminate",     "liaise terminate A-7 --note \"The grant has ended\""},
    {"expire",        "liaise expire A-11"},
    {"abandon",       "liaise abandon A-11 --note \"No money this year\""},
    {"schedule",      "liaise schedule M-215"},
    {"confirm",       "liaise confirm M-216"},
    {"postpone",      "liaise postpone M-212 --note \"The hall is flooded\""},
    {"cancel",        "liaise cancel M-212 --note \"Nothing to talk about\""},
    {"hold",          "liaise hold M-216"},
    {"miss",          "liaise miss M-199 --note \"Nobody came\""},
    {"draft-minutes", "liaise draft-minutes M-216"},
    {"amend-minutes", "liaise amend-minutes M-195"},
    {"circulate",     "liaise circulate M-197"},
    {"start",         "liaise start F-297"},
    {"done",          "liaise done F-301 --outcome reached"},
    {"skip",          "liaise skip F-297 --note \"It has come to nothing\""},
    {"plan",          "liaise plan F-421"},
};
/* clang-format on */

const char *move_example(const char *verb)
{
    for (size_t i = 0; i < sizeof(examples) / sizeof(*examples); i++) {
        if (!strcmp(examples[i].verb, verb))
            return examples[i].example;
    }
    return NULL;
}
