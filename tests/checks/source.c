#include "checks/source.h"

#include <ctype.h>
#include <string.h>

enum state { CODE, COMMENT, LINE_COMMENT, STRING, CHARACTER };

static bool begins(const char *at, const char *pair)
{
    return at[0] == pair[0] && at[1] == pair[1];
}

static enum state next_in_code(const char *at, size_t *length)
{
    bool opens = begins(at, "/*") || begins(at, "//");

    *length = opens ? 2 : 1;
    if (opens)
        return at[1] == '*' ? COMMENT : LINE_COMMENT;
    if (at[0] == '"')
        return STRING;
    return at[0] == '\'' ? CHARACTER : CODE;
}

/* The state after the one or two characters at `at` that belong together. */
static enum state next_state(enum state state, const char *at, size_t *length)
{
    char quote = state == STRING ? '"' : '\'';
    bool ends_comment = state == COMMENT && begins(at, "*/");
    bool is_quoted = state == STRING || state == CHARACTER;
    bool is_escape = is_quoted && at[0] == '\\' && at[1];

    if (state == CODE)
        return next_in_code(at, length);
    *length = ends_comment || is_escape ? 2 : 1;
    if (ends_comment || (state == LINE_COMMENT && at[0] == '\n') || (is_quoted && at[0] == quote))
        return CODE;
    return state;
}

/* What is no code becomes blanks, but quotes, line breaks and two slashes stay. */
static void blank_out(char *code, const char *text)
{
    enum state state = CODE;
    size_t length;

    for (size_t at = 0; text[at]; at += length) {
        enum state after = next_state(state, text + at, &length);
        bool opens = state == CODE && after != COMMENT;
        bool closes = after == CODE && (state == STRING || state == CHARACTER);

        for (size_t i = at; i < at + length; i++) {
            if (!opens && !closes && text[i] != '\n')
                code[i] = ' ';
        }
        state = after;
    }
}

static char *line_end(char *line)
{
    return line + strcspn(line, "\n");
}

/* A directive, with the lines that it goes on to, is no code either. */
static void blank_directives(char *code)
{
    bool goes_on = false;

    for (char *line = code; *line;) {
        char *end = line_end(line);
        bool is_directive = goes_on || line[strspn(line, " ")] == '#';

        goes_on = is_directive && end > line && end[-1] == '\\';
        if (is_directive)
            memset(line, ' ', (size_t)(end - line));
        line = *end ? end + 1 : end;
    }
}

void source_read(struct source *out, const char *text, struct arena *arena)
{
    char *code = arena_copy(arena, text);

    blank_out(code, text);
    blank_directives(code);
    *out = (struct source){.text = text, .code = code};
    for (const char *at = text; *at; at++)
        out->lines += *at == '\n' || !at[1];
}

static bool is_word(char character)
{
    return isalnum((unsigned char)character) || character == '_';
}

const char *source_find(const struct source *source, const char *from, const char *word,
                        bool called)
{
    size_t length = strlen(word);

    for (const char *at = from; (at = strstr(at, word)); at += length) {
        const char *end = at + length;

        if (is_word(*end) || (at > source->code && is_word(at[-1])))
            continue;
        if (!called || end[strspn(end, " \n")] == '(')
            return at;
    }
    return NULL;
}

size_t source_line(const struct source *source, const char *at)
{
    size_t line = 1;

    for (const char *each = source->code; each < at; each++)
        line += *each == '\n';
    return line;
}

static const char *line_before(const char *code, const char *line)
{
    const char *before = line - 1;

    while (before > code && before[-1] != '\n')
        before--;
    return before;
}

/* A line that ends a declaration or another function, or has nothing in it. */
static bool is_boundary(const char *line)
{
    size_t length = strcspn(line, "\n");

    while (length && line[length - 1] == ' ')
        length--;
    return !length || line[length - 1] == ';' || line[length - 1] == '}';
}

static const char *signature_of(const char *code, const char *brace)
{
    const char *first = brace;

    while (first > code) {
        const char *before = line_before(code, first);

        if (is_boundary(before))
            break;
        first = before;
    }
    return first;
}

/* The word in front of the first "(" that is not an attribute's. */
static const char *name_in(const char *signature, const char *brace, struct arena *arena)
{
    for (const char *at = signature; at < brace; at++) {
        const char *begin = at;
        char *name;

        if (*at != '(')
            continue;
        while (begin > signature && is_word(begin[-1]))
            begin--;
        if (begin == at || !strncmp(begin, "__attribute__", 13))
            continue;
        name = arena_alloc(arena, (size_t)(at - begin) + 1);
        return memcpy(name, begin, (size_t)(at - begin));
    }
    return "?";
}

static bool is_branching_word(const char *word, size_t length)
{
    static const char *const words[] = {"if", "for", "while", "case"};

    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
        if (strlen(words[i]) == length && !memcmp(words[i], word, length))
            return true;
    }
    return false;
}

static int complexity_of(const char *body, const char *end)
{
    int complexity = 1;
    const char *at = body;

    while (at < end) {
        const char *begin = at;

        while (at < end && is_word(*at))
            at++;
        if (at > begin) {
            complexity += is_branching_word(begin, (size_t)(at - begin));
            continue;
        }
        complexity += *at == '?' || begins(at, "&&") || begins(at, "||");
        at += begins(at, "&&") || begins(at, "||") ? 2 : 1;
    }
    return complexity;
}

static const char *end_of_body(const char *brace)
{
    const char *end = strstr(brace, "\n}");

    return end ? end + 1 : brace + strlen(brace);
}

struct functions source_functions(const struct source *source, struct arena *arena)
{
    const char *code = source->code;
    struct functions list = {0};

    for (const char *line = code; *line;) {
        const char *end = line + strcspn(line, "\n");

        if (*line == '{') {
            const char *first = signature_of(code, line);
            struct function *function;

            end = end_of_body(line);
            list.items = arena_grow(arena, list.items, list.count, sizeof(*list.items));
            function = &list.items[list.count++];
            function->name = name_in(first, line, arena);
            function->line = source_line(source, first);
            function->lines = source_line(source, end) - function->line + 1;
            function->complexity = complexity_of(line, end);
            end += strcspn(end, "\n");
        }
        line = *end ? end + 1 : end;
    }
    return list;
}
