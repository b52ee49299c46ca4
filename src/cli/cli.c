#include "cli/cli.h"

#include <errno.h>
#include <string.h>

#include <liaise/transfer.h>

#include "base/text.h"

/* Everything goes out in one piece, so that a failure is noticed. */
static bool put(FILE *out, const struct str *text, struct error *err)
{
    if (text->length && fwrite(text->text, 1, text->length, out) != text->length)
        return error_set(err, ERROR_IO, "cannot write the answer: %s", strerror(errno));
    if (fflush(out) != 0)
        return error_set(err, ERROR_IO, "cannot write the answer: %s", strerror(errno));
    return true;
}

int cli_fail(const struct cli_face *face, const struct error *err)
{
    struct str text = {0};
    struct error lost = {0};

    str_add(&text, "liaise: ");
    text_add_clean(&text, err->text, true);
    str_add(&text, "\n");
    (void)put(face->err, &text, &lost);
    str_done(&text);
    return error_exit_status(err);
}

void cli_complain(const struct cli_face *face, const struct complaints *complaints)
{
    struct error lost = {0};
    struct str text = {0};

    for (size_t i = 0; i < complaints->count; i++) {
        struct str line = {0};

        complaint_write(&complaints->items[i], &line);
        text_add_clean(&text, line.text, true);
        str_add(&text, "\n");
        str_done(&line);
    }
    if (complaints->dropped)
        str_add(&text, "and %zu more\n", complaints->dropped);
    (void)put(face->err, &text, &lost);
    str_done(&text);
}

/* What a command did, for programs: {"ref":"I-41","said":"Added I-41."} */
static void write_said_json(const struct call *call, struct str *out)
{
    str_add(out, "{");
    if (call->ref) {
        str_add(out, "\"ref\":");
        json_add_text(out, call->ref);
        str_add(out, ",");
    }
    str_add(out, "\"said\":");
    json_add_text(out, call->said);
    str_add(out, "}\n");
}

/* Characters that change what a terminal does or how it reads; in JSON they may stand as \uXXXX. */
static bool is_harmful(int32_t c)
{
    return (c >= 0x7F && c <= 0x9F) || c == 0x061C || c == 0x200E || c == 0x200F
           || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

static void add_json(struct str *out, const char *text)
{
    while (*text) {
        const char *start = text;
        int32_t c = text_decode(&text);

        if (is_harmful(c))
            str_add(out, "\\u%04x", (unsigned)c);
        else
            str_add_bytes(out, start, (size_t)(text - start));
    }
}

static void add_said(struct str *out, const struct call *call)
{
    struct str json = {0};

    if (!call->said)
        return;
    if (!call->json) {
        text_add_clean(out, call->said, true);
        str_add(out, "\n");
        return;
    }
    write_said_json(call, &json);
    add_json(out, json.text);
    str_done(&json);
}

static void write_answer(const struct call *call, const struct cli_face *face, struct str *out)
{
    const struct text_look look = {
        .width = face->width, .colour = face->colour, .ascii = text_locale_is_ascii()};

    if (call->text && (call->json || face->width))
        add_json(out, call->text);
    else if (call->text)
        str_add(out, "%s", call->text);
    else if (!call->json || !call->said)
        document_write_text(&call->document, &look, out);
    if (!call->text)
        add_said(out, call);
}

static void fill_call(struct call *call, const struct args *args)
{
    for (int i = 0; i < PARAMS_MOST; i++)
        call->args[i] = args->values[i];
    call->rest = args->rest;
    call->json = args->json;
}

int cli_run(const struct args *args, struct desk *desk, const struct cli_face *face)
{
    const struct command *command = args->command;
    struct arena arena = {0};
    struct call call = {.desk = desk, .arena = &arena};
    struct error err = {0}, lost = {0};
    struct str out = {0};
    int status = 0;

    fill_call(&call, args);
    if (!command_run(command, &call, &err))
        status = error_exit_status(&err);
    write_answer(&call, face, &out);
    if (!put(face->out, &out, &lost) && !status)
        status = cli_fail(face, &lost);
    else if (status)
        (void)cli_fail(face, &err);
    str_done(&out);
    arena_clear(&arena);
    return status;
}
