-- GET /reservas/comissoes: the commission rule lines of each sale, one per beneficiary. The cursor is
-- the creation date: a line that is replaced turns ativo='N' without moving it.
create or replace temp view registros as
select
    c.id::varchar as referencia,
    ts(c.nasce_em) as referencia_data,
    sn(not ja(c.morre_em)) as ativo,
    c.id as id,
    ts(c.nasce_em) as data_cad,
    null::varchar as diferenca,
    case when c.para = 'IC' then 'I' else 'C' end as tipo,
    numero(c.valor, c.chave_linha) as valor,
    case when c.comissao_tipo = 'P' then 0 else c.percentual::double end as porcentagem,
    case c.para
        when 'CC' then 'Comissão do corretor' when 'IC' then 'Comissão da imobiliária' else 'Coordenação '
    end as descricao,
    c.idreserva as idreserva,
    c.idimobiliaria as idimobiliaria,
    c.idcorretor as idcorretor,
    c.comissao_tipo as comissao_tipo,
    'VGV' as comissao_pagamento_tipo,
    '' as codigointerno,
    case when c.comissao_tipo = 'P' then 'V' else 'P' end as tipo_valor,
    'Boleto' as forma_pagamento,
    'N' as pago_pela_condicao_reserva,
    'S' as contrato,
    c.para as para,
    c.quem as quem,
    c.linha as ordem,
    'N' as enviar_pagadoria,
    sn(c.versao = 2) as editado,
    'DU' as para_pagamento,
    0 as idusuario_nivel,
    0 as idusuario_categoria,
    case when c.para = 'CC' then 2 else 0 end as idcorretor_nivel,
    case when c.para = 'CC' then 1 else 0 end as idcorretor_categoria,
    'N' as fifty,
    null::integer as fifty_idreferencia,
    null::integer as id_sub_regra_comissao,
    c.id + 500000 as idreserva_comissao_lancamento,
    case when c.comissao_tipo = 'P' then c.valor::double else 0 end as valor_porcentagem_premiacao
from mundo.comissoes as c
where c.nasce_em <= getvariable('agora')::timestamp;

create or replace temp view servidos as
select r.referencia_data as cursor, r.id as ordem, to_json(r)::varchar as texto
from registros as r;
