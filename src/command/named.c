#include "command/named.h"

#include <ctype.h>
#include <string.h>

#include <liaise/org.h>
#include <liaise/person.h>

#include "base/text.h"

enum { PAGE = 512 };

bool records_all(struct store *store, const struct noun *noun, struct list *out,
                 struct arena *arena, struct error *err)
{
    struct list all = {0}, page;
    int64_t after = 0;

    do {
        if (!record_page(store, noun, after, PAGE, &page, arena, err))
            return false;
        for (size_t i = 0; i < page.count; i++) {
            const void *record = (const char *)page.items + i * noun->size;

            all.items = arena_grow(arena, all.items, all.count, noun->size);
            memcpy((char *)all.items + all.count++ * noun->size, record, noun->size);
            after = ((const struct record *)record)->id;
        }
    } while (page.count == PAGE);
    *out = all;
    return true;
}

/* Looked for: the one whose key or name it is, or that alone has it in its name. */
struct search {
    const char *wanted; /* folded */
    const char *exact, *part;
    size_t parts;
};

static void consider(struct search *search, const char *key, const char *name, struct arena *arena)
{
    const char *folded_key = text_fold(key, arena), *folded = text_fold(name ? name : key, arena);

    if (!strcmp(folded_key, search->wanted) || !strcmp(folded, search->wanted)) {
        search->exact = key;
    } else if (strstr(folded, search->wanted)) {
        search->part = key;
        search->parts++;
    }
}

/* NULL in *key if there is none. */
static bool search_all(const struct desk *desk, const struct noun *noun, const char *text,
                       const char **key, struct arena *arena, struct error *err)
{
    struct search search = {.wanted = text_fold(text, arena)};
    struct list all;

    *key = NULL;
    if (!search.wanted[0])
        return true;
    if (!records_all(desk->store, noun, &all, arena, err))
        return false;
    for (size_t i = 0; i < all.count; i++) {
        const void *record = (const char *)all.items + i * noun->size;

        consider(&search, record_key(noun, record), record_said(noun, record), arena);
    }
    if (!search.exact && search.parts > 1)
        return error_set(err, ERROR_INVALID, "more than one %s has \"%.60s\" in its name; say more",
                         noun->name, text);
    *key = search.exact ? search.exact : search.part;
    return true;
}

static bool find_named(const struct desk *desk, const struct noun *noun, const char *text,
                       const char **key, struct arena *arena, struct error *err)
{
    struct error missing = {0};
    int64_t id;

    if (record_find(desk->store, noun, text, &id, &missing)) {
        *key = arena_copy(arena, text);
        return true;
    }
    if (!search_all(desk, noun, text, key, arena, err))
        return false;
    if (*key)
        return true;
    *err = missing;
    return false;
}

bool org_named(const struct desk *desk, const char *text, const char **code, struct arena *arena,
               struct error *err)
{
    return find_named(desk, &org_noun, text, code, arena, err);
}

bool person_named(const struct desk *desk, const char *text, const char **name, struct arena *arena,
                  struct error *err)
{
    return find_named(desk, &person_noun, text, name, arena, err);
}

static bool add_keys(const char ***keys, size_t *count, const struct desk *desk,
                     const struct noun *noun, struct arena *arena, struct error *err)
{
    struct list all;

    if (!records_all(desk->store, noun, &all, arena, err))
        return false;
    for (size_t i = 0; i < all.count; i++) {
        *keys = arena_grow(arena, *keys, *count, sizeof(**keys));
        (*keys)[(*count)++] = record_key(noun, (const char *)all.items + i * noun->size);
    }
    return true;
}

static bool refuse_party(const struct desk *desk, const char *text, struct arena *arena,
                         struct error *err)
{
    const char **keys = NULL, *nearest;
    size_t count = 0;

    if (!add_keys(&keys, &count, desk, &org_noun, arena, err)
        || !add_keys(&keys, &count, desk, &person_noun, arena, err))
        return false;
    keys = arena_grow(arena, keys, count, sizeof(*keys));
    keys[count] = NULL;
    nearest = text_nearest(text, keys);
    if (nearest)
        return error_set(err, ERROR_NOT_FOUND,
                         "there is no organization and no person \"%.80s\"; did you mean \"%s\"?",
                         text, nearest);
    return error_set(err, ERROR_NOT_FOUND,
                     "there is no organization and no person \"%.80s\"; see: liaise list org, "
                     "liaise list person",
                     text);
}

/* Whose key it is to the letter: that comes before any name it is a part of. */
static const struct noun *noun_with_key(const struct desk *desk, const char *text)
{
    struct error missing = {0};
    int64_t id;

    if (record_find(desk->store, &org_noun, text, &id, &missing))
        return &org_noun;
    return record_find(desk->store, &person_noun, text, &id, &missing) ? &person_noun : NULL;
}

bool party_named(const struct desk *desk, const char *text, const struct noun **noun,
                 const char **key, struct arena *arena, struct error *err)
{
    struct error no_org = {0}, no_person = {0};

    *noun = noun_with_key(desk, text);
    if (*noun) {
        *key = arena_copy(arena, text);
        return true;
    }
    if (find_named(desk, &org_noun, text, key, arena, &no_org)) {
        *noun = &org_noun;
        return true;
    }
    if (no_org.kind == ERROR_NOT_FOUND
        && find_named(desk, &person_noun, text, key, arena, &no_person)) {
        *noun = &person_noun;
        return true;
    }
    if (no_org.kind == ERROR_NOT_FOUND && no_person.kind == ERROR_NOT_FOUND)
        return refuse_party(desk, text, arena, err);
    *err = no_org.kind == ERROR_NOT_FOUND ? no_person : no_org;
    return false;
}

/* "i-12" as refs are kept; NULL if it does not look like one. */
static const char *as_ref(const char *text, struct arena *arena)
{
    char *ref;

    if (!isalpha((unsigned char)text[0]) || text[1] != '-' || !text[2]
        || text[2 + strspn(text + 2, "0123456789")])
        return NULL;
    ref = arena_copy(arena, text);
    if (ref[0] >= 'a' && ref[0] <= 'z')
        ref[0] = (char)(ref[0] - 'a' + 'A');
    return ref;
}

bool record_named(const struct desk *desk, const char *text, const struct noun **noun,
                  const char **key, struct arena *arena, struct error *err)
{
    const char *ref = as_ref(text, arena);
    struct error missing = {0};
    int64_t id;

    if (!ref)
        return party_named(desk, text, noun, key, arena, err);
    *noun = noun_of_ref(ref);
    if (!*noun)
        return error_set(err, ERROR_INVALID,
                         "no kind of record has refs like %s; there are I- issues, C- commitments, "
                         "F- follow-ups, M- meetings, A- agreements and N- contacts",
                         ref);
    *key = ref;
    if (record_find(desk->store, *noun, ref, &id, &missing))
        return true;
    *noun = noun_with_key(desk, text);  /* somebody may have a name that looks like a ref */
    *key = text;
    return *noun || error_set(err, missing.kind, "%s", missing.text);
}
