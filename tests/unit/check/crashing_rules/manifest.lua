return { "zz_01" }
