#include "model/when_private.h"

#include <stdio.h>
#include <string.h>

/*
 * Abbreviations in use that are not names in tzdata, as EST, MST, HST, CET, EET, WET and GMT
 * are. One that stands here twice is ambiguous. Winter and summer are told apart: EDT in
 * December is a slip, and is not read as EST.
 */
static const struct zone_abbreviation abbreviations[] = {
    {"acdt", 630, "Australia/Adelaide"},
    {"acst", 570, "Australia/Darwin"},
    {"adt", -180, "America/Halifax"},
    {"aedt", 660, "Australia/Sydney"},
    {"aest", 600, "Australia/Brisbane"},
    {"akdt", -480, "America/Anchorage"},
    {"akst", -540, "America/Anchorage"},
    {"amt", -240, "America/Manaus"},
    {"amt", 240, "Asia/Yerevan"},
    {"art", -180, "America/Argentina/Buenos_Aires"},
    {"ast", -240, "America/Halifax"},
    {"ast", 180, "Asia/Riyadh"},
    {"awst", 480, "Australia/Perth"},
    {"brt", -180, "America/Sao_Paulo"},
    {"bst", 60, "Europe/London"},
    {"bst", 360, "Asia/Dhaka"},
    {"cat", 120, "Africa/Maputo"},
    {"cdt", -300, "America/Chicago"},
    {"cdt", -240, "America/Havana"},
    {"cest", 120, "Europe/Brussels"},
    {"cst", -360, "America/Chicago"},
    {"cst", 480, "Asia/Shanghai"},
    {"cst", -300, "America/Havana"},
    {"eat", 180, "Africa/Nairobi"},
    {"edt", -240, "America/New_York"},
    {"eest", 180, "Europe/Athens"},
    {"gst", 240, "Asia/Dubai"},
    {"gst", -120, "Atlantic/South_Georgia"},
    {"hkt", 480, "Asia/Hong_Kong"},
    {"ict", 420, "Asia/Bangkok"},
    {"idt", 180, "Asia/Jerusalem"},
    {"irst", 210, "Asia/Tehran"},
    {"ist", 330, "Asia/Kolkata"},
    {"ist", 60, "Europe/Dublin"},
    {"ist", 120, "Asia/Jerusalem"},
    {"jst", 540, "Asia/Tokyo"},
    {"kst", 540, "Asia/Seoul"},
    {"mdt", -360, "America/Denver"},
    {"msk", 180, "Europe/Moscow"},
    {"ndt", -150, "America/St_Johns"},
    {"npt", 345, "Asia/Kathmandu"},
    {"nst", -210, "America/St_Johns"},
    {"nzdt", 780, "Pacific/Auckland"},
    {"nzst", 720, "Pacific/Auckland"},
    {"pdt", -420, "America/Los_Angeles"},
    {"pht", 480, "Asia/Manila"},
    {"pkt", 300, "Asia/Karachi"},
    {"pst", -480, "America/Los_Angeles"},
    {"pst", 480, "Asia/Manila"},
    {"sast", 120, "Africa/Johannesburg"},
    {"sgt", 480, "Asia/Singapore"},
    {"sst", -660, "Pacific/Pago_Pago"},
    {"sst", 480, "Asia/Singapore"},
    {"trt", 180, "Europe/Istanbul"},
    {"wat", 60, "Africa/Lagos"},
    {"west", 60, "Europe/Lisbon"},
    {"wib", 420, "Asia/Jakarta"},
    {"wit", 540, "Asia/Jayapura"},
    {"wita", 480, "Asia/Makassar"},
};

enum { ABBREVIATIONS = sizeof(abbreviations) / sizeof(*abbreviations) };

