-- By what one sees that a text tells who somebody is: signs that are searched in the folded text.
-- Only the form of the words is looked at: people's names are words like others.
local P = {}

-- Written as ranges: by script, the marks 、 and 。 would be kanji and kana, too.
local han, kana = "一-鿿㐀-䶿々ヶ", "ァ-ヺー"

-- What 様, 氏, さん, 殿 stand behind without naming anybody: words for families and gods as such, and what ends in a
-- role or an office. Whole words where the last letter ends surnames, too (阿部, 土屋, 緒方, 安達, 田所).
local nobody = "(?:皆|皆々|奥|嫁|娘|息子|子|子供|親|母|父|兄|姉|弟|妹|祖母|祖父|孫|夫|妻|赤|隣|神|仏|王|殿|何|若|人|方|方々|" ..
	".*(?:客|相手|者|員|等|局|課|省|庁|店|家族|遺族|世帯主|委託先|医師|看護師|保健師|保育士|先生|学生|生徒|児童|各位|貴職|" ..
	"市長|町長|村長|区長|知事|議長|課長|部長|局長|係長|室長|所長|館長|校長|園長|院長|会長|委員長|" ..
	"[本他老大知友婦商]人|[届申請求続証理出取任]人|人達|私達|[住市町村区県府都国農漁]民|[企事農漁]業|[会各他御貴弊当本支]社|" ..
	"[病医寺]院|[委議自町協]会|委員会|審議会|協議会|自治会|町内会|[役務健支張業口]所|[務画祉康育報設境防税当本支民]部|[本肉魚床薬花産]屋))"

-- Words with 様 or 氏 in them that are no honorific.
local no_honorific = "^(?:同|仕|多|一|異|模|有|今|左|右|上|無|外|色)様|(?:設計|詳細|要求|標準|技術|共通|変更|種)[仕多]様|[空雨]模様|^(?:両|同|諸|姓|各|彼)氏$"

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
	"[ぁ-ゖ]{2,4}[  ][ぁ-ゖ]{2,4})\\s?(?:様|氏|さん|殿|くん|ちゃん)(?!名|式|々|相|子|態|書)"

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
