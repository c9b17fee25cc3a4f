#include "engine/monitor/source/sql.h"

#include "engine/base/module.h"

const struct hy_sql_driver *
hy_sql_driver_get(struct hy_arena *arena, const char *file, struct hy_err *err)
{
	return hy_module_table(arena, file, "hy_sql_module", err);
}
