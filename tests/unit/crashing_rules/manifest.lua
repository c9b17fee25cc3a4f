return { "zz_01", "zz_02" }
