#ifndef TESTS_SUPPORT_SNAPSHOT_H
#define TESTS_SUPPORT_SNAPSHOT_H

/*
 * Long results, compared with a file that a person has looked at.
 *
 * The file is tests/snapshots/<name>.txt; the name may have folders
 * ("dashboard/80x24"). If the text is another one the test fails and shows the
 * difference by line. With UPDATE_SNAPSHOTS=1 in the environment the file is
 * written instead: read it before it is committed.
 */

struct str;

void snapshot_check(const char *name, const char *text);

/*
 * How `after` differs from `before`, by line: "  same", "- only before", "+ only after", with two
 * lines around each change and "..." for what is left out.
 */
void snapshot_difference(struct str *out, const char *before, const char *after);

#endif
