#ifndef STORE_DB_REFUSAL_H
#define STORE_DB_REFUSAL_H

/*
 * Why a database refused a row, in words for the person who wanted it.
 *
 * Every driver speaks through these, so that the sentences do not depend on the database. A
 * column is named "table.column" as it is in the migrations; its underscores become spaces.
 * All return false.
 */

#include <liaise/error.h>

/* `columns`: one or several, separated by ", ". Anything else is named as it is. ERROR_CONFLICT */
bool db_refuse_double(struct error *err, const char *columns);

/* It refers to what is not there, or what refers to it is. ERROR_CONFLICT */
bool db_refuse_reference(struct error *err);

/* `rule`: the name of the CHECK. ERROR_INVALID */
bool db_refuse_rule(struct error *err, const char *rule);

/* A column that must hold something does not. ERROR_INVALID */
bool db_refuse_empty(struct error *err, const char *column);

#endif
