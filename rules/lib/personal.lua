-- By what one sees that a text tells who somebody is: signs that are searched in the folded text.
-- Only the form of the words is looked at: people's names are words like others.
local P = {}

-- Written as ranges: by script, the marks 、 and 。 would be kanji and kana, too.
local han, kana = "一-鿿㐀-䶿々ヶ", "ァ-ヺー"

-- What 様, 氏, さん, 殿 stand behind without naming anybody: families and gods as such, and what ends in a role.
local nobody = "(?:皆|皆々|奥|嫁|娘|息子|子|子供|親|母|父|兄|姉|弟|妹|祖母|祖父|孫|夫|妻|赤|隣|神|仏|王|殿|何|若|" ..
	".*(?:客|相手|民|者|員|人|方|達|等|業|局|課|部|省|庁|所|店|社|会|屋|院|家族|遺族|世帯主|委託先|医師|看護師|保健師|保育士|先生|学生|生徒|児童|位|貴職|" ..
	"市長|町長|村長|区長|知事|議長|課長|部長|局長|係長|室長|所長|館長|校長|園長|院長|会長|委員長))"

-- Kanji that make another word of 様 or 氏: 同様, 仕様, 多様 ...
local no_honorific = "(?:同|仕|多|一|異|模|有|今|左|右|上|無|外|色|思い|死に|生き)様|様(?:式|々|相|子|態|な|に|の|似)|(?:両|同|諸|姓|各|源|平|藤原|宇|彼)氏|氏(?:名|族|神|素性|子)"

local patterns = {
	{ "mail", "[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+" },
	{ "telephone", "(?<![0-9-])(?:0[0-9]{1,4}[-ー‐(（][0-9]{1,4}[-ー‐)）][0-9]{3,4}|0[5789]0[0-9]{8}|\\+81[0-9 -]{9,12})(?![0-9-])" },
	{ "address", "〒 ?[0-9]{3}-?[0-9]{4}|[0-9一二三四五六七八九十]+丁目|[0-9]+番地|[0-9]+番[0-9]+号(?!線|車|棟)|" ..
		"[都道府県市区町村郡][" .. han .. "ケがのノ]{1,8}[0-9]+-[0-9]+(?:-[0-9]+)?(?![0-9-])|" ..
		"(?:住所|現住所|自宅)\\s*[:は]\\s*[^\\s、。]*[0-9]" },
	{ "age", "(?<![満第])(?:[" .. han .. "]{2,6}|[" .. kana .. "]{2,10})(?:さん|様|氏|君)?\\s*[(（]\\s*(?:[男女]性?[、・,]?\\s*)?[0-9]{1,3}[歳才]\\s*(?:[、・,]\\s*[男女]性?)?\\s*[)）]|" ..
		"[(（][0-9]{1,3}[歳才][、・,]\\s*[男女]性?[)）]" },
}

-- A word of a person's name before the honorific; what is in front of it ends there.
local letter = "(?:(?![様氏殿])[" .. han .. "])"
local named = "(?<![" .. han .. kana .. "])(?:" .. letter .. "{1,4}[  ]?" .. letter .. "{0,4}|[" .. kana .. "]{2,10}(?:[  ・][" .. kana .. "]{2,10})?|" ..
	"[ぁ-ゖ]{2,4}[  ][ぁ-ゖ]{2,4})\\s?(?:様|氏|さん|殿|くん|ちゃん)(?!名|式|々|相)"

-- Words that lead to a name.
local led = "(?:氏名|名前|姓名|お名前)\\s*[:]\\s*[^\\s、。()（）]{2}|(?:[" .. han .. "]{2,4}[  ]?[" .. han .. "]{1,3}|[" .. kana .. "]{3,10})と(?:申します|申す者|いう者です|いいます)"

-- Does the honorific in WORDS name somebody?
local function names_somebody(words)
	local bare = hy.match(words, "^(?:御|ご|お|各)?(.*?)\\s?(?:様|氏|さん|殿|くん|ちゃん)$") or words
	return not hy.match(bare, "^" .. nobody .. "$") and
		not hy.match(words, no_honorific)
end

local function has_name(text)
	local rest = text
	for _ = 1, 50 do
		local found = hy.match(rest, "(" .. named .. ")")
		if not found then break end
		if names_somebody(found) then return true end
		local _, behind = hy.cut(rest, found)
		if not behind then break end
		rest = behind
	end
	return hy.match(text, led) ~= nil
end

-- The names of the signs in TEXT, each once.
function P.found(text)
	local found, folded = {}, hy.nfkc(text)
	for _, row in ipairs(patterns) do
		if hy.match(folded, row[2]) then table.insert(found, row[1]) end
	end
	if has_name(folded) then table.insert(found, "name") end
	return found
end

return P
