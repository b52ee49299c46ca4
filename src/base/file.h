#ifndef BASE_FILE_H
#define BASE_FILE_H

/* Files, as whole texts. Errors name the file and say what to do. */

#include <liaise/arena.h>
#include <liaise/error.h>
#include <stddef.h>

/* The whole file, with a NUL after its `*size_out` bytes. One of more than `most` is refused. */
MUST_CHECK bool file_read(char **out, size_t *size_out, const char *path, size_t most,
                          struct arena *arena, struct error *err);

/*
 * Replace or create the file: written beside it, synced, renamed over it, folder synced, so
 * that a reader (or a power cut) sees the old text or the new one. Mode 0600.
 */
MUST_CHECK bool file_write(const char *path, const char *text, size_t size, struct error *err);

/* Make the folder and those above it that are missing, each 0700. */
MUST_CHECK bool folder_make(const char *path, struct error *err);

/* What was created or renamed in the folder survives a power cut. False with errno set if not. */
MUST_CHECK bool folder_sync(const char *path);

/* The folder that holds `path` ("." if it names none). */
const char *path_folder(const char *path, struct arena *arena);
const char *path_join(const char *folder, const char *name, struct arena *arena);

#endif
