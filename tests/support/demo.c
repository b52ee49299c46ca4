#include "support/demo.h"

#include "support/test.h"

struct vt *demo_open(struct temp *temp, const char *term, const char *word, const char *variable)
{
    const char *arguments[] = {TEST_TERM_DEMO, word, NULL};
    const char *environment[] = {variable, NULL};
    struct vt *vt = vt_open(temp, &(struct vt_start){.arguments = arguments,
                                                     .environment = environment, .term = term,
                                                     .width = 60, .height = 12});

    vt_wait(vt, "size 60x12");
    vt_wait(vt, "corner");
    return vt;
}

void demo_quit(struct vt *vt)
{
    vt_keys(vt, "q");
    assert_int_equal(vt_close(vt).status, 7);
}
