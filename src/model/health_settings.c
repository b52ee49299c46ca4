#include <liaise/health.h>

#include <assert.h>
#include <stdio.h>

/* clang-format off */
const struct health_settings health_presets = {
    .weights = {
        [HEALTH_CADENCE] = 25, [HEALTH_VOLUME] = 15, [HEALTH_SENTIMENT] = 15,
        [HEALTH_RELIABILITY] = 25, [HEALTH_FRICTION] = 20,
    },
    .touch = {
        [CHANNEL_IN_PERSON] = 1.6, [CHANNEL_VIDEO] = 1.2, [CHANNEL_PHONE] = 1.0,
        [CHANNEL_RADIO] = 0.8, [CHANNEL_EVENT] = 0.8, [CHANNEL_LETTER] = 0.6,
        [CHANNEL_EMAIL] = 0.5, [CHANNEL_MESSAGE] = 0.4, [CHANNEL_BROADCAST] = 0.1,
    },
    .unanswered = 0.4,
    .two_way_least = 0.4,
    .day_most = 2.0,
    .half_volume = 45, .half_sentiment = 60, .half_reliability = 180, .half_rejected = 60,
    .sentiment_days = 365,
    .late_days = 14,
    .overdue_days = 14,
    .prior = 0.75,
    .severity = {
        [SEVERITY_LOW] = 3, [SEVERITY_MEDIUM] = 8, [SEVERITY_HIGH] = 18, [SEVERITY_CRITICAL] = 35,
    },
    .status = {
        [ISSUE_NEW] = 1.0, [ISSUE_ACKNOWLEDGED] = 1.0, [ISSUE_ASSESSING] = 1.0,
        [ISSUE_DIALOGUE] = 1.0, [ISSUE_WAITING] = 0.8, [ISSUE_ESCALATED] = 1.3,
        [ISSUE_REFERRED] = 0.9, [ISSUE_PROPOSED] = 0.6, [ISSUE_ACCEPTED] = 0.25,
        [ISSUE_MONITORING] = 0.25, [ISSUE_CLOSED] = 0.5,
    },
    .stage_step = 0.2,
    .overdue = 1.25,
    .friction_base = 40,
    .cap_stage = 60, .cap_stage_high = 20,
    .cap_critical = 40,
    .cap_agreement = 80,
    .cap_silent = 40, .silent_times = 4,
    .low = 20, .cap_low = 60,
    .weak = 50, .cap_weak = 80,
    .bands = {20, 40, 60, 80, 100},
    .confidence_days = 180, .confidence_contacts = 5,
    .confidence_medium = 0.4, .confidence_high = 0.75,
    .trend_days = 30, .trend_points = 5,
    .alert_days = 2, .alert_window = 14, .alert_points = 10,
    .tier_ideal = {30, 14, 30, 60, 90},
    .max_times = 1.5,
};

#define NUMBER(member, least, most) \
    HEALTH_OPTION_NUMBER, offsetof(struct health_settings, member), least, most
#define WHOLE(member, least, most) \
    HEALTH_OPTION_WHOLE, offsetof(struct health_settings, member), least, most