const char *when_scan_offset(const char *text, int32_t *out)
{
    char sign = *text;
    int hours = 0, minutes = 0;
    const char *rest;

    *out = 0;
    if (sign == 'z')
        return text + 1;
    if (sign != '+' && sign != '-')
        return NULL;
    rest = when_scan_number(text + 1, 4, &hours);
    if (!rest || rest == text + 4)
        return NULL;
    if (rest == text + 5) {
        minutes = hours % 100;
        hours /= 100;
    } else if (*rest == ':') {
        const char *from = rest + 1;

        rest = when_scan_number(from, 2, &minutes);
        if (rest != from + 2)
            return NULL;
    }
    if (hours > 14 || minutes > 59)
        return NULL;
    *out = (sign == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
    return rest;
}

static bool names_zone(const struct reading *reading)
{
    return reading->zone || reading->has_offset;
}

static enum taken two_zones(struct error *err)
{
    error_set(err, ERROR_INVALID, "that names two time zones; give one");
    return WRONG;
}

/* utc+5, gmt-3:30, +01:00: what people mean by them, which Etc/GMT+5 is the opposite of */
enum taken when_take_offset(struct reading *reading, struct error *err)
{
    const char *word = reading->words[reading->at], *rest;
    bool has_name = strncmp(word, "utc", 3) == 0 || strncmp(word, "gmt", 3) == 0;
    int32_t offset;

    rest = word + (has_name ? 3 : 0);
    if (*rest != '+' && *rest != '-')
        return NOT_MINE;
    rest = when_scan_offset(rest, &offset);
    if (!rest || *rest || (!has_name && !strchr(word, ':')))
        return NOT_MINE;
    if (!has_name && *word == '-') {
        error_set(err, ERROR_INVALID,
                  "'%s' can be the end of a range or an offset; write 9-10:30 or utc-5", word);
        return WRONG;
    }
    if (names_zone(reading))
        return two_zones(err);
    reading->has_offset = true;
    reading->offset = offset;
    reading->at++;
    return TAKEN;
}

static enum taken refuse_ambiguous(const char *word, struct error *err)
{
    char zones[256] = "";
    size_t length = 0;

    for (size_t i = 0; i < ABBREVIATIONS; i++) {
        if (strcmp(abbreviations[i].text, word) == 0 && length < sizeof(zones))
            length += (size_t)snprintf(zones + length, sizeof(zones) - length, "%s%s",
                                       length ? " or " : "", abbreviations[i].zone);
    }
    error_set(err, ERROR_INVALID, "'%s' can be %s; write one of them", word, zones);
    return WRONG;
}

/* JST: the only zone that goes by it */
static enum taken take_abbreviation(struct reading *reading, struct error *err)
{
    const char *word = reading->words[reading->at];
    const struct zone_abbreviation *found = NULL;

    for (size_t i = 0; i < ABBREVIATIONS; i++) {
        if (strcmp(abbreviations[i].text, word) != 0)
            continue;
        if (found)
            return refuse_ambiguous(word, err);
        found = &abbreviations[i];
    }
    if (!found)
        return NOT_MINE;
    if (!zone_get(&reading->zone, reading->options->zones, found->zone, err))
        return WRONG;
    reading->abbreviation = found;
    reading->at++;
    return TAKEN;
}

/* The next words as one name. False if it does not fit or there are not so many. */
static bool join_words(char *out, size_t size, const char *const *words, size_t count)
{
    size_t length = 0;

    for (size_t i = 0; i < count; i++) {
        if (!words[i])
            return false;
        length += (size_t)snprintf(out + length, size - length, "%s%s", i ? "_" : "", words[i]);
        if (length >= size)
            return false;
    }
    return true;
}

/* The zone that the next words name, most of them first. None is fine. */
static bool find_zone(const struct zone **out, size_t *used, const struct reading *reading,
                      struct error *err)
{
    enum { MOST_WORDS_OF_A_CITY = 4 };      /* Dar es Salaam, Port of Spain */
    char name[WHEN_MOST_TEXT + 1];

    *out = NULL;
    for (size_t count = MOST_WORDS_OF_A_CITY; count && !*out; count--) {
        struct error why = {0};

        if (!join_words(name, sizeof(name), &reading->words[reading->at], count))
            continue;
        *used = count;
        if (zone_find(out, reading->options->zones, name, &why))
            continue;
        if (why.kind == ERROR_NOT_FOUND)    /* no zone files: then it is no zone */
            return true;
        *err = why;
        return false;
    }
    return true;
}

/* tokyo, new york, europe/paris, jst: a zone's name or its city first, then an abbreviation */
enum taken when_take_zone(struct reading *reading, struct error *err)
{
    const char *word = reading->words[reading->at];
    bool has_zone = names_zone(reading);
    const struct zone *zone;
    enum taken taken = TAKEN;
    size_t used = 0;

    if (!reading->options->zones || word[0] < 'a' || word[0] > 'z')
        return NOT_MINE;
    if (!find_zone(&zone, &used, reading, err))
        return WRONG;
    if (zone) {
        reading->zone = zone;
        reading->at += used;
    } else {
        taken = take_abbreviation(reading, err);
    }
    return taken == TAKEN && has_zone ? two_zones(err) : taken;
}
