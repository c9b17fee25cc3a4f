-- Means that an assessment says it uses, and the words by which its measures can be seen to answer their risk.
-- box: a box of 入手方法, 提供方法 and 移転方法; named: words in the texts of Ⅰ and Ⅱ, instead;
-- section: of Ⅲ, the only one in which an answer counts; form: asked for there only (様式3 has no item for what may
-- happen on the way).
return {
	{
		name = "flash", box = "フラッシュメモリ",
		words = { "媒体", "メモリ", "USB", "ＵＳＢ" },
		risk = { ja = "フラッシュメモリの紛失や盗難", en = "loss or theft of flash memory" },
	},
	{
		name = "media", box = "電子記録媒体(フラッシュメモリを除く。)",
		words = { "媒体", "ディスク", "DVD", "ＤＶＤ", "ＣＤ", "テープ", "LTO", "ＬＴＯ", "USB", "ＵＳＢ", "メモリ" },
		risk = { ja = "電子記録媒体の紛失や盗難", en = "loss or theft of media" },
	},
	{
		name = "mail", box = "電子メール",
		words = { "メール", "送信", "暗号", "パスワード" },
		risk = { ja = "電子メールの誤送信や盗み見", en = "mail sent to a wrong person or read by others" },
	},
	{
		name = "paper", box = "紙",
		words = { "書類", "申請書", "届出書", "窓口", "紙", "書面", "文書", "届書", "申告書", "申込書", "請求書", "報告書", "帳票", "簿冊", "台帳", "予診票", "用紙", "様式", "施錠", "郵送", "郵便", "封筒", "封入" },
		risk = { ja = "書類の紛失や誤送付", en = "papers lost or sent to a wrong person" },
	},
	{
		name = "online", form = "yoshiki4", named = { "電子申請", "サービス検索", "ぴったりサービス", "オンライン申請", "申請管理システム" },
		words = { "電子申請", "サービス検索", "ぴったりサービス", "オンライン申請", "申請管理", "LGWAN", "ＬＧＷＡＮ", "マイナポータル", "電子署名" },
		risk = { ja = "電子申請の経路での盗み見や改ざん", en = "online applications read or changed on their way" },
	},
	{
		name = "lgwan", form = "yoshiki4", named = { "LGWAN", "ＬＧＷＡＮ", "総合行政ネットワーク" },
		words = { "LGWAN", "ＬＧＷＡＮ", "総合行政ネットワーク", "暗号", "専用線", "専用回線", "閉域", "分離", "通信" },
		risk = { ja = "LGWANを通る通信の盗み見や誤接続", en = "communication over LGWAN" },
	},
	{
		name = "network", box = "情報提供ネットワークシステム", section = "iii/iii_6",
		words = { "中間サーバ", "情報提供ネットワーク", "照合リスト", "自動応答", "情報連携" },
		risk = { ja = "中間サーバーを通じた不正な照会や提供", en = "wrong queries and answers through 中間サーバー" },
	},
}
