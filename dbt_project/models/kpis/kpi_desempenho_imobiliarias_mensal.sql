{{ desempenho_mensal('id_imobiliaria', 'nome_imobiliaria', 'dim_imobiliarias') }}
