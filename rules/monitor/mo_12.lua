local O, D = hy.use("observed"), hy.use("declared")
local acts = { export = true, import = true, send = true, ["media-write"] = true, ["media-read"] = true }
-- Where an assessment ticks the means by which data come and go.
local ways = { "ii/ii_3/nyuushu_houhou", "ii/ii_4/itaku[]", "ii/ii_5/teikyou_saki[]", "ii/ii_5/iten_saki[]" }
local kept = { yoshiki3 = { "iii/iii_3/r2/sonota", "iii/iii_7/r1/sonota" }, yoshiki4 = { "iii/iii_3/r4/sochi", "iii/iii_7/r1/gijutsu" } }

return {
	id = "MO-12",
	scope = "monitor",
	title = {
		ja = "記載した媒体だけが、暗号化と承認を経て使われている",
		en = "Only declared media are used, encrypted and approved",
	},
	severity = "error",
	basis = {
		article = "特定個人情報の適正な取扱いに関するガイドライン(行政機関等編) 別添1 2E c 電子媒体等を持ち運ぶ場合の漏えい等の防止",
		source = "個人情報保護委員会 特定個人情報の適正な取扱いに関するガイドライン",
		certainty = "practice",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "ログの書き出し、読み込み、出力、送信に使われた媒体が、入手方法、委託の提供方法、提供先と移転先の方法のどれかで選ばれているかを見ます。フラッシュメモリとそれ以外の媒体、電子メールを分けて見ます。画面、紙、ディスク上のファイル、回線は見ません。クラウドは、方法のその他か保管場所に書いてあれば記載どおりです。措置の記載に暗号化や承認(許可)があるときは、暗号化されていない媒体と承認のない媒体を示します。承認番号が一つも記録されていないログでは、承認は「確認できず」です。媒体がどの操作にも記録されていないログ、分からない語の媒体も「確認できず」です。",
		en = "Media of the log must be ticked as a means of 入手, 委託, 提供 or 移転; flash memory, other media and mail are told apart; screen, paper, disk and lines are left out; a cloud is declared by 保管場所, too. Where the measures speak of encryption or approval, media without it are reported; a log without any approval number is a gap, and so is one that names no medium at all, or one by a word that is not known.",
	},
	hint = {
		ja = "媒体の持出簿と突き合わせ、記載にない使い方なら止めるか、評価書を改めてください。",
		en = "Match it with the register of media; stop it or revise the assessment.",
	},
	examples = {
		sketch = true,
		bad = "入手方法: [紙, 庁内連携システム]\n# ログ: user=U04 act=media-write medium=usb encrypted=no\n",
		good = "入手方法: [紙, フラッシュメモリ]\n# ログ: user=U04 act=media-write medium=usb encrypted=yes approval=M-0012\n",
	},
	messages = O.messages({
		undeclared = {
			ja = "記載のない媒体「{1}」が使われています({2}、利用者「{3}」)",
			en = "'{1}' is used but not declared ({2}, user '{3}')",
		},
		plain = {
			ja = "暗号化されていない媒体「{1}」が使われています(利用者「{2}」)",
			en = "an unencrypted medium ('{1}') is used by '{2}'",
		},
		unapproved = {
			severity = "warning",
			ja = "承認の記録のない媒体「{1}」が使われています(利用者「{2}」)",
			en = "a medium ('{1}') is used by '{2}' without a recorded approval",
		},
		no_medium = {
			ja = "どの操作にも媒体が記録されておらず、媒体の使用が分かりません",
			en = "the log names no medium: whether any was used cannot be told",
			hint = { ja = "ログに媒体(medium)を記録するか、fields で対応させてください。", en = "Have the log tell `medium`, or map it by fields." },
		},
		untold = {
			ja = "媒体への書き出し又は読み込みに、媒体の分からないものがあります({1}、{2}件)",
			en = "the log does not tell which medium was written or read ({1}, {2} accesses)",
			hint = { ja = "ログに媒体(medium)を記録するか、fields で対応させてください。", en = "Have the log tell `medium`, or map it by fields." },
		},
		unknown = {
			ja = "媒体の語「{1}」が分からず、記載のある媒体か確かめられません",
			en = "the word '{1}' for a medium is not known: whether it is declared cannot be told",
			hint = { ja = "情報源の values の medium で、モデルの語(usb、optical など)に対応させてください。", en = "Map it to a word of the model (usb, optical ...) under values: medium of the source." },
		},
		no_encryption = {
			ja = "媒体の暗号化がログから分かりません",
			en = "the log does not tell whether media are encrypted",
			hint = { ja = "ログに暗号化の有無(encrypted)を記録するか、fields で対応させてください。", en = "Have the log tell `encrypted`, or map it by fields." },
		},
		no_approval = {
			ja = "媒体の使用の承認がログから分かりません",
			en = "the log does not tell whether media were approved",
			hint = { ja = "ログに承認の番号(approval)を記録するか、fields で対応させてください。", en = "Have the log tell `approval`, or map it by fields." },
		},
		holds = {
			ja = "媒体の使用{1}件は、全て記載のとおりです",
			en = "all {1} uses of media are as declared",
		},
	}),
	judge = function(live, judge)
		local function declared(doc)
			local node = doc:find(ways[1])
			return node and #node:ticks() > 0 and node or nil
		end
		local function is_declared(doc, means)
			for _, node in ipairs(means == "クラウド" and doc:all("ii/ii_6/hokan_basho") or {}) do
				if hy.contains(node:text() or "", means) then return true end
			end
			for _, path in ipairs(ways) do
				for _, node in ipairs(doc:all(path)) do
					local boxes = hy.ends(path, "[]") and node:child("houhou") or node
					if boxes and boxes:kind() == "checks" and D.has_means(boxes, means) then return true end
				end
			end
			return false
		end
		local function is_medium(access)
			local means = D.means(access.medium)
			return means == "フラッシュメモリ" or means == "電子メール" or means == "クラウド" or hy.starts(means, "電子記録媒体")
		end
		local approvals = false
		for access in live:facts("access_medium", { by = { "approved" }, whole = true }) do approvals = approvals or O.truth(access.approved) == true end
		-- What the measures promise: whether they speak of encryption and of approval, with the sentence.
		local function promised(doc)
			local node = D.promise(doc, kept)
			return node, D.sentence(node, "暗号"), D.sentence(node, "承認|許可")
		end
		local today = live:doc()
		local node = today and declared(today)
		if node and live:given("access_user") and not live:given("access_medium") then
			judge.gap(node, "medium", "no_medium")
			return
		end
		local function is_wanted(access)
			local medium = access.medium
			return medium == nil or medium ~= "disk" and (is_medium(access) or not D.is_means(medium))
		end
		local function see_unknown(place, list)
			for _, access in ipairs(list) do
				judge.gap(place, { subject = "medium:" .. access.medium, fact = access }, "unknown", access.medium)
			end
			return #list == 0
		end
		local function see_untold(place, list)
			for _, access in ipairs(list) do
				judge.gap(place, { subject = "medium:/" .. access.act, fact = access }, "untold", access.act, access.events)
			end
			return #list == 0
		end
		O.judge(live, judge, {
			kind = "access_medium", node = declared, empty = true, query = { where = { act = acts } }, wanted = is_wanted,
			see = function(place, group, doc)
				local known, unknown, untold = {}, {}, {}
				for _, access in ipairs(group.facts) do
					table.insert(not access.medium and untold or is_medium(access) and known or unknown, access)
				end
				local clean = see_untold(place, untold)
				clean = see_unknown(place, unknown) and clean
				local measure, encrypt, approve = promised(doc)
				for _, access in ipairs(known) do
					local means, who = D.means(access.medium), access.user or "?"
					local subject = "medium:" .. access.medium .. "/" .. who
					local encrypted, approved = O.truth(access.encrypted), O.truth(access.approved)
					if not is_declared(doc, means) then
						judge.deviates(place, { subject = subject, fact = access }, "undeclared", means, access.act, who)
						clean = false
					end
					if encrypt and encrypted == nil then
						judge.gap(measure, { subject = "encrypted", fact = access, declared = encrypt }, "no_encryption")
					elseif encrypt and not encrypted then
						judge.deviates(measure, { subject = subject, fact = access, declared = encrypt }, "plain", means, who)
					end
					if approve and not approvals then
						judge.gap(measure, { subject = "approved", fact = access, declared = approve }, "no_approval")
					elseif approve and approved == false and not (encrypt and encrypted == false) then
						judge.deviates(measure, { subject = subject, fact = access, declared = approve }, "unapproved", means, who)
					end
					clean = clean and (not encrypt or encrypted == true) and (not approve or approved == true)
				end
				return clean
			end,
		})
	end,
}
