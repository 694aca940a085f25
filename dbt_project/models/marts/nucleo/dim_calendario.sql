with

feriados as (

    select * from {{ ref('feriados') }}

),

dias as (

    -- RF04: "data" is a keyword of some dialects and the public name of this column.
    select cast(dia as date) as data -- noqa: RF04
    from unnest(range(date '2015-01-01', date '2036-01-01', interval 1 day)) as sequencia (dia)

),

-- Two holidays may fall on one day (Good Friday on 21 April): the day is still one.
feriados_por_dia as (

    select
        data,
        string_agg(nome_feriado, ' e ' order by nome_feriado) as nome_feriado,
        bool_or(ambito <> 'facultativo') as eh_feriado
    from feriados
    group by data

),

classificados as (

    select
        dias.data,
        isodow(dias.data) as dia_da_semana,
        isodow(dias.data) >= 6 as eh_fim_de_semana,
        coalesce(feriados_por_dia.eh_feriado, false) as eh_feriado,
        feriados_por_dia.nome_feriado is not null
        and not coalesce(feriados_por_dia.eh_feriado, false) as eh_ponto_facultativo,
        feriados_por_dia.nome_feriado
    from dias
    left join feriados_por_dia using (data)

),

com_dia_util as (

    select
        *,
        not eh_fim_de_semana and not eh_feriado as eh_dia_util
    from classificados

),

final as (

    select
        data,
        year(data) as ano,
        quarter(data) as trimestre,
        month(data) as mes,
        cast(date_trunc('month', data) as date) as mes_referencia,
        {{ rotulo_mes('data') }} as rotulo_mes,
        quarter(data) || 'T' || strftime(data, '%y') as rotulo_trimestre,
        dia_da_semana,
        list_extract(
            ['segunda', 'terça', 'quarta', 'quinta', 'sexta', 'sábado', 'domingo'], dia_da_semana
        ) as nome_dia_da_semana,
        eh_fim_de_semana,
        eh_feriado,
        eh_ponto_facultativo,
        nome_feriado,
        eh_dia_util,
        count_if(eh_dia_util) over (
            partition by date_trunc('month', data)
            order by data
            rows between unbounded preceding and current row
        ) as dia_util_do_mes,
        count_if(eh_dia_util) over (partition by date_trunc('month', data))
            as quantidade_dias_uteis_mes
    from com_dia_util

)

select
    data,
    ano,
    trimestre,
    mes,
    mes_referencia,
    rotulo_mes,
    rotulo_trimestre,
    dia_da_semana,
    nome_dia_da_semana,
    eh_fim_de_semana,
    eh_feriado,
    eh_ponto_facultativo,
    nome_feriado,
    eh_dia_util,
    cast(dia_util_do_mes as bigint) as dia_util_do_mes,
    cast(quantidade_dias_uteis_mes as bigint) as quantidade_dias_uteis_mes
from final
