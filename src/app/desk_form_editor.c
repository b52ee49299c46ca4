/* Long text, written in the user's editor. */

#include "app/desk_form_private.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"

bool desk_form_editor_begin(struct desk_form *form, const char **path, struct error *err)
{
    const char *folder = form->desk->places->runtime_folder;
    const char *text = entry_typed(form, form->editor_at);
    struct arena arena = {0};
    struct str name = {0};
    bool ok;

    str_add(&name, "%s-%s-%ld.md", form->command->name, form->entries[form->editor_at].name,
            (long)getpid());
    str_done(&form->editor_path);
    str_add(&form->editor_path, "%s", path_join(folder, name.text, &arena));
    str_done(&name);
    arena_clear(&arena);
    ok = folder_make(folder, err) && file_write(form->editor_path.text, text, strlen(text), err);
    *path = form->editor_path.text;
    return ok;
}

/* Editors end a file with a line break of their own. */
static void trim(char *text)
{
    size_t length = strlen(text);

    while (length && strchr(" \n\t", text[length - 1]))
        text[--length] = '\0';
}

/* A file that comes back empty is taken for a mistake the first time. */
static bool is_emptied(struct desk_form *form, const char *text)
{
    bool was_empty = !entry_typed(form, form->editor_at)[0];

    if (text[0] || was_empty || form->empty_once) {
        form->empty_once = false;
        return false;
    }
    form->empty_once = true;
    desk_form_say(form, false,
                  "The file came back empty: the text was kept. Empty it again to "
                  "take it away.");
    return true;
}

static bool take_back(struct desk_form *form, struct error *err)
{
    struct arena arena = {0};
    size_t size = 0, bad_at = 0;
    char *text = NULL;
    bool ok = file_read(&text, &size, form->editor_path.text, LONG_MOST, &arena, err);

    if (ok && !text_is_utf8(text, size, &bad_at))
        ok = error_set(err, ERROR_INVALID,
                       "the text is not UTF-8 at byte %zu; it was kept as "
                       "it was before",
                       bad_at + 1);
    if (ok) {
        trim(text);
        if (!is_emptied(form, text))
            desk_form_edited(form, form->editor_at, text);
    }
    arena_clear(&arena);
    return ok;
}

bool desk_form_editor_end(struct desk_form *form, bool ok, struct error *err)
{
    bool taken = !ok || take_back(form, err);

    if (!ok)
        desk_form_say(form, false, "The editor gave up: the text is as it was.");
    if (unlink(form->editor_path.text) != 0 && errno != ENOENT && taken)
        return error_set(err, ERROR_IO, "cannot remove %s: %s", form->editor_path.text,
                         strerror(errno));
    return taken;
}
