local items, means = hy.use("items"), hy.use("means")

local messages = {
	place = {
		ja = "{1}に「{2}」とありますが、保管場所にはクラウドについての記載がありません",
		en = "{1} says '{2}', but the place of storage does not speak of the cloud",
	},
	region = {
		ja = "クラウドに保管するとありますが、国内にあることや、事業者が信頼できることが読み取れません",
		en = "data are kept in a cloud, but it does not tell that it is in Japan, or that its operator can be relied on",
	},
	erasure = {
		ja = "クラウドに保管するとありますが、クラウドのデータ、バックアップ、機器をどう消去するかが読み取れません",
		en = "data are kept in a cloud, but it does not tell how they, their backups and machines are erased",
	},
	permit = {
		ja = "再委託するとありますが、何によって許諾するかが読み取れません",
		en = "work is entrusted on, but it does not tell how that is permitted",
	},
	watch = {
		ja = "再委託するとありますが、再委託先を何によって監督するかが読み取れません",
		en = "work is entrusted on, but it does not tell how the subcontractor is supervised",
	},
}
local words, listed, by_box = {}, {}, {}
local function list(word)
	if not listed[word] then table.insert(words, word) end
	listed[word] = true
end
for _, mean in ipairs(means) do
	messages[mean.name] = {
		ja = "{1}に「{2}」とありますが、" .. mean.risk.ja .. "への措置が見当たりません",
		en = "{1} says '{2}', but there is no measure for " .. mean.risk.en,
	}
	if mean.box then by_box[mean.box] = mean end
	for _, word in ipairs(mean.words) do list(word) end
	for _, word in ipairs(mean.named or {}) do list(word) end
end
local region = { "国内", "日本", "ISMAP", "ＩＳＭＡＰ", "リージョン", "データセンタ" }
local cloud_erased = { "クラウド", "事業者", "復元", "媒体", "物理", "暗号", "初期化", "論理" }
local permitted = "書面|承諾|許諾|承認|申請|協議|届|事前|あらかじめ|予め|了承|同意|審査"
local watched = "監督|確認|報告|同等|同様|同じ|同一|検査|点検|契約|誓約|遵守|順守|義務|立入|調査|審査|監査|指導"
list("クラウド")
for _, word in ipairs(region) do list(word) end
for _, word in ipairs(cloud_erased) do list(word) end

-- The item that asks for what may happen on the way, by section; 様式3 has none.
local on_the_way = { ["iii/iii_2"] = "iii/iii_2/r4", ["iii/iii_5"] = "iii/iii_5/r2" }

-- The first text that is written at NODE or below.
local function first_text(node)
	if node:kind() == "text" and node:filled() then return node end
	for _, kid in ipairs(node:kids()) do
		local found = first_text(kid)
		if found then return found end
	end
end

return {
	id = "RM-01",
	title = {
		ja = "使うとした手段に応じた措置が書かれている",
		en = "Measures answer the means that are said to be used",
	},
	severity = "note",
	basis = {
		article = "指針第10 1(2)(審査の観点: 事務の実態に基づきリスクを特定しているか)、審査の観点における主な考慮事項(入手、委託、提供・移転、ネットワーク接続、保管・消去)",
		source = "指針、公表された評価書",
		certainty = "known",
	},
	forms = { "yoshiki3", "yoshiki4" },
	words = words,
	why = {
		ja = "フラッシュメモリ、電子メール、電子申請、クラウド、再委託など、評価書が使うと述べている手段には、それぞれのリスクがあります。その手段に触れる言葉が措置のどこにもないときに、書き漏れではないかを参考として挙げます。取込みで読めなかった欄があるファイルは見ません。",
		en = "Flash memory, mail, online applications, a cloud, subcontracting: what an assessment says it uses brings risks of its own. Where no measure has a word that answers them, it may have been forgotten. Files in which an import could not read something are left out.",
	},
	hint = {
		ja = "その手段のリスクと措置を書いてください。使っていないのであれば、手段の記載を直します。別の言葉で書いてあるときは、そのままで構いません。",
		en = "Write the risk and its measure, or correct the means if it is not used. Leave it when the measure is there in other words.",
	},
	examples = {
		sketch = true,
		bad = "# 入手方法で「フラッシュメモリ」を選び、Ⅲのどこにも媒体についての記載がない\n",
		good = "リスクに対する措置の内容: フラッシュメモリは市が貸与した暗号化されたものに限り、貸出しと返却を台帳に記録する。\n",
	},
	messages = messages,
	check = function(doc, report)
		-- Is there something below Ⅱ6, Ⅲ or Ⅳ that an import could not read?
		local open = {}
		for _, node in ipairs(doc:unread()) do
			if hy.match(node:id(), "^(?:iii|iv|ii/ii_6)(?:/|$)") then open[node:file()] = true end
		end
		local last = doc:find("iv")

		-- NODE in file F says WORD: is there a measure? SECTION: where to report that there is none.
		local function ask(mean, node, word, f, section)
			local part = doc:find(mean.section or "iii", f)
			if not part or open[f] or open[0] then return end
			if part:hit(table.unpack(mean.words)) or (not mean.section and last and last:hit(table.unpack(mean.words))) then return end
			local best = not mean.section and on_the_way[section] and doc:find(on_the_way[section], f)
			local at = best and first_text(best) or first_text(doc:find(mean.section or section, f) or part) or first_text(part)
			if at then report(at, mean.name, node, word) end
		end

		for f = 1, doc:files() do
			local told = {}
			local function boxes(node, section)
				for _, label in ipairs(node and node:ticks() or {}) do
					local mean = by_box[label]
					if mean and not told[mean] then
						told[mean] = true
						ask(mean, node, label, f, section)
					end
				end
			end
			boxes(doc:find("ii/ii_3/nyuushu_houhou", f), "iii/iii_2")
			for _, record in ipairs(doc:find("ii/ii_4/itaku", f):records()) do
				boxes(record:child("houhou"), "iii/iii_4")
				local sai = record:child("sai/saiitaku")
				local permit = record:child("sai/saiitaku_kyodaku")
				if sai:choice() == "再委託する" and permit:filled() and not hy.match(hy.key(permit:text()), permitted) then
					report(permit, "permit")
				end
			end
			for _, path in ipairs({ "ii/ii_5/teikyou_saki", "ii/ii_5/iten_saki" }) do
				for _, record in ipairs(doc:find(path, f):records()) do boxes(record:child("houhou"), "iii/iii_5") end
			end
			local watch = doc:find(items(doc).sub_itaku .. "/saiitaku_houhou", f)
			if watch and watch:filled() and not hy.match(hy.key(watch:text()), watched) then report(watch, "watch") end

			local about = doc:find("ii", f)
			for _, mean in ipairs(means) do
				if mean.named and mean.form == doc:form() then
					local word, node = about:hit(table.unpack(mean.named))
					if word then ask(mean, node, word, f, "iii/iii_2") end
				end
			end

			local place, erasure = doc:find("ii/ii_6/hokan_basho", f), doc:find("ii/ii_6/shoukyo", f)
			if place:filled() and not open[f] then
				if place:hit("クラウド") then
					if not place:hit(table.unpack(region)) then report(place, "region") end
					if erasure and erasure:filled() and not erasure:hit(table.unpack(cloud_erased)) then
						report(erasure, "erasure")
					end
				else
					local word, node = about:hit("クラウド")
					if word and doc:files() == 1 then report(place, "place", node, word) end
				end
			end
		end
	end,
}
