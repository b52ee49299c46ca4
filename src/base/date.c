#include <liaise/date.h>

#include <stdio.h>
#include <string.h>

const char *const weekday_names[7] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
const char *const month_names[12] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/* The Gregorian calendar repeats itself after 400 years, its days of the week after 7 days. */
enum { ERA_YEARS = 400, ERA_DAYS = 146097, DAYS_TO_1970 = 719468 };

static int64_t floor_div(int64_t value, int64_t by)
{
    return value / by - (value % by < 0);
}

static struct date nearest_date(int64_t day)
{
    if (day <= INT32_MIN)
        return (struct date){INT32_MIN + 1};    /* INT32_MIN itself says "no date" */
    return (struct date){day > INT32_MAX ? INT32_MAX : (int32_t)day};
}

/* Years are counted from March, so that the day that comes and goes is the last of its year. */
struct date date_of(int year, int month, int day)
{
    int64_t from_march = (int64_t)year - (month <= 2);
    int64_t era = floor_div(from_march, ERA_YEARS);
    int64_t of_era = from_march - era * ERA_YEARS;
    int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + (int64_t)day - 1;

    return nearest_date(era * ERA_DAYS + of_era * 365 + of_era / 4 - of_era / 100 + of_year
                        - DAYS_TO_1970);
}

struct civil date_civil(struct date date)
{
    int64_t day = (int64_t)date.day + DAYS_TO_1970;
    int64_t era = floor_div(day, ERA_DAYS);
    int of_era = (int)(day - era * ERA_DAYS);
    int year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int of_year = of_era - (365 * year + year / 4 - year / 100);
    int from_march = (5 * of_year + 2) / 153;
    int month = from_march < 10 ? from_march + 3 : from_march - 9;

    return (struct civil){
        .year = (int)(year + era * ERA_YEARS) + (month <= 2),
        .month = month,
        .day = of_year - (153 * from_march + 2) / 5 + 1,
    };
}

int date_weekday(struct date date)
{
    int64_t from_monday = (int64_t)date.day + 3;

    return (int)(from_monday - floor_div(from_monday, 7) * 7);
}

int days_in_month(int year, int month)
{
    static const int days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return days[month - 1] + (month == 2 && is_leap);
}

struct date date_add_months(struct date date, int months)
{
    struct civil civil = date_civil(date);
    int64_t month = (int64_t)civil.year * 12 + civil.month - 1 + months;
    int year = (int)floor_div(month, 12);
    int of_year = (int)(month - (int64_t)year * 12) + 1;
    int last = days_in_month(year, of_year);

    return date_of(year, of_year, civil.day < last ? civil.day : last);
}

/* A week belongs to the year that its Thursday is in. */
int date_week(struct date date)
{
    struct date thursday = nearest_date((int64_t)date.day - date_weekday(date) + 3);
    struct date first = date_of(date_civil(thursday).year, 1, 1);

    return (thursday.day - first.day) / 7 + 1;
}

/* `count` digits and nothing else. Returns -1 if there is something else. */
static int read_digits(const char *text, int count)
{
    int value = 0;

    for (int i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

/* The ten characters of a day that exists. */
static bool read_day(struct date *out, const char *text)
{
    int year, month, day;

    if (strnlen(text, 10) < 10 || text[4] != '-' || text[7] != '-')
        return false;
    year = read_digits(text, 4);
    month = read_digits(text + 5, 2);
    day = read_digits(text + 8, 2);
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month))
        return false;
    *out = date_of(year, month, day);
    return true;
}

bool date_read(struct date *out, const char *text, struct error *err)
{
    struct date date;

    if (!read_day(&date, text) || text[10])
        return error_set(err, ERROR_INVALID,
                         "'%.40s' is not a day; days are written as in 2026-02-03", text);
    *out = date;
    return true;
}

const char *date_write(struct date date, char text[DATE_TEXT_SIZE])
{
    struct civil civil = date_civil(date);

    text[0] = '\0';
    if (date_is_set(date))
        (void)snprintf(text, DATE_TEXT_SIZE, "%04d-%02d-%02d", civil.year, civil.month, civil.day);
    return text;
}

bool wall_read(int64_t *out, const char *text, struct error *err)
{
    struct date date;
    int hour = -1, minute = -1;

    if (read_day(&date, text) && strlen(text) == 16 && text[10] == 'T' && text[13] == ':') {
        hour = read_digits(text + 11, 2);
        minute = read_digits(text + 14, 2);
    }
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59)
        return error_set(err, ERROR_INVALID,
                         "'%.40s' is not a day and a time; they are written as in 2026-02-03T15:30",
                         text);
    *out = (int64_t)date.day * INSTANT_DAY + (hour * 60 + minute) * INT64_C(60);
    return true;
}

const char *wall_write(int64_t wall, char text[WALL_TEXT_SIZE])
{
    char day[DATE_TEXT_SIZE];
    int minute = wall_minute(wall);

    text[0] = '\0';
    if (wall != WALL_NONE)
        (void)snprintf(text, WALL_TEXT_SIZE, "%sT%02d:%02d", date_write(wall_date(wall), day),
                       minute / 60, minute % 60);
    return text;
}

struct date wall_date(int64_t wall)
{
    return wall == WALL_NONE ? DATE_NONE : nearest_date(floor_div(wall, INSTANT_DAY));
}

int wall_minute(int64_t wall)
{
    int second = (int)(wall % INSTANT_DAY);

    return (second < 0 ? second + INSTANT_DAY : second) / 60;
}
