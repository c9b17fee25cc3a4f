return { "ok_02" }
