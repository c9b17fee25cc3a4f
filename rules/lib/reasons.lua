-- What a typed 提出時期に係る説明 claims as the reason of a change: words as published assessments use them.
local R = {}

local words = {
	-- 誤字脱字の修正
	{ "誤字脱字の修正", { "誤字", "脱字", "誤記", "誤植", "表記ゆれ", "表記の揺れ", "表記の統一", "文言の統一", "字句" } },
	-- 形式的な変更: names and numbers of statutes, offices and forms
	{ "形式的な変更", { "法改正", "法律の改正", "法令の改正", "法令改正", "省令の改正", "省令改正", "主務省令", "別表第", "政令の改正", "条例改正",
		"条例の改正", "条例の制定", "規則改正", "規則の改正", "番号法改正", "番号法の改正", "条ずれ", "項ずれ", "号ずれ", "根拠修正", "根拠法令",
		"組織改正", "組織改編", "機構改革", "組織の改正", "名称が変更", "名称変更", "名称の変更", "所在地", "住所の変更", "庁舎の移転", "人事異動",
		"様式変更", "様式の変更", "様式改正", "様式の改正", "形式的" } },
	-- リスクを明らかに軽減させる変更
	{ "リスクを明らかに軽減させる変更", { "リスクを軽減", "リスクの軽減", "リスクを明らかに軽減", "リスク軽減", "リスクが軽減", "安全性の向上", "安全対策の強化" } },
	-- 緊急時の事後評価
	{ "緊急時の事後評価(規則第9条第2項)", { "緊急時の事後評価", "第9条第2項", "災害その他", "緊急に", "やむを得ない事由" } },
	-- 重大事故の発生
	{ "重大事故の発生", { "重大事故", "漏えい事案", "事故の発生" } },
	-- その他の項目の変更
	{ "その他の項目の変更", { "義務付けられない", "義務付けられていない", "義務付けられません", "重要な変更に該当しない", "重要な変更に当たらない", "重要な変更ではない" } },
}

-- The reason that WHY claims, or nil; claimed: true when it only says that the change is slight.
function R.claimed(why)
	local text = hy.key(why)
	for _, row in ipairs(words) do
		if hy.contains(text, table.unpack(row[2])) then
			return row[1], hy.contains(text, "軽微", "軽易") ~= nil
		end
	end
	if hy.contains(text, "軽微", "軽易") then return "形式的な変更", true end
end

return R
