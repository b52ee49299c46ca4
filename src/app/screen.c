#include "app/screen.h"

#include <string.h>
#include <unistd.h>

#include "app/app.h"
#include "app/first_start.h"

static bool open_term(struct term **out, const struct screen_options *options,
                      const struct config *config, struct error *err)
{
    struct term_options term = {
        .term = options->term,
        .colorterm = options->colorterm,
        .no_color = options->no_color,
        .depth = options->depth,
        .mouse = !config || config->mouse != SWITCH_OFF,
        .sync = !config || config->sync != SWITCH_OFF,
        .escape_ms = config ? (int)config->esc_delay : 25,
    };

    return term_open(out, &term, err);
}

static bool show(struct office *office, const struct start *start,
                 const struct screen_options *options, const char *notice, int *status,
                 struct error *err)
{
    struct app_options app_options = {
        .desk = &office->desk,
        .notice = notice,
        .complaints = &office->complaints,
        .store_path = office->store_path,
        .clock_stands = start->clock_is_fixed,
        .environment = options->environment,
    };
    struct term *term;
    struct app *app;

    if (!open_term(&term, options, office->desk.config, err))
        return false;
    app_options.width = term_width(term);
    app_options.height = term_height(term);
    app_options.ascii = term_is_ascii(term);
    if (!app_open(&app, &app_options, err)) {
        term_close(term);
        return false;
    }
    *status = app_run(app, term);
    app_close(app);
    term_close(term);
    return true;
}

/* A store that cannot be written can still be read: `why` says why it cannot. */
static bool open_office(struct office *out, const struct start *start,
                        struct complaints *complaints, struct error *why, struct error *err)
{
    struct start reading = *start;
    struct error unused = {0};

    if (office_open(out, start, why))
        return true;
    *err = *why;
    for (size_t i = 0; i < out->complaints.count; i++)
        complain(complaints, &out->complaints.items[i]);
    office_close(out);
    reading.need = NEED_READ;
    if (why->kind != ERROR_IO || start->demo)
        return false;
    if (office_open(out, &reading, &unused))
        return true;
    office_close(out);
    return false;
}

static bool has_config(const struct start *start)
{
    const char *path = start->config ? start->config : start->places->config_path;

    return start->demo || start->config || access(path, F_OK) == 0;
}

/* What the person chose who has no configuration yet. */
static bool offer_first_start(struct start *start, const struct screen_options *options,
                              bool *goes_on, int *status, struct error *err)
{
    struct term *term;

    if (!open_term(&term, options, NULL, err))
        return false;
    switch (first_start_run(term, start->places, start->zone_folder, options->zone,
                            options->officer, status)) {
    case FIRST_START_SAMPLE:
        start->demo = true;
        break;
    case FIRST_START_READY:
        break;
    case FIRST_START_QUIT:
        *goes_on = false;
        break;
    }
    term_close(term);
    return true;
}

bool screen_run(const struct start *given, const struct screen_options *options, int *status,
                struct complaints *complaints, struct error *err)
{
    struct start start = *given;
    struct error why = {0};
    struct office office;
    bool goes_on = true, ok;

    start.need = NEED_WRITE;
    *status = 0;
    if (!has_config(&start) && !offer_first_start(&start, options, &goes_on, status, err))
        return false;
    if (!goes_on)
        return true;
    if (!open_office(&office, &start, complaints, &why, err))
        return false;
    *err = (struct error){0};
    ok = show(&office, &start, options, why.kind ? why.text : NULL, status, err);
    office_close(&office);
    return ok;
}
