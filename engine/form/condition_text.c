/* A condition in words (condition.h). */
#include "engine/base/text.h"
#include "engine/form/condition.h"

static const enum hy_message words[] = {
	[HY_TEST_IS] = HY_M_COND_IS, [HY_TEST_IS_NOT] = HY_M_COND_IS_NOT,
	[HY_TEST_HAS] = HY_M_COND_HAS, [HY_TEST_LACKS] = HY_M_COND_LACKS,
	[HY_TEST_FEWER_DAYS] = HY_M_COND_FEWER_DAYS, [HY_TEST_FILLED] = HY_M_COND_FILLED,
};

struct hy_str
hy_cond_text(struct hy_arena *arena, const struct hy_cond *cond)
{
	struct hy_buf out = hy_buf_new(arena);

	for (const struct hy_cond *c = cond; c != NULL; c = c->next) {
		struct hy_str name = hy_item_name(arena, c->item);

		if (c != cond)
			hy_buf_text(&out, hy_message_text(HY_M_COND_AND));
		hy_buf_str(&out, hy_say(arena, words[c->test], name.p,
		    hy_str_copy(arena, c->value.p, c->value.len).p, NULL));
	}
	return hy_buf_get(&out);
}
