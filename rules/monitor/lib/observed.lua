-- What the rules of the live side share: which facts there are to judge by, and by which revision.
local O = {}

-- Messages that every rule has beside its own.
local shared = {
	no_source = {
		ja = "確かめるための情報源(kind: {1})が設定にないか、読めません",
		en = "no source of kind {1} is configured, or it cannot be read",
		hint = {
			ja = "monitor.yaml の sources に加えるか、他者が措置しているものなら relies_on に書類を書いてください。",
			en = "Add one to sources in monitor.yaml, or name the paper under relies_on when others keep it.",
		},
	},
	no_facts = {
		ja = "情報源(kind: {1})に、これを確かめられる記録がありません",
		en = "the sources of kind {1} have nothing to tell this by",
		hint = {
			ja = "書き出した資料に欠けている欄や行がないか、columns、fields と bindings の語が合っているかを確かめてください。",
			en = "See whether columns or rows are missing in what was handed over, and whether columns, fields and bindings fit it.",
		},
	},
	source_stale = {
		ja = "情報源「{1}」が古い({2}時点)ため、今の状態を確かめられません",
		en = "the source '{1}' is too old (of {2}) to tell how things are now",
		hint = { ja = "新しい資料を取り寄せてください。", en = "Have a new one made." },
	},
	source_silent = {
		ja = "情報源「{1}」の記録が{2}を最後に途絶えています",
		en = "the source '{1}' has been silent since {2}",
		hint = { ja = "記録が止まっていないか、置き場所が変わっていないかを確かめてください。", en = "See whether recording has stopped or the file has moved." },
	},
	source_bad = {
		ja = "情報源「{1}」を読み取れません",
		en = "the source '{1}' cannot be read",
		hint = { ja = "monitor.yaml の path や fields、ファイルの権限、文字(UTF-8)を確かめてください。", en = "Look at its path and fields in monitor.yaml, at its permissions, and whether it is UTF-8." },
	},
	relied = {
		ja = "{1}が措置しています({2})",
		en = "kept by {1} ({2})",
	},
	expired = {
		ja = "{1}の措置を示す「{2}」が有効ではありません(期限 {3})",
		en = "'{2}', which proves what {1} does, is not valid (until {3})",
		hint = { ja = "新しい書類を取り寄せ、relies_on の日付を改めてください。", en = "Have a new paper made and change the days under relies_on." },
	},
	paper_early = {
		ja = "{1}の措置を示す「{2}」は、まだ来ていない日({3})のものです",
		en = "'{2}', which proves what {1} does, is of a day to come ({3})",
	},
	ahead = {
		ja = "{1}は、まだ来ていない日です",
		en = "{1} is a day that is still to come",
		hint = { ja = "記録の日付を確かめてください。", en = "Look at the date of the record." },
	},
	unpublished = {
		ja = "公表された評価書がなかった期間の記録({1})が{2}件あり、照らす記載がありません",
		en = "{2} facts ({1}) are of days when no assessment was published: there is nothing to judge them by",
	},
}

-- MESSAGES with those of every rule.
function O.messages(messages)
	for name, message in pairs(shared) do
		messages[name] = messages[name] or message
	end
	return messages
end

-- VALUE as a number: digits of any width, with commas between them; nil when it is none.
function O.number(value)
	if value == nil then return nil end
	return tonumber((hy.without(hy.nfkc(tostring(value)), ", ")))
end

-- What people and programs write for yes and no, for a job that went well, and for an account that can be used.
local yes = { "true", "1", "yes", "t", "y", "on", "ok", "success", "succeeded", "active", "enabled", "はい", "有", "あり", "有り", "○", "〇", "成功",
	"正常", "正常終了", "完了", "済", "有効", "利用中", "使用中", "共用", "共有" }
local no = { "false", "0", "no", "f", "n", "off", "ng", "error", "failed", "failure", "inactive", "disabled", "locked", "いいえ", "無", "なし",
	"無し", "×", "失敗", "異常", "異常終了", "エラー", "中断", "未完了", "無効", "停止", "利用停止", "使用停止", "失効", "廃止", "個人", "専用" }
local truths = {}
for _, word in ipairs(yes) do truths[hy.key(word)] = true end
for _, word in ipairs(no) do truths[hy.key(word)] = false end

-- A date as 2026-04-01, for subjects, which are the same in every language.
function O.iso(date)
	local function two(n) return (n < 10 and "0" or "") .. n end
	return date.year .. "-" .. two(date.month) .. "-" .. two(date.day)
end

-- VALUE as true or false; nil when it says neither.
function O.truth(value)
	if value == nil then return nil end
	return truths[hy.key(string.lower(value))]
end

-- Kinds of operators who are no person of the body: batches and systems, contractors.
local machines = { system = true, batch = true, service = true, ["システム"] = true, ["バッチ"] = true, ["自動処理"] = true }
local contractors = { contractor = true, vendor = true, ["委託"] = true, ["委託先"] = true, ["委託事業者"] = true }

function O.machine(fact)
	return fact.kind ~= nil and machines[string.lower(fact.kind)] == true
end

-- The account can be used: it is not switched off.
function O.active(account)
	return O.truth(account.active) ~= false
end

-- Is that day (since 1970-01-01) a Saturday or a Sunday?
function O.weekend(days)
	return (days + 3) % 7 >= 5
end

-- By its kind somebody of a contractor, whether the company is told or not.
function O.contractor(fact)
	return fact.kind ~= nil and contractors[string.lower(fact.kind)] == true
end

-- An operator of the body's own, a person: neither a machine nor of a contractor.
function O.staff(fact)
	return not O.machine(fact) and not fact.vendor and not O.contractor(fact)
end

