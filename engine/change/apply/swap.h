/* Swap: an answer's words replaced by others as an order says; a part of apply.c. */
#ifndef HY_CHANGE_APPLY_SWAP_H
#define HY_CHANGE_APPLY_SWAP_H

#include "engine/change/apply/orders.h"
#include "engine/form/yaml/value.h"

enum hy_swapped { HY_SWAP_NOT_THERE, HY_SWAP_ALREADY, HY_SWAP_DONE };

/*
 * *VALUE is the answer of NODE as it is now (hy_value_answer). An option, a day or a number is replaced
 * as a whole, a ticked box or an entry of a list one by one, a text as a whole or wherever the words stand
 * in it. Words that are part of what they shall become stay: an order carried out twice changes nothing.
 */
enum hy_swapped hy_swap_answer(struct hy_arena *arena, const struct hy_order *order,
    const struct hy_node *node, struct hy_value **value);
/* VALUE as new values. */
struct hy_value *hy_swap_value(struct hy_arena *arena, const struct hy_yaml *value);

#endif
