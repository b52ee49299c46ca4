/* Choices: words for the values of an enum. */

#include <liaise/noun.h>

#include <assert.h>
#include <string.h>

#include "base/str.h"
#include "base/text.h"
#include "model/noun_private.h"

static const char *const flag_names[] = {
    [FLAG_NO] = "no",
    [FLAG_YES] = "yes",
    NULL,
};
const struct choices flag_choices = {flag_names, FLAG_YES + 1};

/* Traffic Light Protocol 2.0 (FIRST): never translated, no blanks. */
static const char *const tlp_names[TLPS + 1] = {
    [TLP_RED] = "TLP:RED",     [TLP_AMBER_STRICT] = "TLP:AMBER+STRICT",
    [TLP_AMBER] = "TLP:AMBER", [TLP_GREEN] = "TLP:GREEN",
    [TLP_CLEAR] = "TLP:CLEAR",
};
const struct choices tlp_choices = {tlp_names, TLPS};

static const char *const attribution_names[ATTRIBUTIONS + 1] = {
    [ATTRIBUTED] = "attributed",
    [ATTRIBUTION_ORG_ONLY] = "org_only",
    [ATTRIBUTION_CHATHAM_HOUSE] = "chatham_house",
    [ATTRIBUTION_OFF_RECORD] = "off_record",
};
const struct choices attribution_choices = {attribution_names, ATTRIBUTIONS};

static const char *const channel_names[CHANNELS + 1] = {
    [CHANNEL_IN_PERSON] = "in_person", [CHANNEL_VIDEO] = "video",
    [CHANNEL_PHONE] = "phone",         [CHANNEL_RADIO] = "radio",
    [CHANNEL_LETTER] = "letter",       [CHANNEL_EVENT] = "event",
    [CHANNEL_EMAIL] = "email",         [CHANNEL_MESSAGE] = "message",
    [CHANNEL_BROADCAST] = "broadcast",
};
const struct choices channel_choices = {channel_names, CHANNELS};

static const char *const outcome_names[OUTCOMES + 1] = {
    [OUTCOME_REACHED] = "reached",           [OUTCOME_LEFT_MESSAGE] = "left_message",
    [OUTCOME_UNREACHABLE] = "unreachable",   [OUTCOME_BOUNCED] = "bounced",
    [OUTCOME_NOT_REQUIRED] = "not_required", [OUTCOME_OTHER] = "other",
};
const struct choices outcome_choices = {outcome_names, OUTCOMES};

const struct choices *field_choices(const struct field *field)
{
    return field->kind == FIELD_FLAG ? &flag_choices : field->choices;
}

const char *choice_name(const struct choices *choices, int value)
{
    assert(value >= 0 && value < choices->count);
    return choices->names[value];
}

static char folded(char c)
{
    if (c >= 'A' && c <= 'Z')
        return (char)(c - 'A' + 'a');
    return c == '-' || c == ' ' ? '_' : c;
}

/* Case does not matter, nor whether people write in_person, in-person or in person. */
static bool is_same_word(const char *a, const char *b)
{
    while (*a && folded(*a) == folded(*b)) {
        a++;
        b++;
    }
    return !*a && !*b;
}

/* Words that lead to another: true and y are yes, "amber" is TLP:AMBER. */
static bool is_meant(const struct choices *choices, int value, const char *text)
{
    const char *name = choices->names[value];

    if (is_same_word(name, text))
        return true;
    if (choices == &tlp_choices)
        return is_same_word(name + strlen("TLP:"), text);
    if (choices != &flag_choices)
        return false;
    return is_same_word(text, value == FLAG_YES ? "true" : "false")
           || is_same_word(text, value == FLAG_YES ? "y" : "n");
}

static bool refuse(const struct choices *choices, const char *text, struct error *err)
{
    const char *nearest = text_nearest(text, choices->names + 1);
    struct str words = {0};

    for (int i = 1; i < choices->count; i++)
        str_add(&words, "%s%s", i > 1 ? ", " : "", choices->names[i]);
    if (nearest)
        error_set(err, ERROR_INVALID, "'%.40s' is none of %s; did you mean %s?", text, words.text,
                  nearest);
    else
        error_set(err, ERROR_INVALID, "'%.40s' is none of %s", text, words.text);
    str_done(&words);
    return false;
}

bool choice_read(int *out, const struct choices *choices, const char *text, struct error *err)
{
    for (int i = 1; i < choices->count; i++) {
        if (is_meant(choices, i, text)) {
            *out = i;
            return true;
        }
    }
    return refuse(choices, text, err);
}
