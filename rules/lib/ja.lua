-- Words that several rules look for.
local W = {}

-- Nobody said anything: 意見の聴取.
W.no_opinion = "(?:意見|提出|応募|申出).{0,12}(?:な(?:し|い|かった|く)|ありません|無(?:し|い|かった|く)|(?<![0-9])0(?:件|通|人|名)|寄せられま?(?:せん|なかった))|^(?:なし|無し|特になし|該当なし|0件)。?$"
-- What is planned: a measure that is still to come.
W.plan = { "予定", "計画", "検討", "今後", "までに", "改善", "見直す", "見直し", "導入する", "整備する", "強化", "順次", "解消" }
-- "The same as above" and nothing else.
W.same_as = "^(?:「?[ⅡIⅠ0-9.]*\\s*)?[^。]{0,40}?(?:と(?:同(?:じ|様|一|上)?|共通)|に同じ|同上|同じ|同)(?:である|です)?。?$"

return W