const struct health_option health_options[] = {
    {"weights.cadence", NUMBER(weights[HEALTH_CADENCE], 0, 100), "what silence weighs"},
    {"weights.volume", NUMBER(weights[HEALTH_VOLUME], 0, 100), "what the amount of contact weighs"},
    {"weights.sentiment", NUMBER(weights[HEALTH_SENTIMENT], 0, 100), "what the tone weighs"},
    {"weights.reliability", NUMBER(weights[HEALTH_RELIABILITY], 0, 100), "what promises weigh"},
    {"weights.friction", NUMBER(weights[HEALTH_FRICTION], 0, 100), "what open issues weigh"},
    {"touch.in_person", NUMBER(touch[CHANNEL_IN_PERSON], 0, 10), "what a visit counts"},
    {"touch.video", NUMBER(touch[CHANNEL_VIDEO], 0, 10), "what a video call counts"},
    {"touch.phone", NUMBER(touch[CHANNEL_PHONE], 0, 10), "what a call counts"},
    {"touch.radio", NUMBER(touch[CHANNEL_RADIO], 0, 10), "what a word by radio counts"},
    {"touch.event", NUMBER(touch[CHANNEL_EVENT], 0, 10), "what an event counts"},
    {"touch.letter", NUMBER(touch[CHANNEL_LETTER], 0, 10), "what a letter counts"},
    {"touch.email", NUMBER(touch[CHANNEL_EMAIL], 0, 10), "what a mail counts"},
    {"touch.message", NUMBER(touch[CHANNEL_MESSAGE], 0, 10), "what a text message counts"},
    {"touch.broadcast", NUMBER(touch[CHANNEL_BROADCAST], 0, 10), "what a circular counts"},
    {"touch.unanswered", NUMBER(unanswered, 0, 1), "factor while they have not answered"},
    {"touch.two_way", NUMBER(two_way_least, 0, 10), "least weight of a two-way contact"},
    {"touch.day_most", NUMBER(day_most, 0.1, 100), "most that the contacts of one day count"},
    {"half_life.volume", NUMBER(half_volume, 1, 3650), "days until a contact counts half"},
    {"half_life.sentiment", NUMBER(half_sentiment, 1, 3650), "days until a tone counts half"},
    {"half_life.reliability", NUMBER(half_reliability, 1, 3650),
     "days until a promise counts half"},
    {"half_life.rejected", NUMBER(half_rejected, 1, 3650), "days until a rejection counts half"},
    {"sentiment_days", WHOLE(sentiment_days, 1, 3650), "days after which a tone is forgotten"},
    {"promises.late", NUMBER(late_days, 1, 365), "days late that cost a kept promise half"},
    {"promises.overdue", NUMBER(overdue_days, 1, 365),
     "days until an overdue promise counts in full"},
    {"promises.prior", NUMBER(prior, 0, 1), "credit of an organization without a record"},
    {"severity.low", NUMBER(severity[SEVERITY_LOW], 0, 1000), "pressure of a low issue"},
    {"severity.medium", NUMBER(severity[SEVERITY_MEDIUM], 0, 1000), "pressure of a medium issue"},
    {"severity.high", NUMBER(severity[SEVERITY_HIGH], 0, 1000), "pressure of a high issue"},
    {"severity.critical", NUMBER(severity[SEVERITY_CRITICAL], 0, 1000),
     "pressure of a critical issue"},
    {"status.new", NUMBER(status[ISSUE_NEW], 0, 10), "factor while new"},
    {"status.acknowledged", NUMBER(status[ISSUE_ACKNOWLEDGED], 0, 10), "factor while acknowledged"},
    {"status.assessing", NUMBER(status[ISSUE_ASSESSING], 0, 10), "factor while it is assessed"},
    {"status.dialogue", NUMBER(status[ISSUE_DIALOGUE], 0, 10), "factor while in dialogue"},
    {"status.waiting", NUMBER(status[ISSUE_WAITING], 0, 10), "factor while waiting"},
    {"status.escalated", NUMBER(status[ISSUE_ESCALATED], 0, 10), "factor while escalated"},
    {"status.referred", NUMBER(status[ISSUE_REFERRED], 0, 10), "factor while referred"},
    {"status.proposed", NUMBER(status[ISSUE_PROPOSED], 0, 10),
     "factor while something is proposed"},
    {"status.accepted", NUMBER(status[ISSUE_ACCEPTED], 0, 10), "factor once accepted"},
    {"status.monitoring", NUMBER(status[ISSUE_MONITORING], 0, 10), "factor while monitored"},
    {"status.rejected", NUMBER(status[ISSUE_CLOSED], 0, 10), "factor on the day of a rejection"},
    {"stage_step", NUMBER(stage_step, 0, 10), "what each stage beyond the first adds"},
    {"overdue", NUMBER(overdue, 1, 10), "factor of an issue past its target"},
    {"friction_base", NUMBER(friction_base, 1, 1000), "pressure that halves the component"},
    {"caps.stage", WHOLE(cap_stage, 0, 100), "highest score at stages 4 to 6"},
    {"caps.stage_high", WHOLE(cap_stage_high, 0, 100), "highest score at stages 7 to 9"},
    {"caps.critical", WHOLE(cap_critical, 0, 100), "highest score, a critical issue overdue"},
    {"caps.agreement", WHOLE(cap_agreement, 0, 100), "highest score, a required agreement expired"},
    {"caps.silent", WHOLE(cap_silent, 0, 100), "highest score after long silence"},
    {"caps.silent_times", NUMBER(silent_times, 1, 100),
     "long silence: so many times the most days"},
    {"caps.low_below", WHOLE(low, 0, 100), "a component below this is low"},
    {"caps.low", WHOLE(cap_low, 0, 100), "highest score with a low component"},
    {"caps.weak_below", WHOLE(weak, 0, 100), "a component below this is weak"},
    {"caps.weak", WHOLE(cap_weak, 0, 100), "highest score with a weak component"},
    {"bands.critical", WHOLE(bands[BAND_CRITICAL], 0, 100), "highest score that is critical"},
    {"bands.strained", WHOLE(bands[BAND_STRAINED], 0, 100), "highest score that is strained"},
    {"bands.fragile", WHOLE(bands[BAND_FRAGILE], 0, 100), "highest score that is fragile"},
    {"bands.steady", WHOLE(bands[BAND_STEADY], 0, 100), "highest score that is steady"},
    {"bands.strong", WHOLE(bands[BAND_STRONG], 100, 100), "100"},
    {"confidence.days", WHOLE(confidence_days, 1, 3650), "days that confidence looks back"},
    {"confidence.contacts", WHOLE(confidence_contacts, 1, 1000),
     "two-way contacts for full confidence"},
    {"confidence.medium", NUMBER(confidence_medium, 0, 1), "confidence is medium from here"},
    {"confidence.high", NUMBER(confidence_high, 0, 1), "confidence is high from here"},
    {"trend.days", WHOLE(trend_days, 1, 3650), "days that the trend looks back"},
    {"trend.points", WHOLE(trend_points, 1, 100), "points that make a trend"},
    {"alert.days", WHOLE(alert_days, 1, 365), "days in a lower band that raise an alert"},
    {"alert.window", WHOLE(alert_window, 1, 365), "days that alerts look back"},
    {"alert.points", WHOLE(alert_points, 1, 100), "points lost that raise an alert"},
    {"cadence.tier1", WHOLE(tier_ideal[1], 1, 3650), "days between contacts in tier 1"},
    {"cadence.tier2", WHOLE(tier_ideal[2], 1, 3650), "days between contacts in tier 2"},
    {"cadence.tier3", WHOLE(tier_ideal[3], 1, 3650), "days between contacts in tier 3"},
    {"cadence.tier4", WHOLE(tier_ideal[4], 1, 3650), "days between contacts in tier 4"},
    {"cadence.untiered", WHOLE(tier_ideal[0], 1, 3650), "days between contacts without a tier"},
    {"cadence.max_times", NUMBER(max_times, 1, 10), "most days: so many times the ideal"},
    {0},
};
/* clang-format on */

