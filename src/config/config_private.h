#ifndef CONFIG_CONFIG_PRIVATE_H
#define CONFIG_CONFIG_PRIVATE_H

/* What the files that read liaise.yaml share: readers for the rules of its top mapping. */

#include <liaise/config.h>
#include "config/schema.h"

/* Every option has its preset afterwards. */
void options_init(struct config *config);

/* A section of options ("ui"), or one that stands at the top ("store"). `record` is the config. */
bool read_options(const struct reader *reader, const struct rule *rule, const struct node *node,
                  const struct place *place, void *record);

/* `health`: the options of health_options[]. */
bool read_health(const struct reader *reader, const struct rule *rule, const struct node *node,
                 const struct place *place, void *record);
/* `tiers: {1: 7d}`: how often we mean to speak to those who say nothing themselves. */
bool read_tiers(const struct reader *reader, const struct rule *rule, const struct node *node,
                const struct place *place, void *record);

/* One more organization, blank. The first is our own. */
struct org *add_org(const struct reader *reader, struct config *config);

/* `home`, `organizations` and `bridges`. */
bool read_home(const struct reader *reader, const struct rule *rule, const struct node *node,
               const struct place *place, void *record);
bool read_orgs(const struct reader *reader, const struct rule *rule, const struct node *node,
               const struct place *place, void *record);
bool read_bridges(const struct reader *reader, const struct rule *rule, const struct node *node,
                  const struct place *place, void *record);

/* What can be checked only when all of them are known. `root` is the whole file. */
void orgs_check(const struct reader *reader, const struct node *root, struct config *config);
void bridges_check(const struct reader *reader, const struct node *root, struct config *config);

/* "mon-fri: 08:00-17:00" and its like, into the text of org.h. */
bool read_hours(const struct reader *reader, const struct rule *rule, const struct node *node,
                const struct place *place, void *record);

/* `keys`: what the user bound, and the preset. */
bool read_keys(const struct reader *reader, const struct rule *rule, const struct node *node,
               const struct place *place, void *record);

/* The option as it would stand in the file; "" if it has no value. */
struct str;
void option_write(const struct config_option *option, const struct config *config, struct str *out);
bool option_equal(const struct config_option *option, const struct config *a,
                  const struct config *b);

#endif
