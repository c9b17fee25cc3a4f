return function() return { own = "自分の部品" } end
