-- How whole and how fresh the loads are, in tables of the sources; a state, nothing to compare with.
with

somas as (

    select
        count(*) as tabelas,
        count(*) filter (where e.situacao_ultima_execucao = 'failed') as com_falha,
        count(*) filter (where not coalesce(e.eh_completa, false)) as incompletas,
        count(*) filter (
            where e.ultima_carga_em is null or e.ultima_carga_em < $atrasada_antes_de::timestamp
        ) as atrasadas
    from views.vw_atualizacao_fontes as e

),

pendencias as (

    select
        count(*) as textos,
        coalesce(sum(e.quantidade), 0) as registros
    from views.vw_pendencias_mapeamento as e

)

select
    unnest(
        [
            {{'metrica': 'tabelas_carregadas', 'valor': tabelas::decimal(28, 6)}},
            {{'metrica': 'tabelas_com_falha', 'valor': com_falha::decimal(28, 6)}},
            {{'metrica': 'tabelas_incompletas', 'valor': incompletas::decimal(28, 6)}},
            {{'metrica': 'tabelas_atrasadas', 'valor': atrasadas::decimal(28, 6)}},
            {{'metrica': 'textos_sem_mapa', 'valor': textos::decimal(28, 6)}},
            {{'metrica': 'registros_sem_mapa', 'valor': registros::decimal(28, 6)}}
        ],
        recursive := true
    ),
    null::decimal(28, 6) as valor_comparado,
    null::decimal(28, 6) as diferenca,
    null::decimal(28, 6) as variacao
from somas, pendencias
