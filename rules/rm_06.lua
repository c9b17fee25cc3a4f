-- Means that leave something behind, the boxes that say they are used, and words by which their erasure can be seen.
local means = {
	{
		name = "paper", boxes = { "紙" },
		words = { "紙", "書類", "文書", "申請書", "届出書", "届書", "帳票", "簿冊", "溶解", "裁断", "シュレッダ", "焼却" },
	},
	{
		name = "media", boxes = { "電子記録媒体(フラッシュメモリを除く。)", "フラッシュメモリ" },
		words = { "媒体", "メモリ", "ディスク", "テープ", "USB", "ＵＳＢ", "DVD", "ＤＶＤ", "ＣＤ", "破壊", "破砕" },
	},
}
local words = {}
for _, mean in ipairs(means) do
	for _, word in ipairs(mean.words) do table.insert(words, word) end
end

return {
	id = "RM-06",
	title = {
		ja = "使う媒体について、消去の方法が書かれている",
		en = "What is kept on paper and media is erased, too",
	},
	severity = "note",
	basis = {
		article = "番号法第20条、審査の観点における主な考慮事項(保管・消去)",
		source = "指針、公表された評価書",
		certainty = "known",
	},
	forms = { "yoshiki4" },
	words = words,
	why = {
		ja = "紙や電子記録媒体で入手し、又は委託先に渡すとしていれば、システムのデータのほかに紙や媒体も残ります。消去方法(Ⅱ6③)にも消去手順(Ⅲ7リスク3)にも、それに触れる言葉がないときに挙げます。取込みで読めなかったときは見ません。",
		en = "What is received or handed over on paper or media leaves paper and media behind. Reported where neither Ⅱ6③ nor Ⅲ7 has a word of their erasure; not where an import could not read them.",
	},
	hint = {
		ja = "紙は溶解や裁断、媒体は物理的な破壊など、どう消去し、どう確かめるかを書いてください。残らないのであれば、その理由を書きます。",
		en = "Write how they are destroyed and how that is made sure of, or why nothing is left.",
	},
	examples = {
		sketch = true,
		bad = "入手方法: [紙]\n消去方法: 保存期間を過ぎた記録をシステムの削除機能で消去する。\n",
		good = "入手方法: [紙]\n消去方法: 保存期間を過ぎた記録をシステムの削除機能で消去し、申請書は職員の立会いの下で溶解する。\n",
	},
	messages = {
		paper = {
			ja = "「{1}」に紙がありますが、紙の書類をどう廃棄するかが書かれていません",
			en = "'{1}' has paper, but nothing tells how papers are disposed of",
		},
		media = {
			ja = "「{1}」に電子記録媒体がありますが、媒体をどう消去するかが書かれていません",
			en = "'{1}' has media, but nothing tells how they are erased",
		},
	},
	check = function(doc, report)
		for f = 1, doc:files() do
			local erasure, steps = doc:find("ii/ii_6/shoukyo", f), doc:find("iii/iii_7/r3/tejun/tejun_naiyou", f)
			local ways = { doc:find("ii/ii_3/nyuushu_houhou", f) }
			for _, record in ipairs(doc:find("ii/ii_4/itaku", f):records()) do table.insert(ways, record:child("houhou")) end
			local open = erasure:unknown() or steps:unknown() or not erasure:filled()
			for _, mean in ipairs(not open and means or {}) do
				local way
				for _, node in ipairs(ways) do
					for _, box in ipairs(mean.boxes) do way = way or (node:has(box) and node) end
				end
				if way and not erasure:hit(table.unpack(mean.words)) and not steps:hit(table.unpack(mean.words)) then
					report(erasure, mean.name, way)
				end
			end
		end
	end,
}
