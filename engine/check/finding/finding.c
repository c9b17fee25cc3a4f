#include "engine/check/finding/finding.h"

#include <stdint.h>
#include <string.h>

#include "engine/form/path.h"

struct hy_findings *
hy_findings_new(struct hy_arena *arena)
{
	struct hy_findings *list = hy_new(arena, struct hy_findings);

	list->arena = arena;
	list->tail = &list->first;
	return list;
}

struct hy_finding *
hy_findings_add(struct hy_findings *list, const char *rule, enum hy_severity severity,
    const struct hy_doc *doc, const struct hy_node *node, struct hy_str message)
{
	struct hy_finding *f = hy_new(list->arena, struct hy_finding);

	f->rule = rule;
	f->severity = severity;
	f->doc = doc;
	f->node = node;
	f->message = message;
	if (node != NULL)
		f->at = node->at;
	if (f->at.file == NULL && doc != NULL)
		f->at = hy_mark_at(doc->file, 1, 1);
	*list->tail = f;
	list->tail = &f->next;
	list->count[severity]++;
	return f;
}

void
hy_findings_join(struct hy_findings *all, struct hy_findings *one)
{
	if (one->first == NULL)
		return;
	*all->tail = one->first;
	all->tail = one->tail;
	for (int i = 0; i < HY_SEVERITY_COUNT; i++)
		all->count[i] += one->count[i];
	all->waived += one->waived;
}

void
hy_finding_weigh(struct hy_findings *list, struct hy_finding *f, enum hy_severity severity)
{
	if (!f->waived) {
		list->count[f->severity]--;
		list->count[severity]++;
	}
	f->severity = severity;
}

void
hy_finding_missing(struct hy_findings *list, struct hy_finding *f)
{
	f->missing = true;
	if (f->doc != NULL && f->severity != HY_FATAL && hy_doc_stage(f->doc) == HY_DRAFT)
		hy_finding_weigh(list, f, HY_NOTE);
}

static int
compare(const struct hy_finding *a, const struct hy_finding *b)
{
	int order = strcmp(a->at.file != NULL ? a->at.file : "", b->at.file != NULL ? b->at.file : "");

	if (order != 0)
		return order;
	if (a->at.line != b->at.line)
		return a->at.line < b->at.line ? -1 : 1;
	if (a->at.col != b->at.col)
		return a->at.col < b->at.col ? -1 : 1;
	return strcmp(a->rule, b->rule);
}

/* Merges two sorted lists, the first one's findings before equal ones. */
static struct hy_finding *
merge(struct hy_finding *a, struct hy_finding *b)
{
	struct hy_finding *first = NULL, **tail = &first;

	while (a != NULL && b != NULL) {
		struct hy_finding **from = compare(a, b) <= 0 ? &a : &b;

		*tail = *from;
		tail = &(*from)->next;
		*from = *tail;
	}
	*tail = a != NULL ? a : b;
	return first;
}

static struct hy_finding *
sort(struct hy_finding *list)
{
	struct hy_finding *slow = list, *fast = list, *back;

	if (list == NULL || list->next == NULL)
		return list;
	while ((fast = fast->next) != NULL &&
	    (fast = fast->next) != NULL)
		slow = slow->next;
	back = slow->next;
	slow->next = NULL;
	return merge(sort(list), sort(back));
}

void
hy_findings_sort(struct hy_findings *list)
{
	list->first = sort(list->first);
	for (list->tail = &list->first; *list->tail != NULL;)
		list->tail = &(*list->tail)->next;
}

/* FNV-1a. */
static uint64_t
hash(uint64_t h, struct hy_str s)
{
	for (size_t i = 0; i < s.len; i++)
		h = (h ^ (unsigned char)s.p[i]) * UINT64_C(1099511628211);
	return h;
}

/* The item, with records by their titles: what stands before it may come and go. */
static uint64_t
hash_item(uint64_t h, const struct hy_node *node)
{
	if (node->up == NULL)
		return h;
	h = hash_item(h, node->up);
	h = hash(hash(h, HY_S("/")), hy_str_of(node->item->id));
	if (node->number > 0 && hy_record_title(node).len > 0)
		return hash(h, hy_record_title(node));
	return node->number > 0 ? (h ^ node->number) * UINT64_C(1099511628211) : h;
}

uint64_t
hy_finding_hash(const char *rule, const struct hy_node *node, struct hy_str key)
{
	uint64_t h = hash(UINT64_C(14695981039346656037), hy_str_of(rule));

	if (node != NULL)
		h = hash_item(h, node);
	return hash(hash(h, HY_S("\n")), key);
}

struct hy_str
hy_finding_fingerprint(struct hy_arena *arena, const struct hy_finding *finding)
{
	return hy_str_format(arena, "%016llx",
	    (unsigned long long)hy_finding_hash(finding->rule, finding->node, finding->key));
}

struct hy_str
hy_finding_item(struct hy_arena *arena, const struct hy_node *node)
{
	return node != NULL && node->up != NULL ? hy_node_official(arena, node) : HY_S("");
}

static const char *const names[] = { "fatal", "error", "warning", "note" };

const char *
hy_severity_name(enum hy_severity severity)
{
	return names[severity];
}

struct hy_str
hy_severity_word(enum hy_severity severity)
{
	static const enum hy_word words[] = { HY_W_SEVERITY_FATAL, HY_W_SEVERITY_ERROR,
		HY_W_SEVERITY_WARNING, HY_W_SEVERITY_NOTE };

	return hy_word(words[severity]);
}

bool
hy_severity_parse(struct hy_str name, enum hy_severity *severity)
{
	for (int i = 0; i < HY_SEVERITY_COUNT; i++) {
		if (hy_str_is(name, names[i])) {
			*severity = (enum hy_severity)i;
			return true;
		}
	}
	return false;
}
