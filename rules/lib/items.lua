-- Where the same thing stands in each form: id paths by form (templates/).
local paths = {
	yoshiki2 = {
		network = "i/i_4",
		threshold = "iii/kekka",
		people = "ii/ii_1/ninzuu",
	},
	yoshiki3 = {
		network = "i/i_5",
		threshold = "v/v_1/shikiichi",
		people = "i/i_1/taishou_ninzuu",
		basic_day = "v/v_1/jisshibi",
		opinions = "v/v_2",
		review = "v/v_3",
		sub_itaku = "iii/iii_4/r1/saiitaku_kakuho",
		records = "besshi1",
		network_in = { "r1" },
		network_out = { "r2" },
		annex = "besshi2",
	},
	yoshiki4 = {
		network = "i/i_6",
		threshold = "vi/vi_1/shikiichi",
		people = "i/i_1/taishou_ninzuu",
		basic_day = "vi/vi_1/jisshibi",
		opinions = "vi/vi_2",
		review = "vi/vi_3",
		sub_itaku = "iii/iii_4/saiitaku_kakuho",
		records = "besshi2",
		network_in = { "r1", "r2", "r3", "r4" },
		network_out = { "r5", "r6", "r7" },
		annex = "besshi3",
	},
}

return function(doc)
	return paths[doc:form()]
end
