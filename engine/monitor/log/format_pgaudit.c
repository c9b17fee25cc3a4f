/*
 * What pgaudit tells in PostgreSQL's csvlog: records whose message is "AUDIT: " and a CSV record of its own (pgaudit's README,
 * "Format"). Other messages are passed over. The statement itself is not looked at but for numbers: it may hold what the
 * tables hold.
 */
#include "engine/monitor/event/record.h"
#include "engine/monitor/log/format.h"

/* Columns of csvlog that are read (PostgreSQL's manual, "Using CSV-Format Log Output"), by name for `fields:`. */
static const struct {
	const char *name;
	unsigned column;
} columns[] = {
	{ "log_time", 0 }, { "user_name", 1 }, { "database_name", 2 }, { "session_id", 5 }, { "command_tag", 7 },
	{ "application_name", 22 },
};
enum { COLUMN_HOST = 4, COLUMN_MESSAGE = 13, COLUMNS = 23 };

/* Parts of the message, by name. */
enum { TYPE, STATEMENT_ID, SUBSTATEMENT_ID, CLASS, COMMAND, OBJECT_TYPE, OBJECT, STATEMENT, PARAMETER, ROWS };
static const struct {
	const char *name;
	unsigned part;
} parts[] = {
	{ "audit_type", TYPE }, { "class", CLASS }, { "command", COMMAND }, { "object_type", OBJECT_TYPE }, { "rows", ROWS },
};

/* The act of a statement: the first row whose class and command are its own ("" = any). */
static const struct {
	const char *class, *command, *act;
} acts[] = {
	{ "READ", "COPY", "export" }, { "WRITE", "COPY", "import" }, { "", "COPY TO", "export" }, { "", "COPY FROM", "import" },
	{ "READ", "", "view" }, { "", "INSERT", "create" }, { "", "UPDATE", "update" }, { "", "DELETE", "delete" },
	{ "WRITE", "TRUNCATE TABLE", "delete" }, { "WRITE", "", "update" }, { "ROLE", "GRANT", "grant" },
	{ "ROLE", "REVOKE", "revoke" }, { "FUNCTION", "", "batch" }, { "", "", "config" },
};

static const struct hy_mapping_default defaults[] = {
	{ "log_time", HY_EVENT_time }, { "user_name", HY_EVENT_user }, { "host", HY_EVENT_terminal }, { "act", HY_EVENT_act },
	{ "relation", HY_EVENT_file }, { "rows", HY_EVENT_rows }, { NULL, HY_EVENT_time },
};

static const char *
act_of(struct hy_str class, struct hy_str command)
{
	size_t i = 0;

	while ((acts[i].class[0] != '\0' && !hy_str_is(class, acts[i].class)) ||
	    (acts[i].command[0] != '\0' && !hy_str_is(command, acts[i].command)))
		i++;
	return acts[i].act;
}

static enum hy_line_state
take(struct hy_line *line, const char *name, struct hy_str value)
{
	/* The column is always there; what it leaves empty is not told. */
	return value.len == 0 ? HY_LINE_EVENT : hy_line_take(line, hy_line_field(line, hy_str_of(name)), value);
}

/* The part of TEXT in front of its last MARK, or behind it; TEXT when it has none. */
static struct hy_str
part_at(struct hy_str text, char mark, bool behind)
{
	for (size_t i = text.len; i > 0; i--)
		if (text.p[i - 1] == mark)
			return behind ? hy_str_cut(text, i, text.len) : hy_str_cut(text, 0, i - 1);
	return text;
}

static enum hy_line_state
take_audit(struct hy_line *line, struct hy_str message)
{
	struct hy_str values[HY_RECORD_VALUES];
	enum hy_line_state state = HY_LINE_EVENT;
	unsigned count;

	if (!hy_record_split(hy_str_cut(message, 7, message.len), line->room, &line->used, values, &count) || count <= STATEMENT)
		return hy_line_wrong(line, HY_M_LINE_AUDIT);
	for (size_t i = 0; state == HY_LINE_EVENT && i < HY_COUNT(parts); i++)
		if (parts[i].part < count)
			state = take(line, parts[i].name, values[parts[i].part]);
	/* Without its schema, as the live schema names tables. */
	if (state == HY_LINE_EVENT)
		state = take(line, "relation", part_at(values[OBJECT], '.', true));
	if (state == HY_LINE_EVENT)
		state = take(line, "act", hy_str_of(act_of(values[CLASS], values[COMMAND])));
	return state;
}

static enum hy_line_state
read_line(struct hy_line *line)
{
	struct hy_str values[HY_RECORD_VALUES];
	enum hy_line_state state = HY_LINE_EVENT;
	unsigned count;

	if (!hy_record_split(line->text, line->room, &line->used, values, &count))
		return hy_line_wrong(line, HY_M_LINE_QUOTE);
	if (count < COLUMNS)
		return hy_line_wrong(line, HY_M_LINE_COLUMNS);
	if (!hy_str_starts(values[COLUMN_MESSAGE], HY_S("AUDIT: ")))
		return HY_LINE_PASSED;
	for (size_t i = 0; state == HY_LINE_EVENT && i < HY_COUNT(columns); i++)
		state = take(line, columns[i].name, values[columns[i].column]);
	/* host:port; a local connection has no port. */
	if (state == HY_LINE_EVENT)
		state = take(line, "host", part_at(values[COLUMN_HOST], ':', false));
	return state == HY_LINE_EVENT ? take_audit(line, values[COLUMN_MESSAGE]) : state;
}

extern const struct hy_format hy_format_pgaudit;
const struct hy_format hy_format_pgaudit = {
	.name = "pgaudit", .defaults = defaults, .records = true, .read = read_line,
};
