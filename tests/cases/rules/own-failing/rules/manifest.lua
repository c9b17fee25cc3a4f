return { "ng_01", "ng_02", "ng_03", "ng_04", "ng_05", "ok_01" }
