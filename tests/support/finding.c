#include "support/finding.h"

#include <liaise/followup.h>

#include "base/str.h"

struct search_hits find(struct fixture *f, const char *typed)
{
    struct search_hits hits;
    struct error err = {0};

    must(search_find(f->store, typed, NULL, 50, &hits, &f->arena, &err));
    return hits;
}

const char *found(struct fixture *f, const char *typed)
{
    struct search_hits hits = find(f, typed);
    struct str keys = {0};
    const char *copy;

    for (size_t i = 0; i < hits.count; i++)
        str_add(&keys, "%s%s", i ? ", " : "", hits.items[i].key);
    copy = arena_copy(&f->arena, keys.text ? keys.text : "");
    str_done(&keys);
    return copy;
}

const char *marked(struct fixture *f, const struct search_text *text)
{
    struct str out = {0};
    const char *copy;
    size_t at = 0;

    for (size_t i = 0; text->text && i < text->count; i++) {
        const struct search_span *span = &text->spans[i];

        str_add_bytes(&out, text->text + at, span->at - at);
        str_add(&out, "[%.*s]", (int)span->length, text->text + span->at);
        at = span->at + span->length;
    }
    str_add(&out, "%s", text->text ? text->text + at : "");
    copy = arena_copy(&f->arena, out.text);
    str_done(&out);
    return copy;
}

void begin(struct fixture *f)
{
    struct error err = {0};

    must(change_begin(f->store, &f->author, "A change", &err));
}

void end(struct fixture *f, bool ok, struct error err)
{
    must(ok);
    must(change_end(f->store, ok, &err));
}

void add_note(struct fixture *f, const char *title, const char *note, struct date due)
{
    struct followup followup;
    struct error err = {0};
    bool ok;

    record_init(&followup_noun, &followup);
    followup.title = title;
    followup.note = note;
    followup.kind = FOLLOWUP_CALL;
    followup.priority = PRIORITY_LOW;
    followup.due = due;
    followup.status = FOLLOWUP_PLANNED;
    begin(f);
    ok = record_add(f->store, &followup_noun, &followup, &f->arena, &err);
    end(f, ok, err);
}
