{{ desempenho_mensal('id_corretor', 'rotulo_corretor', 'dim_corretores') }}
