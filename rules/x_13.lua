local threshold = hy.use("threshold")

-- Bands of 本人の数 by their place in the form: the smallest and the largest number.
local persons = { { 0, 9999 }, { 10000, 99999 }, { 100000, 999999 }, { 1000000, 9999999 }, { 10000000, 1000000000 } }

return {
	id = "X-13",
	title = {
		ja = "人数の区分が互いに矛盾しない",
		en = "The bands of numbers do not contradict each other",
	},
	severity = "warning",
	basis = {
		article = "特定個人情報保護評価に関する規則第4条第3号・第8号、様式の記載要領 Ⅰ1③・Ⅱ2②・Ⅱ4・Ⅱ5",
		source = "e-Gov法令 426M60020000001、様式",
		certainty = "practice",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "対象人数(Ⅰ1③)は全てのファイルの本人の総数なので、どのファイルの本人の数もこれを超えず、ファイルの本人の数を全て足しても届かないことはありません。委託や提供・移転で渡す本人の数は、そのファイルの本人の数を超えません。使用者数と委託先の取扱者数を一つのファイルで足し、下限だけで500人以上になるのに、しきい値判断では500人未満となっていないかも見ます。区分なので、重なり得るものは矛盾としません。",
		en = "No file has more persons than the work, and the work no more than all files together; what is entrusted or provided has no more than the file. The lower ends of users and contractors' staff of one file may not reach 500 when the threshold says fewer. Bands that can agree are not reported.",
	},
	hint = {
		ja = "人数を数え直し、区分をそろえてください。",
		en = "Count again, and make the bands agree.",
	},
	examples = {
		sketch = true,
		bad = "対象人数: 1万人以上10万人未満\n対象となる本人の数: 10万人以上100万人未満\n",
		good = "対象人数: 10万人以上30万人未満\n対象となる本人の数: 10万人以上100万人未満\n",
	},
	messages = {
		over = {
			ja = "対象となる本人の数「{1}」が、事務の対象人数「{2}」を超えています",
			en = "the persons of the file ({1}) are more than those of the work ({2})",
		},
		under = {
			ja = "対象人数「{1}」に、全てのファイルの本人の数を足しても届きません",
			en = "all files together do not reach the persons of the work ({1})",
		},
		part = {
			ja = "{1}の本人の数「{2}」が、ファイルの本人の数「{3}」を超えています",
			en = "the persons of {1} ({2}) are more than those of the file ({3})",
		},
		handlers = {
			ja = "使用者数と委託先の取扱者数の区分の下限を足すと{1}人以上になりますが、しきい値判断の取扱者数は{2}人です",
			en = "the lower ends of users and contractors' staff add up to {1}, but the threshold counts {2}",
		},
	},
	check = function(doc, report)
		local work, most = doc:find("i/i_1/taishou_ninzuu"), 0
		local band = work:nth() and threshold.people[work:nth()]
		for f = 1, doc:files() do
			local node = doc:find("ii/ii_2/honnin_suu", f)
			local own = node:nth() and persons[node:nth()]
			most = own and most and most + own[2] or nil
			if own and band and own[1] > band[2] then report(node, "over", node:choice(), work:choice()) end
			local function part(other, name)
				if own and other:nth() and persons[other:nth()][1] > own[2] then
					report(other, "part", name, other:choice(), node:choice())
				end
			end
			local sum = 0
			local users = doc:find("ii/ii_3/shutai/shiyousha_suu", f)
			if users:nth() then sum = threshold.handlers[users:nth()][1] end
			for _, itaku in ipairs(doc:find("ii/ii_4/itaku", f):records()) do
				local staff, hani = itaku:child("toriatsukaisha_suu"), itaku:child("hani/honnin_suu")
				if staff:nth() then sum = sum + threshold.handlers[staff:nth()][1] end
				if hani then part(hani, "委託事項" .. itaku:number()) end
			end
			for _, list in ipairs({ { "teikyou_saki", "提供先" }, { "iten_saki", "移転先" } }) do
				for _, saki in ipairs(doc:find("ii/ii_5/" .. list[1], f):records()) do
					part(saki:child("honnin_suu"), list[2] .. saki:number())
				end
			end
			local number = doc:find("shikiichi_handan/toriatsukaisha_suu")
			if number:value() and number:value() < 500 and sum >= 500 then
				report(number, "handlers", sum, number:text())
			end
		end
		if band and most and doc:files() > 0 and most < band[1] then report(work, "under", work:choice()) end
	end,
}
