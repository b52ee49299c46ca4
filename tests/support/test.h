#ifndef TESTS_SUPPORT_TEST_H
#define TESTS_SUPPORT_TEST_H

/*
 * What every test file includes instead of <cmocka.h>.
 *
 * cmocka needs these four headers before its own, in this order.
 */
/* clang-format off */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
/* clang-format on */

#include <liaise/error.h>

/* A call that must succeed, or the test says why it did not. `err` is the error it was given. */
#define must(call) \
    do { \
        if (!(call)) \
            fail_msg("%s: %s", #call, err.text); \
    } while (0)

#endif
