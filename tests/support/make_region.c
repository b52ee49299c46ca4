#include <sys/stat.h>

#include <stdio.h>
#include <unistd.h>

#include "support/region.h"
#include "support/test.h"

/*
 * make_region PROGRAM PATH: writes the store of the sample region, unless there is one that is
 * newer than this program.
 */

static bool is_newer(const char *path, const char *than)
{
    struct stat left, right;

    return stat(path, &left) == 0 && stat(than, &right) == 0 && left.st_mtime > right.st_mtime;
}

static void write_region(const char *path)
{
    struct import_result result;
    struct region region;
    struct error err = {0};

    (void)unlink(path);
    region_open(&region);
    region_import(&region, &result);
    must(store_copy(region.store, path, &err));
    region_close(&region);
}

int main(int count, char **words)
{
    if (count != 2)
        return 2;
    if (!is_newer(words[1], words[0]))
        write_region(words[1]);
    return 0;
}
