-- What a reviewer looks for in the measures of an item (審査の観点), by form.
-- asks: what the measure should tell; words: a pattern for words that tell it, run over the folded text (hy.key); quick as long as it is nothing but words.
-- A long text without one of the words tells something all the same, in other words: only short ones are doubted,
-- but for what is asked of every text, whatever its length (long = true).
local asks = {
	person = { ja = "何によって本人と確かめるか", en = "what proves the person" },
	number = { ja = "何によって番号が正しいと確かめるか", en = "what proves the number" },
	user = { ja = "一人ひとりを何によって認証するか", en = "what proves each user" },
	grant = { ja = "権限をいつ与え、いつ失わせるか", en = "when rights are given and taken back" },
	rights = { ja = "与えた権限をどう絞り、見直すか", en = "how rights are narrowed and looked through" },
	log = { ja = "記録をいつまで残し、どう点検するか", en = "for how long records are kept, and how they are looked through" },
	misuse = { ja = "事務の外での使用を何で防ぎ、見付けるか", en = "what prevents and finds use outside of duty" },
	copy = { ja = "複製を何で防ぎ、見付けるか", en = "what prevents and finds copies" },
	firm = { ja = "委託先の体制を何で確かめるか", en = "how the contractor's safeguards are made sure of" },
	erased = { ja = "消去や返却をどう確かめるか", en = "how erasure and return are made sure of" },
	wrong = { ja = "誤りを送る前にどう見付けるか", en = "how a slip is found before it is sent" },
	place = { ja = "場所と物をどう守るか", en = "how rooms and things are guarded" },
	technique = { ja = "どの技術で守るか", en = "which techniques guard it" },
	old = { ja = "古い情報をどう見付け、更新するか", en = "how old data are found and updated" },
	erasing = { ja = "消去をどの手順で行い、確かめるか", en = "by which steps data are erased, and how that is made sure of" },
	often = { ja = "いつ又はどのくらいの頻度で行うか", en = "when, or how often" },
}

local words = {
	person = "カード|免許|旅券|身分|証明|書類|代理権|本人確認|署名|対面|認証",
	number = "カード|住民票|住民基本台帳|住基|機構|照会|照合|突合|合致|一致|通知|確認書類|提示|付番|宛名|チェックデジット|検査用",
	user = "ID|符号|パスワード|暗証|生体|静脈|顔|指紋|虹彩|カード|トークン|要素|証明書|アカウント",
	grant = "異動|退職|人事|失効|削除|抹消|停止|解除|廃止|無効|取消|取り消|発令|着任|採用|有効期限|期限|申請",
	rights = "一覧|名簿|台帳|見直|棚卸|点検|確認|定期|毎|必要最小限|最小限|限定|限る|限って|制限|業務ごと|事務ごと|職務|役割|所属|だけ|のみ|別の",
	log = "年|か月|ヶ月|箇月|カ月|保存|保管|点検|確認|分析|監視|検知|突合|監査|抽出|調査|期間|報告|提出|閲覧",
	misuse = "記録|ログ|履歴|研修|教育|誓約|罰|処分|周知|監視|点検|確認|権限|禁止|規程|規定|指導|啓発|監査|禁じ|用いない|使用しない",
	copy = "媒体|USB|メモリ|複製|複写|コピー|持出|持ち出|書出|書き出|書込|書き込|出力|印刷|ダウンロード|保存でき|バックアップ|端末|権限|制御",
	firm = "認証|マーク|ISMS|ISO|JIS|27001|体制|実績|審査|選定|仕様|調査|立入|検査|報告|契約|確認|ISMAP|登録",
	erased = "報告|証明|確認|立会|立ち会|記録|検査|調査|提出|監査|書面",
	wrong = "確認|照合|突合|検査|チェック|点検|試験|テスト|検証|二人|2人|複数|制御|防止|限定|あらかじめ|予め|自動|決め|仕様|突き合わせ|紐付|認証|担保",
	place = "施錠|鍵|入退|入室|退室|入館|監視|警備|カメラ|カード|区画|区域|キャビネット|保管庫|金庫|ワイヤ|データセンタ|サーバ室|マシン室|電算室|耐震|防火|消火|電源",
	technique = "ウイルス|ウィルス|不正プログラム|マルウェア|ファイアウォール|ファイアーウォール|ファイヤ|暗号|パッチ|更新|不正アクセス|侵入|分離|遮断|閉域|ログ|検知|VPN|専用線",
	old = "更新|異動|反映|最新|突合|照合|修正|訂正|連携|日次|毎日|削除|消去|一括|取込|定期|点検|見直|作り直|失う|失効",
	erasing = "消去|削除|廃棄|溶解|裁断|破壊|破砕|焼却|消磁|記録|証明|期間",
	often = "年|か月|ヶ月|箇月|カ月|月1|週|毎|日次|月次|定期|随時|都度|適宜|常時|継続|際|時に|時及び|とき|たび|度に|ごと|0回|1回|2回|3回|4回|5回|6回|7回|8回|9回|期間|採用|着任|新任|異動|前に|後に",
}

local function row(path, name, long)
	return { path = path, name = name, words = words[name], long = long }
end

return {
	asks = asks,
	-- A text that says so is not asked further.
	elsewhere = "同じ|同様|参照|のとおり|記載し|上記|前記|別紙|別添|該当なし|該当しない|行わない|行っていない|存在しない|III|IV|リスク0|リスク1|リスク2|リスク3|リスク4|リスク5|リスク6|リスク7|リスク8|リスク9",
	yoshiki3 = {
		row("iii/iii_3/r2/ninshou/ninshou_houhou", "user"),
		row("iii/iii_9/kyouiku/kyouiku_houhou", "often", true),
	},
	yoshiki4 = {
		row("iii/iii_2/r3/honnin_kakunin", "person"),
		row("iii/iii_2/r3/shinsei", "number"),
		row("iii/iii_3/r2/ninshou/ninshou_houhou", "user"),
		row("iii/iii_3/r2/hakkou/hakkou_houhou", "grant"),
		row("iii/iii_3/r2/kengen/kengen_houhou", "rights"),
		row("iii/iii_3/r2/kiroku/kiroku_houhou", "log", true),
		row("iii/iii_3/r3/sochi", "misuse"),
		row("iii/iii_3/r4/sochi", "copy"),
		row("iii/iii_4/taisei", "firm"),
		row("iii/iii_4/kiroku/kiroku_houhou", "log", true),
		row("iii/iii_4/shoukyo_rule/shoukyo_rule_naiyou", "erased"),
		row("iii/iii_5/r1/kiroku/kiroku_houhou", "log", true),
		row("iii/iii_5/r3/sochi", "wrong"),
		row("iii/iii_7/r1/butsuri/butsuri_naiyou", "place"),
		row("iii/iii_7/r1/gijutsu/gijutsu_naiyou", "technique"),
		row("iii/iii_7/r2/sochi", "old"),
		row("iii/iii_7/r3/tejun/tejun_naiyou", "erasing"),
		row("iv/iv_1/jiko/jiko_houhou", "often", true),
		row("iv/iv_1/kansa/kansa_naiyou", "often", true),
		row("iv/iv_2/kyouiku/kyouiku_houhou", "often", true),
	},
}
