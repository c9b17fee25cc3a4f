#include "engine/command/out/completeness_out.h"

#include "engine/base/json.h"
#include "engine/base/text.h"
#include "engine/form/path.h"

/* The section's label, with the file it is about. */
static struct hy_str
section_name(struct hy_arena *arena, const struct hy_node *section)
{
	struct hy_str label = hy_item_name(arena, section->item);
	struct hy_str file = section->up->item->is_files ? hy_record_title(section->up) : HY_S("");

	if (!section->up->item->is_files)
		return label;
	if (file.len == 0)
		return hy_str_format(arena, "%s %u", label.p, hy_node_file(section));
	return hy_say(arena, HY_M_PROGRESS_FILE, label.p, hy_str_copy(arena, file.p, file.len).p, NULL);
}

static void
add_numbers(struct hy_buf *out, const struct hy_progress *p, const char *name)
{
	hy_buf_format(out, "  %4u / %-4u %s", p->answered, p->applicable, name);
	if (p->undecided > 0)
		hy_buf_str(out, hy_say(out->arena, HY_M_PROGRESS_UNDECIDED,
		    hy_str_format(out->arena, "%u", p->undecided).p, NULL));
	hy_buf_char(out, '\n');
}

static void
add_open(struct hy_buf *out, const struct hy_progress *p)
{
	for (unsigned i = 0; i < p->n_open; i++)
		hy_buf_format(out, "%s%s\n", hy_mark_text(out->arena, p->open[i]->at).p,
		    hy_node_official(out->arena, p->open[i]).p);
}

/* Whole per cent, 100 only when nothing is left. */
static unsigned
per_cent(const struct hy_progress *p)
{
	return p->applicable > 0 ? p->answered * 100 / p->applicable : 0;
}

static void
add_file(struct hy_buf *out, const struct hy_completeness *c)
{
	const struct hy_form *form = c->doc->form;
	struct hy_arena *arena = out->arena;
	struct hy_str all;

	for (unsigned i = 0; i < c->n_sections; i++)
		add_open(out, &c->sections[i]);
	hy_buf_format(out, "%s: %s %s %s\n", c->doc->file, form->name.p, form->edition_name.p,
	    hy_doc_state(c->doc)->label.p);
	for (unsigned i = 0; i < c->n_sections; i++)
		add_numbers(out, &c->sections[i], section_name(arena, c->sections[i].section).p);
	all = hy_say(arena, HY_M_PROGRESS_ALL, hy_str_format(arena, "%u", per_cent(&c->all)).p,
	    hy_str_format(arena, "%u", c->all.n_open).p, NULL);
	add_numbers(out, &c->all, all.p);
}

struct hy_str
hy_completeness_text(struct hy_arena *arena, const struct hy_completeness *const *files,
    unsigned n_files)
{
	struct hy_buf out = hy_buf_new(arena);

	for (unsigned i = 0; i < n_files; i++) {
		if (i > 0)
			hy_buf_char(&out, '\n');
		add_file(&out, files[i]);
	}
	return hy_text_visible(arena, hy_buf_get(&out));
}

static void
write_numbers(struct hy_json *j, const struct hy_progress *p)
{
	hy_json_number(j, "applicable", (long)p->applicable);
	hy_json_number(j, "answered", (long)p->answered);
	hy_json_number(j, "undecided", (long)p->undecided);
}

static void
write_section(struct hy_json *j, const struct hy_progress *p)
{
	struct hy_arena *arena = j->out->arena;
	unsigned file = hy_node_file(p->section);

	hy_json_open(j, NULL, '{');
	hy_json_text(j, "id", hy_node_unique_id(arena, p->section));
	hy_json_text(j, "section", hy_item_name(arena, p->section->item));
	if (file > 0)
		hy_json_number(j, "file", (long)file);
	else
		hy_json_null(j, "file");
	write_numbers(j, p);
	hy_json_open(j, "required_open", '[');
	for (unsigned i = 0; i < p->n_open; i++) {
		hy_json_open(j, NULL, '{');
		hy_json_text(j, "id", hy_node_unique_id(arena, p->open[i]));
		hy_json_text(j, "item", hy_node_official(arena, p->open[i]));
		hy_json_number(j, "line", (long)p->open[i]->at.line);
		hy_json_number(j, "col", (long)p->open[i]->at.col);
		hy_json_close(j, '}');
	}
	hy_json_close(j, ']');
	hy_json_close(j, '}');
}

static void
write_file(struct hy_json *j, const struct hy_completeness *c)
{
	hy_json_open(j, NULL, '{');
	hy_json_text(j, "file", hy_str_of(c->doc->file));
	hy_json_text(j, "form", hy_str_of(c->doc->form->form));
	hy_json_text(j, "edition", hy_str_of(c->doc->form->edition));
	hy_json_text(j, "state", hy_doc_state(c->doc)->label);
	write_numbers(j, &c->all);
	hy_json_number(j, "required_open", (long)c->all.n_open);
	hy_json_open(j, "sections", '[');
	for (unsigned i = 0; i < c->n_sections; i++)
		write_section(j, &c->sections[i]);
	hy_json_close(j, ']');
	hy_json_close(j, '}');
}

struct hy_str
hy_completeness_json(struct hy_arena *arena, const struct hy_completeness *const *files,
    unsigned n_files)
{
	struct hy_buf out = hy_buf_new(arena);
	struct hy_json j = hy_json_new(&out);

	hy_json_open(&j, NULL, '{');
	hy_json_number(&j, "schema_version", HY_COMPLETENESS_VERSION);
	hy_json_open(&j, "files", '[');
	for (unsigned i = 0; i < n_files; i++)
		write_file(&j, files[i]);
	hy_json_close(&j, ']');
	hy_json_close(&j, '}');
	return hy_buf_get(&out);
}
