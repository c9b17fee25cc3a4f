-- ②所属長の役職名 in each form.
local paths = { yoshiki2 = "i/i_5/shozokuchou", yoshiki3 = "i/i_6/shozokuchou", yoshiki4 = "i/i_7/shozokuchou" }

local posts = "(?:課長|室長|所長|部長|局長|館長|園長|校長|センター長|事務長|事務局長|次長|担当課長|主幹|参事|理事|支所長|係長|署長|院長|長)"

-- What a post or a section has in its name, and people hardly in theirs.
local no_name = posts .. "$|課|部|室|局|係|所|班|署|館|園|院|担当|主任|主査|主事|技師|技監|統括|総括|監$|官$|役$|者$|代表|グループ|チーム"

return {
	id = "PV-02",
	title = {
		ja = "所属長の欄に、氏名でなく役職名を書く",
		en = "The head of the section is named by post, not by name",
	},
	severity = "warning",
	basis = {
		article = "様式の項目名(所属長の役職名)、記載要領",
		source = "様式、公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki2", "yoshiki3", "yoshiki4" },
	why = {
		ja = "平成30年5月の様式から、所属長の氏名ではなく役職名を書くことになりました。氏名を残すと、公表する必要のない個人の名が載り、人事異動のたびに直すことになります。氏名を書く様式(平成26年4月)では見ません。",
		en = "Since the edition of May 2018 the post is written; a name need not be published and is out of date with every transfer. The edition of 2014 asked for the name and is left alone.",
	},
	hint = {
		ja = "「健康増進課長」のように役職名だけにしてください。",
		en = "Write the post only.",
	},
	examples = {
		sketch = true, bad = "所属長の役職名: 健康増進課長 見本 太郎\n", good = "所属長の役職名: 健康増進課長\n" },
	messages = {
		name = {
			ja = "所属長の欄に氏名が書かれているようです(「{1}」の後)",
			en = "a name seems to follow the post '{1}'",
		},
		only = {
			ja = "所属長の欄に役職名がなく、氏名が書かれているようです",
			en = "there is no post; it seems to be a name",
		},
	},
	check = function(doc, report)
		local node = doc:find(paths[doc:form()])
		if not node or not node:filled() or not hy.contains(node:label(), "役職") then return end
		local text = hy.trim(hy.nfkc(node:text()))
		-- A name behind the post: two or more kanji or kana, not a bracket, a comma or another post.
		local post = hy.match(text, "^(.*?" .. posts .. ")[\\s　]+(?!(?:他|ほか|外)$)(?!.*" .. posts .. "$)[\\p{Han}\\p{Hiragana}\\p{Katakana}々ヶ]{1,5}[\\s　]*[\\p{Han}\\p{Hiragana}\\p{Katakana}々]{0,5}$")
		if post then
			report(node, "name", post)
		elseif hy.match(text, "^[\\p{Han}々ヶ]{1,3}[\\s　]*[\\p{Han}\\p{Hiragana}\\p{Katakana}々]{1,4}$") and not hy.match(text, no_name) then
			report(node, "only")
		end
	end,
}