-- An account of such an operator that can be used.
function O.staff_account(account)
	return O.staff(account) and O.active(account)
end

-- The set of operators who are machines, by the list of accounts and by the log.
function O.machines(live)
	local set = {}
	for account in live:facts("account") do
		if O.machine(account) then set[account.id] = true end
	end
	for access in live:facts("access_user", { by = { "user", "kind" }, whole = true }) do
		if access.user and O.machine(access) then set[access.user] = true end
	end
	return set
end

-- Kinds counted from logs come from sources of another kind.
local function source_kind(kind)
	return hy.starts(kind, "access") and "access_log" or kind
end

-- The sources of KIND that are not as they should be.
local function bad(live, kind)
	local list = {}
	for source in live:facts("source") do
		if source.kind == source_kind(kind) and source.state ~= "ok" then table.insert(list, source) end
	end
	return list
end

-- There is something of KIND to judge by.
function O.given(live, kind)
	if source_kind(kind) ~= "access_log" then return live:given(kind) end
	for source in live:facts("source") do
		if source.kind == "access_log" and source.state ~= "missing" and source.state ~= "unreadable" then return true end
	end
	return false
end

-- Tells what is wrong with the sources of KIND at NODE. True when nothing is.
function O.whole(live, judge, node, kind)
	local list = bad(live, kind)
	for _, source in ipairs(list) do
		local about = { subject = "source:" .. source.name, fact = source }
		if source.state == "stale" then
			judge.gap(node, about, "source_stale", source.name, source.newest or "?")
		elseif source.state == "silent" then
			judge.gap(node, about, "source_silent", source.name, source.newest or "?")
		else
			judge.gap(node, about, "source_bad", source.name)
		end
	end
	return #list == 0
end

-- Tells that there is nothing of KIND to judge SUBJECT by: its sources cannot be read, or there is none.
function O.absent(live, judge, node, subject, kind)
	if O.whole(live, judge, node, kind) then judge.gap(node, subject, "no_source", source_kind(kind)) end
end

-- Tells that NODE is left to others, or that the paper which proves it (KEPT) is not valid.
function O.paper(live, judge, node, kept)
	local subject, issued = "relies_on:" .. kept.on, kept.issued
	if kept.valid then
		judge.relied(node, subject, "relied", kept.on, kept.document)
	elseif issued and issued.days > live:today().days then
		judge.gap(node, subject, "paper_early", kept.on, kept.document, issued.text)
	else
		judge.gap(node, subject, "expired", kept.on, kept.document, kept["until"] and kept["until"].text or "-")
	end
end

-- Tells who keeps NODE for the body. True when somebody is named, whether the paper is good or not.
function O.relied(live, judge, node)
	local kept = live:reliance(node)
	if not kept then return false end
	O.paper(live, judge, node, kept)
	return true
end

-- The facts of KIND that WANTED (may be left out) takes, by revision: a list of {epoch, facts, count, first, from, to}; epoch 0 for
-- days when nothing was published. QUERY is what is asked of tallies; what it leaves over only counts, and is not among `facts`.
function O.groups(live, kind, wanted, query)
	local by, list = {}, {}
	for fact in live:facts(kind, query) do
		if not wanted or wanted(fact) then
			local number = fact.epoch or 0
			local group = by[number]
			if not group then
				group = { epoch = number, facts = {}, count = 0, first = fact, from = fact.days, to = fact.last_days }
				by[number] = group
			end
			if not fact.rest then table.insert(group.facts, fact) end
			group.count = group.count + fact.facts
			group.from, group.to = math.min(group.from, fact.days), math.max(group.to, fact.last_days)
		end
	end
	for _, group in pairs(by) do table.insert(list, group) end
	table.sort(list, function(a, b) return a.epoch < b.epoch end)
	return list
end

-- The table of a judgement about all facts of a group.
function O.about(subject, group)
	return { subject = subject, facts = group.count, from = group.from, to = group.to, fact = group.first }
end

--[[
Judges what is declared at a node by the facts of a kind, revision by revision. HOW:
  kind    of the facts; also names the judgement of the item as a whole
  node    node(doc): the declared item, or nil when DOC promises nothing of the kind
  wanted  wanted(fact): whether it counts; may be left out
  query   of a tally: what is asked of it (live:facts); may be left out
  groups  in place of wanted and query: what O.groups gave
  see     see(node, group, doc): judges the group's facts one by one; returns true when nothing deviates and nothing is open
  empty   what no facts at all mean: true: all is as declared, false: nothing is said; left out: it cannot be judged
"holds" is said for the item once, with the number of facts, when all of them are as declared and all sources are whole.
]]
function O.judge(live, judge, how)
	local today = live:doc()
	local node = today and how.node(today)
	local relied = node and O.relied(live, judge, node)
	if not O.given(live, how.kind) then
		if node and not relied then O.absent(live, judge, node, how.kind, how.kind) end
		return
	end
	local whole = not node or O.whole(live, judge, node, how.kind)
	local epochs = live:epochs()
	local groups = how.groups or O.groups(live, how.kind, how.wanted, how.query)
	for _, group in ipairs(groups) do
		local doc = epochs[group.epoch] and epochs[group.epoch].doc
		local declared = doc and how.node(doc)
		if not doc then
			judge.gap(nil, O.about(how.kind, group), "unpublished", how.kind, group.count)
		elseif declared and how.see(declared, group, doc) and whole then
			judge.holds(declared, O.about(how.kind, group), "holds", group.count)
		end
	end
	if #groups == 0 and node and whole then
		if how.empty then
			judge.holds(node, how.kind, "holds", 0)
		elseif how.empty == nil and not relied then
			judge.gap(node, how.kind, "no_facts", source_kind(how.kind))
		end
	end
end

return O
