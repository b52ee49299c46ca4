#include <assert.h>
#include <string.h>

#include "base/str.h"
#include "store/store_private.h"

/* How the fields of a noun become columns, and the statements that follow from it. */

static const char *text_of(struct str *str, struct arena *arena)
{
    const char *text = arena_copy(arena, str->text ? str->text : "");

    str_done(str);
    return text;
}

static const char *column_name(const struct field *field, struct arena *arena)
{
    struct str name = {0};

    if (field->column)
        return field->column;
    if (field->kind != FIELD_LINK)
        return field->name;
    str_add(&name, "%s_id", field->name);
    return text_of(&name, arena);
}

static void add_column(struct shape *shape, const char *name, bool text, const struct field *field,
                       struct arena *arena)
{
    shape->columns = arena_grow(arena, shape->columns, shape->count, sizeof(*shape->columns));
    shape->columns[shape->count++] = (struct column){name, text, field};
}

static void add_columns(struct shape *shape, struct arena *arena)
{
    add_column(shape, "id", false, NULL, arena);
    if (shape->is_part) {
        add_column(shape, "parent_id", false, NULL, arena);
        add_column(shape, "position", false, NULL, arena);
    } else {
        add_column(shape, "uid", true, NULL, arena);
        if (shape->noun->letter)
            add_column(shape, "ref", true, NULL, arena);
        add_column(shape, "version", false, NULL, arena);
        add_column(shape, "created_at", false, NULL, arena);
        add_column(shape, "created_by", true, NULL, arena);
    }
    shape->head = shape->count;
    for (const struct field *field = shape->noun->fields; field->name; field++) {
        if (field->kind != FIELD_LIST)
            add_column(shape, column_name(field, arena), column_is_text(field->kind), field, arena);
    }
}

/* "a, b, c" of the columns from `first` on, each through `format`. */
static void add_names(struct str *sql, const struct shape *shape, size_t first)
{
    for (size_t i = first; i < shape->count; i++)
        str_add(sql, "%s%s", i > first ? ", " : "", shape->columns[i].name);
}

static const char *select_sql(const struct shape *shape, struct arena *arena)
{
    const char *table = shape->noun->table;
    struct str sql = {0};

    str_add(&sql, "SELECT ");
    for (size_t i = 0; i < shape->count; i++) {
        const struct column *column = &shape->columns[i];

        str_add(&sql, "%s%s.%s", i ? ", " : "", table, column->name);
        if (column->field && column->field->kind == FIELD_LINK)
            str_add(&sql, ", (SELECT t.%s FROM %s t WHERE t.id = %s.%s)", column->field->noun->key,
                    column->field->noun->table, table, column->name);
    }
    str_add(&sql, " FROM %s ", table);
    return text_of(&sql, arena);
}

static const char *image_sql(const struct shape *shape, struct arena *arena)
{
    struct str sql = {0};

    str_add(&sql, "SELECT ");
    add_names(&sql, shape, 0);
    str_add(&sql, " FROM %s WHERE id = $1", shape->noun->table);
    return text_of(&sql, arena);
}

/* INSERT of the columns from `first` on; they are $1, $2, … */
static const char *insert_sql(const struct shape *shape, size_t first, struct arena *arena)
{
    struct str sql = {0};

    str_add(&sql, "INSERT INTO %s (", shape->noun->table);
    add_names(&sql, shape, first);
    str_add(&sql, ") VALUES (");
    for (size_t i = first; i < shape->count; i++)
        str_add(&sql, "%s$%zu", i > first ? ", " : "", i - first + 1);
    str_add(&sql, ") RETURNING id");
    return text_of(&sql, arena);
}

/* UPDATE of all columns: $1 is the id, the others follow. */
static const char *update_sql(const struct shape *shape, struct arena *arena)
{
    struct str sql = {0};

    str_add(&sql, "UPDATE %s SET ", shape->noun->table);
    for (size_t i = 1; i < shape->count; i++)
        str_add(&sql, "%s%s = $%zu", i > 1 ? ", " : "", shape->columns[i].name, i + 1);
    str_add(&sql, " WHERE id = $1");
    return text_of(&sql, arena);
}

static const char *short_sql(const char *format_before, const char *table, const char *after,
                             struct arena *arena)
{
    struct str sql = {0};

    str_add(&sql, "%s%s%s", format_before, table, after);
    return text_of(&sql, arena);
}

static struct shape *shape_make(const struct noun *noun, struct arena *arena)
{
    struct shape *shape = arena_alloc(arena, sizeof(*shape));

    *shape = (struct shape){.noun = noun, .is_part = !noun->key};
    add_columns(shape, arena);
    shape->select = select_sql(shape, arena);
    shape->image = image_sql(shape, arena);
    shape->insert = insert_sql(shape, 1, arena);
    shape->restore = insert_sql(shape, 0, arena);
    shape->update = update_sql(shape, arena);
    shape->remove = short_sql("DELETE FROM ", noun->table, " WHERE id = $1", arena);
    if (noun->key) {
        struct str sql = {0};

        str_add(&sql, "SELECT id FROM %s WHERE %s = $1", noun->table, noun->key);
        shape->find = text_of(&sql, arena);
    }
    return shape;
}

const struct shape *shape_of(struct store *store, const struct noun *noun)
{
    for (size_t i = 0; i < store->shape_count; i++) {
        if (store->shapes[i]->noun == noun)
            return store->shapes[i];
    }
    store->shapes =
        arena_grow(&store->arena, store->shapes, store->shape_count, sizeof(struct shape *));
    store->shapes[store->shape_count] = shape_make(noun, &store->arena);
    return store->shapes[store->shape_count++];
}

static const struct noun *noun_of_table(const struct noun *noun, const char *table)
{
    if (!strcmp(noun->table, table))
        return noun;
    for (const struct field *field = noun->fields; field->name; field++) {
        if (field->kind == FIELD_LIST && !strcmp(field->noun->table, table))
            return field->noun;
    }
    return NULL;
}

const struct shape *shape_of_table(struct store *store, const char *table)
{
    for (size_t i = 0; nouns[i]; i++) {
        const struct noun *noun = noun_of_table(nouns[i], table);

        if (noun)
            return shape_of(store, noun);
    }
    return NULL;
}
