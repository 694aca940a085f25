-- The contracts as the ERP knows them at the clock.
create or replace temp table agora_contratos as
with visiveis as (
    select
        c.*,
        ja(c.cancelado_em) and not ja(c.reativado_em) as esta_cancelado,
        ja(c.emitido_em) as foi_emitido,
        r.valor_inicial,
        r.idtipovenda = 1 as eh_a_vista,
        r.entrega_em,
        r.valor_editado_em,
        r.idunidade is null as sem_reserva,
        case
            when c.eh_nativo then c.valor
            else dinheiro(case when ja(r.valor_editado_em) then r.valor_final else r.valor_inicial end)
                + c.desvio_valor
        end::decimal(18, 2) as valor_contrato
    from mundo.contratos as c
    left join mundo.reservas as r on c.idreserva = r.idreserva
    where c.criado_em <= getvariable('agora')::timestamp
        and coalesce(c.removido_em > getvariable('agora')::timestamp, true)
)

select
    v.*,
    coalesce(v.valor_inicial, v.valor) as base_plano,
    case
        when esta_cancelado then 3
        when foi_emitido then 2
        when v.id % 10 = 0 and not ja(somar_dias(v.criado_em, 2)) then 0
        else 1
    end as situacao,
    greatest(
        v.criado_em,
        ocorrido(emitido_em),
        ocorrido(cancelado_em),
        ocorrido(reativado_em),
        case when valor_editado_em > v.criado_em then ocorrido(valor_editado_em) end,
        case when v.id % 10 = 0 then ocorrido(somar_dias(v.criado_em, 2)) end
    )::date as atualizado_em,
    un.id_unidade_erp,
    -- The same name as in the CRM but for case, hyphens and blanks.
    case v.id % 3
        when 0 then replace(un.unidade, '-', ' ') || ' '
        when 1 then lower(un.unidade)
        else un.unidade
    end as nome_unidade,
    un.tipo_unidade,
    un.area_privativa,
    un.bloco,
    e.nome as nome_empreendimento,
    e.id_empresa,
    e.paga_comissao_no_erp,
    co.id_credor as credor_corretor,
    co.nome as nome_corretor
from visiveis as v
inner join mundo.unidades as un on v.idunidade_contrato = un.idunidade
inner join mundo.empreendimentos as e on v.k_empreendimento = e.k
left join mundo.corretores as co on v.k_corretor = co.k and v.plantio <> 'sem_corretor';

create or replace temp macro situacao_contrato(codigo) as
    ['Solicitado', 'Autorizado', 'Emitido', 'Cancelado'][codigo + 1];
create or replace temp macro nome_erp(nome) as replace(nome, '&amp;', '&');
create or replace temp macro nome_pessoa_erp(id) as 'Cliente ' || seis(id - 2000);
create or replace temp macro tem_conjuge(id_cliente) as u(id_cliente, 'conjuge') < 0.25;
-- The numbers of the instalments of one series that the buyer has paid by the clock.
create or replace temp macro pagas(c, p) as
    case
        when not c.foi_emitido then []
        else list_filter(
            range(1, p.quantidade + 1),
            lambda n: pagamento_em(c.id, p.ordem, n, p.vencimento + (p.passo * (n - 1))::integer)
                <= least(
                    getvariable('agora')::date,
                    case
                        when c.esta_cancelado then c.data_cancelamento - 1 else getvariable('agora')::date
                    end
                )
        )
    end;
