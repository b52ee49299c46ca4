#include "base/colour.h"

#include <math.h>
#include <string.h>

struct rgb {
    int red, green, blue;
};

enum {
    CUBE = 16,            /* where the 6 x 6 x 6 colours of xterm begin */
    GREYS = 232,          /* and its 24 greys */
    GREY_COUNT = 24,
    CHROMA_LEAST = 48,    /* less than this between the strongest and the weakest part is grey */
    BRIGHT_LEAST = 190,   /* the strongest part of a bright colour */
};

static const char *const ansi_names[16] = {
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
    "bright-black", "bright-red", "bright-green", "bright-yellow",
    "bright-blue", "bright-magenta", "bright-cyan", "bright-white",
};

static const struct rgb ansi_colours[16] = {
    {0, 0, 0}, {205, 0, 0}, {0, 205, 0}, {205, 205, 0},
    {0, 0, 238}, {205, 0, 205}, {0, 205, 205}, {229, 229, 229},
    {127, 127, 127}, {255, 0, 0}, {0, 255, 0}, {255, 255, 0},
    {92, 92, 255}, {255, 0, 255}, {0, 255, 255}, {255, 255, 255},
};

struct colour colour_rgb(uint8_t red, uint8_t green, uint8_t blue)
{
    return (struct colour){
        .kind = COLOUR_RGB, .red = red, .green = green, .blue = blue,
        .index = colour_nearest_256(red, green, blue),
        .ansi = colour_nearest_16(red, green, blue),
    };
}

struct colour colour_ansi(unsigned number)
{
    const struct rgb *rgb = &ansi_colours[number & 15];

    return (struct colour){
        .kind = COLOUR_ANSI, .ansi = (uint8_t)(number & 15), .red = (uint8_t)rgb->red,
        .green = (uint8_t)rgb->green, .blue = (uint8_t)rgb->blue,
    };
}

const char *colour_ansi_name(unsigned number)
{
    return ansi_names[number & 15];
}

static int hex_digit(char c)
{
    static const char digits[] = "0123456789abcdef";
    const char *found = c ? strchr(digits, c >= 'A' && c <= 'F' ? c - 'A' + 'a' : c) : NULL;

    return found ? (int)(found - digits) : -1;
}

static bool read_hex(struct colour *out, const char *text)
{
    uint8_t parts[3];

    if (strlen(text) != 7)
        return false;
    for (int i = 0; i < 3; i++) {
        int high = hex_digit(text[1 + 2 * i]), low = hex_digit(text[2 + 2 * i]);

        if (high < 0 || low < 0)
            return false;
        parts[i] = (uint8_t)(high * 16 + low);
    }
    *out = colour_rgb(parts[0], parts[1], parts[2]);
    return true;
}

bool colour_read(struct colour *out, const char *text, struct error *err)
{
    if (text[0] == '#')
        return read_hex(out, text) ||
               error_set(err, ERROR_INVALID, "'%s' is not a colour; six digits are wanted, "
                         "such as #ff8078", text);
    if (strcmp(text, "default") == 0) {
        *out = (struct colour){.kind = COLOUR_DEFAULT};
        return true;
    }
    for (unsigned i = 0; i < 16; i++)
        if (strcmp(text, ansi_names[i]) == 0) {
            *out = colour_ansi(i);
            return true;
        }
    return error_set(err, ERROR_INVALID,
                     "'%s' is not a colour; try #ff8078, default, red or bright-red", text);
}

/* How different two colours look; the eye is keenest in green. */
static int distance(struct rgb a, struct rgb b)
{
    int red = a.red - b.red, green = a.green - b.green, blue = a.blue - b.blue;

    return 2 * red * red + 4 * green * green + 3 * blue * blue;
}

static int cube_level(int step)
{
    return step ? 55 + 40 * step : 0;
}

static int cube_step(int part)
{
    if (part < 48)
        return 0;
    return part < 116 ? 1 : (part - 36) / 40;
}

uint8_t colour_nearest_256(uint8_t red, uint8_t green, uint8_t blue)
{
    struct rgb wanted = {red, green, blue};
    int r = cube_step(red), g = cube_step(green), b = cube_step(blue);
    struct rgb cube = {cube_level(r), cube_level(g), cube_level(b)};
    int best = CUBE + 36 * r + 6 * g + b, least = distance(wanted, cube);

    for (int i = 0; i < GREY_COUNT; i++) {
        int level = 8 + 10 * i;
        int far = distance(wanted, (struct rgb){level, level, level});

        if (far < least) {
            least = far;
            best = GREYS + i;
        }
    }
    return (uint8_t)best;
}

/* The bits of the ANSI numbers: 1 red, 2 green, 4 blue. A part counts if it is a strong one. */
static unsigned hue_bits(struct rgb c, int low, int high)
{
    int middle = (low + high) / 2;

    return (c.red > middle ? 1u : 0) | (c.green > middle ? 2u : 0) | (c.blue > middle ? 4u : 0);
}

uint8_t colour_nearest_16(uint8_t red, uint8_t green, uint8_t blue)
{
    struct rgb c = {red, green, blue};
    int high = red > green ? red : green, low = red < green ? red : green;
    unsigned bits;

    high = high > blue ? high : blue;
    low = low < blue ? low : blue;
    if (high - low < CHROMA_LEAST) {
        int grey = (2 * red + 4 * green + blue) / 7;

        if (grey < 64)
            return 0;
        if (grey < 144)
            return 8;
        return grey < 210 ? 7 : 15;
    }
    bits = hue_bits(c, low, high);
    return (uint8_t)(bits | (high >= BRIGHT_LEAST || bits == 4 ? 8u : 0));
}

static bool rgb_of(const struct colour *colour, struct rgb *out)
{
    switch (colour->kind) {
    case COLOUR_RGB:
        *out = (struct rgb){colour->red, colour->green, colour->blue};
        return true;
    case COLOUR_ANSI:
        *out = ansi_colours[colour->ansi & 15];
        return true;
    case COLOUR_UNSET:
    case COLOUR_DEFAULT:
        break;
    }
    return false;
}

static double linear(int part)
{
    double value = part / 255.0;

    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

static double luminance(struct rgb c)
{
    return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) + 0.0722 * linear(c.blue);
}

double colour_contrast(const struct colour *a, const struct colour *b)
{
    struct rgb first, second;
    double light, dark;

    if (!rgb_of(a, &first) || !rgb_of(b, &second))
        return 0;
    light = fmax(luminance(first), luminance(second));
    dark = fmin(luminance(first), luminance(second));
    return (light + 0.05) / (dark + 0.05);
}
