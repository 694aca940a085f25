-- The spellings that both APIs are known to send, and what each must become.
with

casos as (

    select
        {{ texto_limpo("' A ' || chr(13) || chr(10)") }} = 'A' as texto,
        json_extract_string(
            {{ sem_entidades("'{"~'"a": "&amp;lt; &quot;b&#39;c&quot;&nbsp;d"'~"}'") }}, '$.a'
        ) = '&lt; "b''c" d' as entidades,
        {{ texto_limpo("'  '") }} is null as texto_vazio,
        {{ inteiro("'12.0'") }} = 12 as inteiro_com_fracao_zero,
        {{ inteiro("'12.7'") }} is null as inteiro_quebrado,
        {{ inteiro("'0'", zero_nulo=true) }} is null as id_zero,
        {{ dinheiro("'1e5'") }} = 100000.00 as dinheiro_com_expoente,
        {{ dinheiro("'-1.005'") }} = -1.01 as dinheiro_negativo,
        {{ dinheiro("'1.234,56'") }} is null as dinheiro_a_brasileira,
        {{ data_local("'2026-03-19 10:02:41'") }} = date '2026-03-19' as data_com_hora,
        {{ data_local("'19/03/2026'") }} = date '2026-03-19' as data_brasileira,
        {{ data_local("'0000-00-00'") }} is null as data_zero,
        {{ data_local("'1969-12-31'") }} is null as data_da_epoca,
        {{ data_local("'1985-03-05'") }} = date '1985-03-05' as data_antiga,
        {{ instante_local("'1969-12-31 21:00:00'") }} is null as instante_da_epoca,
        {{ data_zero("'31/12/1969'") }} and {{ data_zero("'0000-00-00 00:00:00'") }}
        and not {{ data_zero("'31/02/2026'") }} as zero_nao_e_rejeicao,
        {{ instante_local("'2026-03-19T10:02:41'") }} = timestamp '2026-03-19 10:02:41' as instante,
        {{ booleano("'NÃO'") }} = false as booleano_com_acento,
        {{ booleano("'talvez'") }} is null as booleano_desconhecido,
        {{ lista_ids("'1900, 1944'") }} = [1900, 1944] as lista_com_virgula,
        {{ lista_ids("'88;91'") }} = [88, 91] as lista_com_ponto_e_virgula,
        {{ nome_unidade_normalizado("'Apto 027 '") }} = '27' as unidade_com_prefixo,
        {{ nome_unidade_normalizado("'a 27'") }}
        = {{ nome_unidade_normalizado("'A-27'") }} as unidade

)

select *
from casos
where not coalesce(
        texto and entidades and texto_vazio and inteiro_com_fracao_zero and inteiro_quebrado
        and id_zero
        and dinheiro_com_expoente and dinheiro_negativo and dinheiro_a_brasileira and data_com_hora
        and data_brasileira and data_zero and data_da_epoca and data_antiga and instante_da_epoca
        and zero_nao_e_rejeicao and instante and booleano_com_acento
        and booleano_desconhecido and lista_com_virgula and lista_com_ponto_e_virgula
        and unidade_com_prefixo and unidade,
        false
    )
