return { "cd_06" }