double health_option_value(const struct health_option *option,
                           const struct health_settings *settings)
{
    const char *at = (const char *)settings + option->at;

    if (option->kind == HEALTH_OPTION_WHOLE)
        return *(const int *)(const void *)at;
    return *(const double *)(const void *)at;
}

void health_option_set(const struct health_option *option, struct health_settings *settings,
                       double value)
{
    char *at = (char *)settings + option->at;

    if (option->kind == HEALTH_OPTION_WHOLE)
        *(int *)(void *)at = (int)value;
    else
        *(double *)(void *)at = value;
}

enum health_band health_band_of(int score, const struct health_settings *settings)
{
    int band = BAND_CRITICAL;

    while (band < BAND_STRONG && score > settings->bands[band])
        band++;
    return (enum health_band)band;
}

const char *health_band_name(enum health_band band)
{
    static const char *const names[BANDS] = {"critical", "strained", "fragile", "steady", "strong"};

    assert(band < BANDS);
    return names[band];
}

const char *health_component_name(enum health_component component)
{
    static const char *const names[HEALTH_COMPONENTS] = {"cadence", "volume", "sentiment",
                                                         "reliability", "friction"};

    assert(component < HEALTH_COMPONENTS);
    return names[component];
}

const char *confidence_name(enum confidence confidence)
{
    static const char *const names[] = {"low", "medium", "high"};

    return names[confidence];
}

const char *health_cap_write(const struct health_cap *cap, const struct health_settings *settings,
                             char text[HEALTH_CAP_TEXT_SIZE])
{
    size_t size = HEALTH_CAP_TEXT_SIZE;
    int at = cap->points;

    switch (cap->kind) {
    case CAP_STAGE_HIGH:
        (void)snprintf(text, size, "Glasl 7-9 caps at %d", at);
        break;
    case CAP_STAGE:
        (void)snprintf(text, size, "Glasl 4-6 caps at %d", at);
        break;
    case CAP_CRITICAL:
        (void)snprintf(text, size, "critical issue overdue caps at %d", at);
        break;
    case CAP_AGREEMENT:
        (void)snprintf(text, size, "required agreement expired caps at %d", at);
        break;
    case CAP_SILENT:
        (void)snprintf(text, size, "no two-way contact (never, or for %g x max) caps at %d",
                       settings->silent_times, at);
        break;
    case CAP_LOW:
    case CAP_WEAK:
        (void)snprintf(text, size, "%s below %d caps at %d", health_component_name(cap->component),
                       cap->kind == CAP_LOW ? settings->low : settings->weak, at);
        break;
    }
    return text;
}
